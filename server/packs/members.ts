// What lies in a version's pack, from its frozen rows: every build of the same version gives the same bytes.
import { createHash } from "node:crypto";
import { categoryPaths } from "../../shared/knowledge/categories.ts";
import { toJsonlEntry } from "../../shared/knowledge/jsonl.ts";
import { type MemberName, type PackManifest } from "../../shared/knowledge/pack.ts";
import type { Category, RobotSettings, Vocabulary } from "../../shared/knowledge/version.ts";
import type { Database } from "../base/db.ts";
import { partAt } from "../parts/parts.ts";
import { versionContents, type Frozen } from "../versions/environments.ts";

const slice = 500;

export interface Member {
  name: MemberName;
  chunks: Iterable<Buffer>;
}

/** The members in the order of the file. `model`: the bytes training made of it, in pieces. */
export function* packMembers(
  db: Database,
  kb: string,
  frozen: Frozen,
  model: Iterable<Buffer>,
  onEntries: (done: number) => void = () => {},
): Generator<Member> {
  const categories = partAt<Category[]>(db, "category", kb, frozen.categoryRevision);
  yield { name: "entries.jsonl", chunks: entryLines(db, kb, frozen.id, categories, onEntries) };
  yield { name: "categories.json", chunks: [json(categories)] };
  yield { name: "vocabulary.json", chunks: [json(partAt<Vocabulary>(db, "vocabulary", kb, frozen.vocabularyRevision))] };
  yield { name: "settings.json", chunks: [json(partAt<RobotSettings>(db, "robot_settings", kb, frozen.settingsRevision))] };
  yield { name: "not-ours.jsonl", chunks: [Buffer.from(frozen.notOurs.map((question) => `${JSON.stringify({ question })}\n`).join(""))] };
  yield { name: "model.bin", chunks: model };
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

function* entryLines(
  db: Database,
  kb: string,
  version: string,
  categories: readonly Category[],
  onEntries: (done: number) => void,
): Generator<Buffer> {
  const paths = categoryPaths(categories);
  let done = 0;
  for (let after = ""; ;) {
    const rows = versionContents(db, kb, version, after, slice);
    yield Buffer.from(rows.map((r) => `${JSON.stringify(toJsonlEntry(r.id, r.content, paths(r.content.category)))}\n`).join(""));
    onEntries((done += rows.length));
    if (rows.length < slice) return;
    after = rows.at(-1)!.id;
  }
}

/** Size and SHA-256 of each member, without keeping them. */
export function describeMembers(members: Iterable<Member>): PackManifest["members"] {
  return Array.from(members, ({ name, chunks }) => {
    const hash = createHash("sha256");
    let bytes = 0;
    for (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { name, bytes, sha256: hash.digest("hex") };
  });
}
