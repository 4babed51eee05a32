// Taking a decision back, with what it taught and what it took from other entries.
import { Failure } from "../../shared/errors.ts";
import type { OutputOf, Context } from "../base/context.ts";
import { untaughtWordings } from "../entries/entries.ts";
import { teachersOf } from "../entries/entryLookup.ts";
import { currentContent, knownEntry, saveContent } from "../entries/saveContent.ts";
import { settleWordings } from "../entries/settleWordings.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { removeNotOurs } from "../notOurs/notOurs.ts";
import { markDecided, type Moved } from "./decide.ts";
import { getDecision, listDecidedQuestions, markUndone } from "./decisions.store.ts";

/** Takes a decision back with what it taught, as far as that is still there. */
export function undo(c: Context, id: string): OutputOf<"undoDecision"> {
  const decision = getDecision(c.db, c.kb.id, id);
  if (!decision) throw new Failure("not_found", "no such decision");
  if (decision.undoneAt !== null) throw new Failure("nothing_to_do", "it was taken back already");
  const parts = listDecidedQuestions(c.db, c.kb.id, id);
  markUndone(c.db, c.kb.id, id, c.now());
  if (decision.kind === "not_ours") for (const { text } of parts) removeNotOurs(c, text);
  // A new entry that was merged into another leaves its wordings there.
  if (decision.kind === "taught" || (decision.kind === "new_entry" && decision.entry !== decision.named))
    untaughtWordings(
      c,
      decision.entry!,
      parts.flatMap(({ wording }) => wording ?? []),
    );
  // One that was merged into another is gone already, and the other was not made here.
  if (decision.kind === "new_entry" && !knownEntry(c, decision.named!).deleted)
    saveContent(c, decision.named!, currentContent(c, decision.named!), "undone", { deleted: true });
  giveBack(c, JSON.parse(decision.moved) as Moved[]);
  c.audit({
    action: "miss.undone",
    subject: decision.text,
    before: { decision: id, cluster: decision.cluster, kind: decision.kind, entry: decision.entry },
  });
  markDecided(
    c,
    parts.map((part) => ({ id: part.miss })),
    decision.kind === "not_ours",
  );
  return { cluster: decision.cluster };
}

/** Wordings that were taken from other entries, to those that are still there and as far as nobody teaches them by now. */
function giveBack(c: Context, moved: readonly Moved[]): void {
  const free = moved.filter(
    ({ entry, text }) => !knownEntry(c, entry).deleted && teachersOf(c.db, c.kb.id, [wordingKey(text)]).length === 0,
  );
  if (free.length > 0)
    settleWordings(
      c,
      free.map((one) => ({ ...one, as: "positive" as const })),
    );
}
