// What is unpublished: the draft compared with the live version, entry by entry and part by part.
import type { releases as contract } from "../../shared/contract/releases.ts";
import { defaultSettings } from "../../shared/knowledge/usualSettings.ts";
import { emptyVocabulary, type Category, type RobotSettings, type Vocabulary } from "../../shared/knowledge/version.ts";
import type { Handler, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { changedLabels } from "../labels/labels.ts";
import { lastNotOurs, listNotOurs } from "../notOurs/notOurs.ts";
import { currentPart, partAt, type PartKind } from "../parts/parts.ts";
import { liveVersion, versionOf, type StoredVersion } from "../versions/environments.ts";
import { countChanges, hasChanges, listChanges } from "./changes.store.ts";
import { findProblems } from "./problems.ts";

/** One part before and after, or null where it is as live has it. */
interface ChangedPart<T> {
  before: T | null;
  after: T;
  by: string | null;
  at: string;
}
interface ChangedParts {
  vocabulary: ChangedPart<Vocabulary> | null;
  settings: ChangedPart<RobotSettings> | null;
  categories: ChangedPart<Category[]> | null;
  notOurs: ChangedPart<string[]> | null;
  labels: ChangedPart<{ questions: number }> | null;
}

export const getChanges: Handler<(typeof contract)["getChanges"]> = async (c, input) => {
  const { problems, count } = await findProblems(c);
  const live = liveVersion(c.db, c.kb.id);
  const version = live && versionOf(c.db, c.kb.id, live.number);
  const counts = countChanges(c.db, c.kb.id, live?.id ?? "");
  // Counting and listing each look at every entry: together they would be the longest stop of the server.
  await nextTurn();
  return () => {
    const parts = changedParts(c.db, c.kb, version, c.now());
    const differing = Object.values(parts).filter((part) => part !== null).length;
    const all = counts.new + counts.changed + counts.deleted;
    return {
      live: version && { number: version.number, publishedAt: version.at },
      counts: { ...counts, parts: differing, all: all + differing },
      total: input.change ? counts[input.change] : all,
      rows: listChanges(c.db, c.kb.id, live?.id ?? "", input.change ?? null, input.offset, input.limit),
      ...parts,
      problems,
      problemCount: count,
    };
  };
};

/** Whether anything differs from the version (null: whether anything was made yet). */
export const isChanged = (db: Database, kb: Kb, version: StoredVersion | null): boolean =>
  hasChanges(db, kb.id, version?.id ?? "") || arePartsChanged(db, kb, version);

/** Whether vocabulary, settings, categories, not-our-business questions or labels differ from the version. */
export const arePartsChanged = (db: Database, kb: Kb, version: StoredVersion | null): boolean =>
  Object.values(changedParts(db, kb, version, "")).some((part) => part !== null);

/** How many entries and parts differ from live: the count beside the navigation. */
export function countUnpublished(db: Database, kb: Kb): number {
  const live = liveVersion(db, kb.id);
  const counts = countChanges(db, kb.id, live?.id ?? "");
  const parts = changedParts(db, kb, live && versionOf(db, kb.id, live.number), "");
  return counts.new + counts.changed + counts.deleted + Object.values(parts).filter((part) => part !== null).length;
}

function changedParts(db: Database, kb: Kb, version: StoredVersion | null, now: string): ChangedParts {
  return {
    vocabulary: partOf<Vocabulary>(db, "vocabulary", kb.id, version?.vocabularyRevision, emptyVocabulary),
    settings: partOf<RobotSettings>(db, "robot_settings", kb.id, version?.settingsRevision, defaultSettings(kb.language)),
    categories: partOf<Category[]>(db, "category", kb.id, version?.categoryRevision, []),
    notOurs: notOursOf(db, kb.id, version, now),
    labels: labelsOf(db, kb.id, version, now),
  };
}

/** `start`: what a knowledge base begins with, and what the first version is therefore compared with. */
function partOf<T>(db: Database, part: PartKind, kb: string, published: number | undefined, start: T): ChangedPart<T> | null {
  const { revision, content, by, at } = currentPart<T>(db, part, kb);
  if (revision === published) return null;
  const before = published === undefined ? null : partAt<T>(db, part, kb, published);
  return JSON.stringify(content) === JSON.stringify(before ?? start) ? null : { before, after: content, by, at };
}

function labelsOf(db: Database, kb: string, version: StoredVersion | null, now: string): ChangedParts["labels"] {
  const changed = changedLabels(db, kb, version?.id ?? null);
  if (!changed) return null;
  const { before, after, by, at } = changed;
  return { before: before === null ? null : { questions: before }, after: { questions: after }, by, at: at ?? now };
}

function notOursOf(db: Database, kb: string, version: StoredVersion | null, now: string): ChangedPart<string[]> | null {
  const after = listNotOurs(db, kb);
  const before = version?.notOurs ?? [];
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  const last = lastNotOurs(db, kb);
  // What was taken away has no author any more.
  const isAddition = last !== null && !before.includes(last.text);
  return { before: version ? before : null, after, by: isAddition ? last.by : null, at: isAddition ? last.at : now };
}
