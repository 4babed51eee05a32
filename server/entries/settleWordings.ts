// Who teaches a wording: taken out of entries, made negative there, or taught to one of them, all in one transaction.
import { Failure } from "../../shared/errors.ts";
import { MOST_SIMILAR, type EntryContent, type SimilarQuestion } from "../../shared/knowledge/entry.ts";
import type { Context } from "../base/context.ts";
import { currentContent, knownEntry, saveContent } from "./saveContent.ts";
import { wordingKey } from "./wordingKey.ts";

type TaughtAs = "positive" | "negative" | "none";

interface Settled {
  entry: string;
  text: string;
  as: TaughtAs;
}

/** On top of the newest revisions. Answers with what restores those that changed, in the order in which that can be done: who got a wording first. Who stands to it so already is left alone. */
export function settleWordings(c: Context, settled: readonly Settled[]): { id: string; previous: number }[] {
  const changed = whatSettles(c, settled).map(({ entry, content, reason }) => {
    const previous = knownEntry(c, entry).revision;
    saveContent(c, entry, content, reason);
    return { id: entry, previous };
  });
  return changed.toReversed();
}

/** The entries that differ then, as they will be, in the order in which they are saved. */
export function whatSettles(
  c: Context,
  settled: readonly Settled[],
): { entry: string; content: EntryContent; reason: "taught" | "moved" }[] {
  const byEntry = new Map<string, Settled[]>();
  for (const one of settled) byEntry.set(one.entry, [...(byEntry.get(one.entry) ?? []), one]);
  // What is taken out first is free for who gets it.
  const inOrder = [...byEntry].sort(([, a], [, b]) => Number(gives(a)) - Number(gives(b)));
  return inOrder.flatMap(([entry, wanted]) => {
    if (knownEntry(c, entry).deleted) throw new Failure("not_found", "the entry was deleted");
    const now = currentContent(c, entry);
    const content = wanted.reduce((next, one) => standing(c, next, one), now);
    return content === now ? [] : [{ entry, content, reason: gives(wanted) ? ("taught" as const) : ("moved" as const) }];
  });
}

const gives = (wanted: readonly Settled[]): boolean => wanted.some(({ as }) => as === "positive");

function standing(c: Context, content: EntryContent, { entry, text, as }: Settled): EntryContent {
  const key = wordingKey(text);
  if (wordingKey(content.question) === key) {
    if (as === "positive") return content;
    throw new Failure(
      "rule_broken",
      `"${content.question}" is the standard question of ${entry}: merge the two entries, or write another one there`,
      {
        field: "text",
        entry,
      },
    );
  }
  const known = content.similar.find((s) => wordingKey(s.text) === key);
  if (as === "none") return known ? { ...content, similar: content.similar.filter((s) => s !== known) } : content;
  if (known)
    return known.kind === as ? content : { ...content, similar: content.similar.map((s) => (s === known ? { ...s, kind: as } : s)) };
  if (content.similar.length >= MOST_SIMILAR)
    throw new Failure("rule_broken", `an entry has at most ${MOST_SIMILAR} similar questions`, {
      field: "similar",
      expected: `at most ${MOST_SIMILAR}`,
    });
  const added: SimilarQuestion = { id: c.newId("q"), text, kind: as, origin: "hand", by: c.user?.name ?? null, at: c.now() };
  return { ...content, similar: [...content.similar, added] };
}
