// What replacing a text in many entries would do, told without doing it: in slices, and as the change itself would go about it.
import { applyBulkChange, refusedBulk, replacedTexts, type Replacement } from "../../shared/knowledge/bulkChange.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { contentsOf } from "../entries/contents.ts";
import { otherTeacher, taughtBy, taughtTwice } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { leftBecause, type Left } from "./changeOne.ts";

type Preview = OutputOf<"previewReplacement">;

/** Entries read at once: some 5 ms. */
const slice = 100;
const mostShown = 50;

export async function previewReplacement(c: Context, ids: readonly string[], change: Replacement): Promise<Preview> {
  const found: Preview = { chosen: ids.length, entries: 0, places: 0, refused: 0, sample: [], left: [] };
  const teaching = createTeaching(c);
  for (let from = 0; from < ids.length; from += slice) {
    const here = ids.slice(from, from + slice);
    const contents = new Map(contentsOf(c.db, c.kb.id, here).map(({ id, content }) => [id, content]));
    for (const entry of here) {
      const before = contents.get(entry);
      const { content: after, places } = before ? applyBulkChange(before, change) : { content: undefined, places: 0 };
      if (!before || !after || after === before) continue;
      const left = refusal(entry, before, after, change, teaching.other);
      if (left) {
        found.refused += 1;
        if (found.left.length < mostShown) found.left.push(left);
        continue;
      }
      if (rewords(before, after)) teaching.note(entry, before, after);
      found.entries += 1;
      found.places += places;
      for (const text of found.sample.length < mostShown ? replacedTexts(before, after) : [])
        if (found.sample.length < mostShown) found.sample.push({ entry, question: before.question, ...text });
    }
    await nextTurn();
  }
  return found;
}

/** Whether its wordings change: comparing them takes most of the time. */
const rewords = (before: EntryContent, after: EntryContent): boolean =>
  before.question !== after.question || before.similar.some(({ text }, i) => text !== after.similar[i]!.text);

type OtherTeacher = (entry: string, after: EntryContent, before: EntryContent) => { id: string; question: string; text: string } | null;

function refusal(entry: string, before: EntryContent, after: EntryContent, change: Replacement, other: OtherTeacher): Left | null {
  const refused = refusedBulk(after, change);
  if (refused) return leftBecause(entry, before.question, refused.why, { text: refused.text });
  if (!rewords(before, after)) return null;
  const twice = taughtTwice(after);
  if (twice) return leftBecause(entry, before.question, "twice", { text: twice.text });
  const taken = other(entry, after, before);
  return taken && leftBecause(entry, before.question, "taken", { text: taken.text, twin: { id: taken.id, question: taken.question } });
}

/** Who teaches what, once the entries before were changed: some wordings are free by then, some are taken. */
function createTeaching(c: Context): { other: OtherTeacher; note: (entry: string, before: EntryContent, after: EntryContent) => void } {
  const free = new Set<string>();
  const taken = new Map<string, { id: string; question: string }>();
  const keysOf = (content: EntryContent): Map<string, string> => new Map(taughtBy(content).map((text) => [wordingKey(text), text]));
  return {
    other: (entry, after, before) => {
      const [had, has] = [keysOf(before), keysOf(after)];
      for (const [key, text] of has) {
        const by = had.has(key) ? undefined : taken.get(key);
        if (by && by.id !== entry) return { ...by, text };
      }
      const found = otherTeacher(c, entry, after, before, (key, by) => free.has(`${by} ${key}`));
      return found && { id: found.entry, question: found.question, text: found.text };
    },
    note: (entry, before, after) => {
      const [had, has] = [keysOf(before), keysOf(after)];
      for (const key of had.keys()) if (!has.has(key)) free.add(`${entry} ${key}`);
      for (const key of has.keys()) if (!had.has(key)) taken.set(key, { id: entry, question: after.question });
    },
  };
}
