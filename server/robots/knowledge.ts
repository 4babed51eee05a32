// Puts together what a robot is made from, in slices, from the draft or from a version.
import type { EngineEntry, Knowledge } from "../../shared/engine/types.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category, RobotSettings, Vocabulary } from "../../shared/knowledge/version.ts";
import { skillGroupsOf } from "../../shared/knowledge/categories.ts";
import type { Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { draftContents } from "../entries/contents.ts";
import { currentPart, partAt } from "../parts/parts.ts";
import { versionContents, type Frozen } from "../versions/environments.ts";
import { listNotOurs } from "../notOurs/notOurs.ts";

// 200 small entries are read and parsed in about 3 ms, 200 with a hundred wordings each in 50: how many go into a slice is found out.
const fewest = 10;
const most = 400;
const sliceMs = 5;

/** What the engine reads of an entry. */
export function engineEntry(id: string, content: EntryContent): EngineEntry {
  const { note: _, similar, ...rest } = content;
  return { id, ...rest, similar: similar.map((s) => ({ id: s.id, text: s.text, kind: s.kind })) };
}

/** The draft as it is now. Entries saved while this runs may or may not be in it: the caller replays them. */
export async function draftKnowledge(db: Database, kb: Kb): Promise<Knowledge> {
  const entries = await collect((after, limit) => draftContents(db, kb.id, after, limit));
  return {
    entries,
    timeZone: kb.timeZone,
    vocabulary: currentPart<Vocabulary>(db, "vocabulary", kb.id).content,
    settings: currentPart<RobotSettings>(db, "robot_settings", kb.id).content,
    skillGroups: skillGroupsOf(currentPart<Category[]>(db, "category", kb.id).content),
    notOurs: listNotOurs(db, kb.id),
  };
}

/** What was frozen for a version, announced or not. */
export async function frozenKnowledge(db: Database, kb: Kb, version: Frozen): Promise<Knowledge> {
  const entries = await collect((after, limit) => versionContents(db, kb.id, version.id, after, limit));
  return {
    entries,
    timeZone: kb.timeZone,
    vocabulary: partAt<Vocabulary>(db, "vocabulary", kb.id, version.vocabularyRevision),
    settings: partAt<RobotSettings>(db, "robot_settings", kb.id, version.settingsRevision),
    skillGroups: skillGroupsOf(partAt<Category[]>(db, "category", kb.id, version.categoryRevision)),
    notOurs: version.notOurs,
  };
}

async function collect(read: (after: string, limit: number) => { id: string; content: EntryContent }[]): Promise<EngineEntry[]> {
  const entries: EngineEntry[] = [];
  let limit = fewest;
  for (let after = ""; ; after = entries.at(-1)!.id) {
    const begun = performance.now();
    const rows = read(after, limit);
    for (const row of rows) entries.push(engineEntry(row.id, row.content));
    if (rows.length < limit) return entries;
    const took = performance.now() - begun;
    limit = Math.max(fewest, Math.min(most, Math.round((limit * sliceMs) / Math.max(took, sliceMs / 2))));
    await nextTurn();
  }
}
