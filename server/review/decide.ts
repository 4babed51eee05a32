// Dealing with a missed question: what is decided is taught at once, remembered, and can be taken back.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { review as contract } from "../../shared/contract/review.ts";
import { textKey } from "../../shared/engine/text.ts";
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { OutputOf, Context } from "../base/context.ts";
import { addWording, removeWording } from "../entries/entries.ts";
import { entryStates, teachersOf } from "../entries/entryLookup.ts";
import { currentContent, knownEntry, saveContent } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { addNotOurs, removeNotOurs } from "../notOurs/notOurs.ts";
import { getDecision, getStandings, insertDecision, markUndone, type StoredDecision } from "./decisions.store.ts";
import { findMiss, stateOf, type Miss } from "./misses.ts";

type Choice = Parsed<(typeof contract)["decideMiss"]>["decision"];
const putOffDays = 7;

/** The missed question, or `not_found`. */
export function knownMiss(c: Context, id: string): Miss {
  const miss = findMiss(c, c.kb, id);
  if (!miss) throw new Failure("not_found", "no such missed question");
  return miss;
}

/** Does what was chosen and remembers it. Throws `conflict` with the decision that stands, `taken` with the entry that already teaches the wording. */
export function decideMiss(c: Context, id: string, choice: Choice): OutputOf<"decideMiss"> {
  const miss = knownMiss(c, id);
  refuseSecond(c, miss, choice);
  const done = carryOut(c, miss, choice);
  const decision = c.newId("d");
  const until = choice.kind === "later" ? new Date(Date.parse(c.now()) + putOffDays * 86_400_000).toISOString() : null;
  insertDecision(c.db, c.kb.id, {
    id: decision,
    miss: id,
    textKey: miss.textKey,
    text: miss.text,
    kind: choice.kind,
    ...done,
    missed: miss.missed,
    until,
    by: c.user?.name ?? null,
    at: c.now(),
  });
  c.audit({ action: `miss.${choice.kind}`, subject: miss.text, after: { decision, miss: id, ...done } });
  return { decision, entry: done.entry };
}

/** Somebody else may have been quicker. A question put off can be dealt with after all. */
function refuseSecond(c: Context, miss: Miss, choice: Choice): void {
  const [standing] = getStandings(c.db, c.kb.id, [miss], c.now());
  const state = stateOf(miss, standing!, c.now());
  if (!standing!.decision || state === "open" || (state === "later" && choice.kind !== "later")) return;
  throw new Failure("conflict", "this question was dealt with already; undo that first", standing!.decision);
}

function carryOut(c: Context, miss: Miss, choice: Choice): Pick<StoredDecision, "entry" | "wording"> {
  if (choice.kind === "later") return { entry: null, wording: null };
  const teachers = teachersOf(c.db, c.kb.id, [miss.textKey]);
  const other = teachers.find((t) => choice.kind !== "taught" || t.entry !== choice.entry);
  // The robot would go on answering with that one.
  if (other)
    throw new Failure("taken", `"${other.question}" already teaches this wording; take it out there first`, {
      entry: other.entry,
      question: other.question,
    });
  if (choice.kind === "not_ours") {
    addNotOurs(c, miss.text);
    return { entry: null, wording: null };
  }
  if (choice.kind === "new_entry") {
    const entry = c.newId("e");
    saveContent(c, entry, teaching(c, miss, choice.content), "created");
    return { entry, wording: null };
  }
  const [state] = entryStates(c.db, c.kb.id, [choice.entry], "");
  if (!state || state.deleted) throw new Failure("not_found", "no such entry");
  if (!state.enabled)
    throw new Failure("rule_broken", "the entry is disabled and would not answer; enable it first", { field: "decision.entry" });
  return {
    entry: choice.entry,
    wording: teachers.length > 0 ? null : addWording(c, choice.entry, fitting(miss.text), "positive", "review").wording,
  };
}

/** The new entry's content, with the missed question among its wordings. */
function teaching(c: Context, miss: Miss, content: EntryContent): EntryContent {
  const taught = [content.question, ...content.similar.filter((s) => s.kind === "positive").map((s) => s.text)];
  if (taught.some((text) => wordingKey(text) === miss.textKey)) return content;
  if (content.similar.length >= 300) throw new Failure("rule_broken", "an entry has at most 300 similar questions", { field: "similar" });
  return {
    ...content,
    similar: [
      ...content.similar,
      { id: c.newId("q"), text: fitting(miss.text), kind: "positive", origin: "review", by: c.user?.name ?? null, at: c.now() },
    ],
  };
}

function fitting(text: string): string {
  // The robot answers nothing to punctuation alone, whatever is taught.
  if (textKey(text) === "") throw new Failure("rule_broken", "a wording with letters, digits or symbols is expected", { field: "text" });
  if (text.length > 500)
    throw new Failure("rule_broken", "a wording has at most 500 characters; teach a shorter one in the entry", { field: "text" });
  return text;
}

/** Takes a decision back with what it taught, as far as that is still there. */
export function undo(c: Context, id: string): OutputOf<"undoDecision"> {
  const decision = getDecision(c.db, c.kb.id, id);
  if (!decision) throw new Failure("not_found", "no such decision");
  if (decision.undoneAt !== null) throw new Failure("nothing_to_do", "it was taken back already");
  markUndone(c.db, c.kb.id, id, c.now());
  if (decision.kind === "not_ours") removeNotOurs(c, decision.text);
  if (decision.kind === "taught" && decision.wording !== null) removeWording(c, decision.entry!, decision.wording);
  // One that was merged into another is gone already, and the other was not made here.
  if (decision.kind === "new_entry" && !knownEntry(c, decision.named!).deleted)
    saveContent(c, decision.named!, currentContent(c, decision.named!), "undone", { deleted: true });
  c.audit({
    action: "miss.undone",
    subject: decision.text,
    before: { decision: id, miss: decision.miss, kind: decision.kind, entry: decision.entry },
  });
  return { miss: decision.miss };
}
