// What would be wrong with publishing the draft: entries that can say nothing, wordings taught twice, related questions that lead nowhere, conditions on channels that are none, dead links.
import type { Context, OutputOf } from "../base/context.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import { type Database, rowsWritten } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { deadLinks } from "../deadLinks/deadLinks.ts";
import { currentPart } from "../parts/parts.ts";
import { endOfWordings, listLostRelated, listTaughtTwice, listUnknownChannels, listWithoutAnswer } from "./changes.store.ts";

type Problem = OutputOf<"getChanges">["problems"][number];

const shown = 50;
// At 50,000 entries all slices together take 0.1 s without related questions and 0.7 s with; each stays under 8 ms.
const wordingsAtOnce = 5_000;
const entriesAtOnce = 500;

interface Found {
  problems: Problem[];
  count: number;
}
// While nothing is written the answer stays the same: leafing through the changes reads it once.
const known = new WeakMap<Database, Map<string, { writes: number; found: Found }>>();

/** The first 50 problems and how many there are. Reads in slices. */
export async function findProblems(c: Pick<Context, "db" | "kb">): Promise<Found> {
  const writes = rowsWritten(c.db);
  const kept = known.get(c.db) ?? new Map<string, { writes: number; found: Found }>();
  known.set(c.db, kept);
  const before = kept.get(c.kb.id);
  if (before?.writes === writes) return before.found;
  const found = await search(c.db, c.kb.id);
  kept.set(c.kb.id, { writes, found });
  return found;
}

async function search(db: Database, kb: string): Promise<Found> {
  const { channels } = currentPart<RobotSettings>(db, "robot_settings", kb).content;
  const problems: Problem[] = [];
  let count = 0;
  const add = (found: readonly Problem[]): void => {
    count += found.length;
    problems.push(...found.slice(0, shown - problems.length));
  };
  add(deadLinks(db, kb).map(({ url, ...r }) => ({ kind: "dead_link", entry: r.entry, question: r.question, detail: url, other: null })));
  add(listWithoutAnswer(db, kb).map((r) => ({ ...r, kind: "no_answer", detail: "", other: null })));
  for (let after = ""; ;) {
    const until = endOfWordings(db, kb, after, wordingsAtOnce);
    if (until === null) break;
    add(
      listTaughtTwice(db, kb, after, until).map((r) => ({
        kind: "duplicate_wording",
        entry: r.entry,
        question: r.question,
        detail: r.text,
        other: { entry: r.other, question: r.otherQuestion },
      })),
    );
    after = until;
    await nextTurn();
  }
  for (let after = ""; ;) {
    const { until, rows } = listLostRelated(db, kb, after, entriesAtOnce);
    if (until === null) break;
    add(rows.map((r) => ({ kind: "missing_related", entry: r.entry, question: r.question, detail: r.related, other: null })));
    const unknown = listUnknownChannels(db, kb, { after, until, channels });
    add(unknown.map((r) => ({ kind: "unknown_channel", entry: r.entry, question: r.question, detail: r.channel, other: null })));
    after = until;
    await nextTurn();
  }
  return { problems, count };
}
