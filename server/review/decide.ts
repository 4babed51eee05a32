// Dealing with the questions of a cluster: what is decided is taught at once, and remembered.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import { MOST_TAUGHT, type review as contract } from "../../shared/contract/review.ts";
import { textKey } from "../../shared/engine/text.ts";
import { Failure } from "../../shared/errors.ts";
import { MOST_SIMILAR, MOST_WORDING, type EntryContent, type SimilarQuestion } from "../../shared/knowledge/entry.ts";
import type { OutputOf, Context } from "../base/context.ts";
import { stale } from "../clusters/clusters.ts";
import { teachWordings } from "../entries/entries.ts";
import { entryStates, teachersOf } from "../entries/entryLookup.ts";
import { saveContent } from "../entries/saveContent.ts";
import { settleWordings } from "../entries/settleWordings.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { addNotOurs } from "../notOurs/notOurs.ts";
import { getStandings, insertDecision } from "./decisions.store.ts";
import { notedNotOurs } from "./marks.ts";
import type { ClusterQuestion, Miss } from "./misses.ts";
import type { LearnedFrom } from "./takenAnswer.ts";
import { wordingsToTeach } from "./reading.ts";

type Decided = Parsed<(typeof contract)["decideCluster"]>;
type Choice = Decided["decision"];
/** A wording that was taken from another entry. */
export type Moved = { entry: string; text: string };
const putOffDays = 7;

/** Does what was chosen with these questions of a cluster and remembers it. Throws `conflict` with the decision that stands, `taken` with the entry that already teaches a wording. */
export function decideQuestions(
  c: Context,
  { id: cluster, name }: { id: string; name: string },
  members: readonly ClusterQuestion[],
  { decision: choice, settle, source = null }: Pick<Decided, "decision" | "settle"> & { source?: LearnedFrom | null },
): OutputOf<"decideCluster"> {
  const meant = thoseLeft(c, members, choice);
  const misses = meant.map(({ miss }) => miss);
  const moved: Moved[] = settle.map(({ entry, text }) => ({ entry, text }));
  if (settle.length > 0) settleWordings(c, settle);
  const { entry, wordings, revision } = carryOut(c, meant, choice);
  const id = c.newId("d");
  const at = c.now();
  const until = choice.kind === "later" ? new Date(Date.parse(at) + putOffDays * 86_400_000).toISOString() : null;
  const taught = choice.kind === "not_ours" ? misses.length : wordings.size;
  insertDecision(
    c.db,
    c.kb.id,
    {
      id,
      cluster,
      text: name,
      kind: choice.kind,
      entry,
      questions: misses.length,
      taught,
      moved: JSON.stringify(moved),
      revision,
      source: source && JSON.stringify(source),
      by: c.user?.name ?? null,
      at,
    },
    misses.map((miss) => ({
      id: c.newId("d"),
      miss: miss.id,
      textKey: miss.textKey,
      text: miss.text,
      wording: wordings.get(miss.id) ?? null,
      missed: miss.missed,
      until,
    })),
  );
  c.audit({
    action: `miss.${choice.kind}`,
    subject: name,
    after: {
      decision: id,
      cluster,
      entry,
      questions: misses.map((miss) => miss.text),
      taught,
      ...(moved.length > 0 ? { moved } : {}),
      ...(source ? { from: source } : {}),
    },
  });
  markDecided(c, misses, choice.kind === "not_ours");
  return { decision: id, entry, taught };
}

/** Somebody else may have been quicker: what was decided since is left as it is. A question put off can be dealt with after all. */
function thoseLeft(c: Context, members: readonly ClusterQuestion[], choice: Choice): readonly ClusterQuestion[] {
  const left = members.filter(({ state, isDecided }) => state === "open" || (state === "later" ? choice.kind !== "later" : !isDecided));
  if (left.length > 0) return left;
  const [standing] = getStandings(
    c.db,
    c.kb.id,
    members.slice(0, 1).map(({ miss }) => miss),
    c.now(),
  );
  const decision = standing?.decision;
  throw new Failure(
    "conflict",
    "these questions were dealt with already; undo that first",
    decision ? { ...decision, id: decision.decision } : {},
  );
}

/** The entry that was taught or made, and the wordings that each question became. */
function carryOut(
  c: Context,
  members: readonly ClusterQuestion[],
  choice: Choice,
): { entry: string | null; wordings: Map<string, string | null>; revision: number | null } {
  const nothing = { entry: null, wordings: new Map<string, string>(), revision: null };
  if (choice.kind === "later") return nothing;
  const misses = members.map(({ miss }) => miss);
  const teachers = teachersOf(
    c.db,
    c.kb.id,
    misses.map((miss) => miss.textKey),
  );
  const other = teachers.find((t) => choice.kind !== "taught" || t.entry !== choice.entry);
  // The robot would go on answering with that one.
  if (other)
    throw new Failure("taken", `"${other.question}" already teaches one of these wordings; take it out there first`, {
      entry: other.entry,
      question: other.question,
      text: misses.find((miss) => miss.textKey === other.key)!.text,
      isStandard: wordingKey(other.question) === other.key,
    });
  if (choice.kind === "not_ours") {
    for (const miss of misses) addNotOurs(c, miss.text);
    return nothing;
  }
  if (choice.kind === "new_entry") {
    const entry = c.newId("e");
    const { content, wordings } = teaching(c, members, choice.content);
    const revision = saveContent(c, entry, content, "created");
    return { entry, wordings, revision };
  }
  refuseSilent(c, choice.entry, "decision.entry");
  const known = new Set(teachers.map((t) => t.key));
  const chosen = wordingsToTeach(
    members.filter(({ miss }) => !known.has(miss.textKey)),
    MOST_TAUGHT,
  );
  // All of them are taught already: that is remembered.
  if (known.size === 0 || chosen.length > 0) refuseUnfit(misses, chosen);
  if (chosen.length === 0) return { entry: choice.entry, wordings: new Map(), revision: null };
  const { wordings, revision } = teachWordings(
    c,
    choice.entry,
    chosen.map(({ text }) => text),
    "positive",
    "review",
  );
  return { entry: choice.entry, wordings: new Map(chosen.map((miss, i) => [miss.id, wordings[i]!])), revision };
}

/** An entry that is disabled or gone would not answer what it is taught. */
export function refuseSilent(c: Context, entry: string, field: string): void {
  const [state] = entryStates(c.db, c.kb.id, [entry], "");
  if (!state || state.deleted) throw new Failure("not_found", "no such entry");
  if (!state.enabled) throw new Failure("rule_broken", "the entry is disabled and would not answer; enable it first", { field });
}

/** The new entry's content, with wordings of the cluster among its own; which of the questions it teaches. Who filled in any of them as similar questions chose what it teaches. */
function teaching(
  c: Context,
  members: readonly ClusterQuestion[],
  content: EntryContent,
): { content: EntryContent; wordings: Map<string, string | null> } {
  const similar = new Map(content.similar.filter((s) => s.kind === "positive").map((s) => [wordingKey(s.text), s.id]));
  const standard = wordingKey(content.question);
  const own = new Map<string, string | null>();
  for (const { miss } of members)
    if (miss.textKey === standard) own.set(miss.id, null);
    else if (similar.has(miss.textKey)) own.set(miss.id, similar.get(miss.textKey)!);
  if (members.some(({ miss }) => similar.has(miss.textKey))) return { content, wordings: own };
  const rest = members.filter(({ miss }) => miss.textKey !== standard);
  if (rest.length === 0) return { content, wordings: own };
  if (content.similar.length >= MOST_SIMILAR)
    throw new Failure("rule_broken", `an entry has at most ${MOST_SIMILAR} similar questions`, { field: "similar" });
  const chosen = wordingsToTeach(rest, Math.min(MOST_TAUGHT, MOST_SIMILAR - content.similar.length));
  if (own.size === 0)
    refuseUnfit(
      rest.map(({ miss }) => miss),
      chosen,
    );
  const added = chosen.map(({ text }): SimilarQuestion => ({
    id: c.newId("q"),
    text,
    kind: "positive",
    origin: "review",
    by: c.user?.name ?? null,
    at: c.now(),
  }));
  chosen.forEach((miss, i) => own.set(miss.id, added[i]!.id));
  return { content: { ...content, similar: [...content.similar, ...added] }, wordings: own };
}

function refuseUnfit(misses: readonly Miss[], chosen: readonly Miss[]): void {
  if (chosen.length > 0) return;
  // The robot answers nothing to punctuation alone, whatever is taught.
  if (misses.every(({ text }) => textKey(text) === ""))
    throw new Failure("rule_broken", "a wording with letters, digits or symbols is expected", { field: "text" });
  throw new Failure("rule_broken", `a wording has at most ${MOST_WORDING} characters; teach a shorter one in the entry`, { field: "text" });
}

/** Once the decision stands, what the queue shows of its questions is summed up anew. */
export function markDecided(c: Context, misses: readonly Pick<Miss, "id">[], notOurs: boolean): void {
  c.afterCommit(() => {
    stale.mark(
      c.logs,
      c.kb.id,
      misses.map(({ id }) => id),
    );
    if (notOurs) notedNotOurs(c, c.kb);
  });
}
