// Which version is live, and what a version holds.
import type { Database } from "../base/db.ts";
import { getEnvironment, getManifest, getVersion, listVersionContents, listVersionRows, type StoredVersion } from "./environments.store.ts";

export type { StoredVersion };

/** The live version's id, or "" when nothing was published: what change states are compared with. */
export const liveVersionId = (db: Database, kb: string): string => getEnvironment(db, kb, "live")?.id ?? "";

/** The live version, or null when nothing was published. */
export const liveVersion = (db: Database, kb: string): { id: string; number: number; movedAt: string; checksum: string } | null =>
  getEnvironment(db, kb, "live");

export const versionOf = (db: Database, kb: string, number: number): StoredVersion | null => getVersion(db, kb, number);

/** What names a version's knowledge: immutable rows, whether the version has been announced or is being made. */
export type Frozen = Pick<StoredVersion, "id" | "categoryRevision" | "vocabularyRevision" | "settingsRevision" | "notOurs">;

export const frozenOf = ({ id, categoryRevision, vocabularyRevision, settingsRevision, notOurs }: Frozen): Frozen => ({
  id,
  categoryRevision,
  vocabularyRevision,
  settingsRevision,
  notOurs,
});

/** The manifest of a version's pack, byte for byte as it was hashed. */
export const manifestOf = getManifest;

/** A version's entries in slices, by id. */
export const versionContents = listVersionContents;

/** Announced versions, newest first, a page at a time. */
export const listVersions = listVersionRows;
