// Worker tasks around packs: hash what a version will hold, and write a version's pack to a file.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, readFile, rename, rm } from "node:fs/promises";
import { manifestText, packFormat, packFormatVersion, type PackManifest } from "../../shared/knowledge/pack.ts";
import { Failure } from "../../shared/errors.ts";
import { ENGINE_VERSION } from "../../shared/engine/model.ts";
import { openReadOnly } from "../base/db.ts";
import type { Frozen } from "../versions/environments.ts";
import { modelParts } from "../versions/models.ts";
import type { WorkerCall } from "../workers/pool.ts";
import { describeMembers, packMembers } from "./members.ts";
import { readPack } from "./readPack.ts";
import { writeZip } from "./zip.ts";

type Heading = Omit<PackManifest, "format" | "formatVersion" | "engineVersion" | "members">;

/** Hashes the members of a version that is being made, its model stored already; returns its manifest, whose SHA-256 is the version's checksum. */
export function describe({ input, progress }: WorkerCall<{ dataDir: string; kb: string; frozen: Frozen; heading: Heading }>): {
  manifest: string;
  checksum: string;
  engineVersion: string;
} {
  const db = openReadOnly(input.dataDir, "trainer");
  try {
    const members = describeMembers(
      packMembers(db, input.kb, input.frozen, modelParts(db, input.frozen.id), (done) => progress.postMessage(done)),
    );
    const { knowledgeBase, version, parent, note, author, publishedAt, counts } = input.heading;
    const manifest = manifestText({
      format: packFormat,
      formatVersion: packFormatVersion,
      engineVersion: ENGINE_VERSION,
      knowledgeBase,
      version,
      parent,
      note,
      author,
      publishedAt,
      counts,
      members,
    });
    return { manifest, checksum: createHash("sha256").update(manifest).digest("hex"), engineVersion: ENGINE_VERSION };
  } finally {
    db.close();
  }
}

interface PackOrder {
  dataDir: string;
  kb: string;
  frozen: Frozen;
  manifest: string;
  checksum: string;
  /** Where the pack must lie in the end. */
  path: string;
}

/** Makes sure that the version's pack lies at `path`, whole and with the checksum stored at publishing. */
export async function ensure({ input }: WorkerCall<PackOrder>): Promise<void> {
  if (await isWhole(input.path, input.checksum)) return;
  const draft = `${input.path}.part`;
  const db = openReadOnly(input.dataDir, "trainer");
  try {
    await writeZip(input.manifest, packMembers(db, input.kb, input.frozen, modelParts(db, input.frozen.id)), createWriteStream(draft));
    await readPack(await readFile(draft), { checksum: input.checksum });
    await flush(draft);
    await rename(draft, input.path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error instanceof Failure
      ? new Error(`the pack of version ${input.frozen.id} does not match what was published: ${error.message}`)
      : error;
  } finally {
    db.close();
  }
}

async function isWhole(path: string, checksum: string): Promise<boolean> {
  try {
    await readPack(await readFile(path), { checksum });
    return true;
  } catch {
    return false;
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync();
  await file.close();
}
