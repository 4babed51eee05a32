// One cluster as it is looked at: its questions with what the draft answers to each now, whom it could be taught to, and what was tried.
import { MOST_TAUGHT } from "../../shared/contract/review.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Reply } from "../../shared/engine/types.ts";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { machineFailure } from "../base/faults.ts";
import { begunBy } from "../base/ids.ts";
import { nextTurn } from "../base/turn.ts";
import { clusterOf, noteStood, missPlaces, type ClusterRow } from "../clusters/clusters.ts";
import { entryStates, standardQuestions } from "../entries/entryLookup.ts";
import { namedEntry } from "../labels/wrongAnswers.ts";
import { latestMisses } from "../logs/missedQuestions.ts";
import { turnsById } from "../logs/turns.ts";
import { listStory, type ClusterDecision } from "./decisions.store.ts";
import { findMiss, type ClusterQuestion, type Miss } from "./misses.ts";
import { membersIn } from "./members.ts";
import { freshQueue } from "./queue.ts";
import type { LearnedFrom } from "./takenAnswer.ts";
import { readMembers, wordingsToTeach, type MembersRead } from "./reading.ts";

type Detail = OutputOf<"getCluster">;
type Now = Detail["members"][number]["now"];

/** So many of the ticked are asked for the entries near them. */
const ASKED_FOR_NEAREST = 12;
const STORY = 20;

/** A cluster, by its id or by that of any question in it; one that went into another by the question it began with. Throws `not_found`. */
export async function knownCluster(c: Context, id: string): Promise<ClusterRow> {
  await freshQueue(c, c.kb);
  const placeOf = (question: string): string => missPlaces(c.logs, c.kb.id, [question])[0]?.cluster ?? "";
  const byId = (cluster: string): ClusterRow | null => clusterOf(c.logs, c.kb.id, cluster);
  const found = byId(id) ?? byId(placeOf(id)) ?? byId(placeOf(begunBy(id)));
  if (!found) throw new Failure("not_found", "no such cluster");
  return found;
}

/** The draft is asked each of its questions: what it answers is noted, so that the queue knows. */
export async function lookAt(c: Context, { id }: ClusterRow, robot: Robot): Promise<{ members: ClusterQuestion[]; now: Map<string, Now> }> {
  const now = new Map<string, Now>();
  const stood = [];
  let begun = performance.now();
  for (const { miss } of membersIn(c, c.kb, [id])) {
    const reply = robot.ask(miss.text, { at: c.now(), channel: miss.channel ?? undefined });
    now.set(miss.id, nowOf(reply));
    stood.push({ question: miss.id, served: servedBy(reply), confidence: reply.confidence });
    // 300 of them may take 200 ms: others are served in between.
    if (performance.now() - begun < 10) continue;
    await nextTurn();
    begun = performance.now();
  }
  try {
    if (noteStood(c.logs, c.kb.id, stood, c.now()).length > 0) await freshQueue(c, c.kb);
  } catch (error) {
    // Where the log's file cannot be written now, what was noted before is shown.
    if (!machineFailure(error)) throw error;
  }
  // The log may have been written to meanwhile.
  return { members: membersIn(c, c.kb, [id]).filter(({ miss }) => now.has(miss.id)), now };
}

/** As `Robot.served` has it. */
const servedBy = ({ outcome, reason, answer, candidates }: Reply): string | null =>
  outcome === "answered"
    ? (answer?.entry ?? null)
    : outcome === "handoff" && reason === "requested"
      ? (candidates[0]?.entry ?? null)
      : null;

function nowOf(reply: Reply): Now {
  const entry = reply.answer ?? (reply.outcome === "handoff" ? reply.candidates[0] : undefined);
  return { outcome: reply.outcome, confidence: reply.confidence, entry: entry?.entry ?? null, question: entry?.question ?? null };
}

const inOrder = { open: 0, later: 1, closed: 2 };

/** What is shown of its questions, those not dealt with first. */
export function shownMembers(members: readonly ClusterQuestion[], now: ReadonlyMap<string, Now>): Detail["members"] {
  const left = members.filter(({ state }) => state !== "closed");
  const read = left.length > 0 ? readMembers(left) : null;
  const belongs = new Map(read?.members.map(({ member, ...rest }) => [member.miss.id, rest]));
  const taught = new Set(tickedOf(read).length > 0 ? wordingsToTeach(tickedOf(read), MOST_TAUGHT).map(({ id }) => id) : []);
  const byBelonging = members.toSorted(
    (a, b) =>
      inOrder[a.state] - inOrder[b.state] ||
      (belongs.get(b.miss.id)?.belongs ?? 0) - (belongs.get(a.miss.id)?.belongs ?? 0) ||
      b.miss.missed - a.miss.missed ||
      (a.miss.id < b.miss.id ? -1 : 1),
  );
  return byBelonging.map(({ miss, state, reason }) => ({
    id: miss.id,
    text: miss.text,
    count: miss.missed,
    asked: miss.asked,
    reason: reason as Detail["reason"],
    channel: miss.channel,
    firstAt: miss.firstAt,
    lastAt: miss.lastMissedAt,
    state,
    now: now.get(miss.id)!,
    ticked: belongs.get(miss.id)?.ticked ?? false,
    isTaught: taught.has(miss.id),
    wrong: miss.wrong !== null,
  }));
}

const tickedOf = (read: MembersRead | null): ClusterQuestion[] =>
  read?.members.filter(({ ticked }) => ticked).map(({ member }) => member) ?? [];

/** Entries it could be taught to: by the mean confidence over its questions, weighted by how often they were missed. */
export function proposalsFor(
  c: Context,
  members: readonly ClusterQuestion[],
  robot: Robot,
  tried: ReadonlySet<string>,
): Detail["proposals"] {
  const left = members.filter(({ state }) => state !== "closed");
  const asked = tickedOf(left.length > 0 ? readMembers(left) : null)
    .toSorted((a, b) => b.miss.missed - a.miss.missed)
    .slice(0, ASKED_FOR_NEAREST);
  const weight = asked.reduce((sum, { miss }) => sum + miss.missed, 0);
  const sums = new Map<string, number>();
  for (const { miss } of asked)
    for (const { entry, confidence } of robot.similar(miss.text, 20))
      sums.set(entry, (sums.get(entry) ?? 0) + (confidence * miss.missed) / weight);
  // Who labelled one in a spot check may have said which entry it should be.
  const named = new Set(asked.flatMap(({ miss }) => namedEntry(c.db, c.kb.id, miss.id) ?? []));
  const isSaidWrong = (entry: string): boolean => asked.some(({ miss }) => miss.wrong?.given.includes(entry));
  for (const entry of named) sums.set(entry, sums.get(entry) ?? 0);
  const rank = (entry: string): number => (named.has(entry) ? 0 : isSaidWrong(entry) ? 2 : 1);
  const nearest = [...sums].sort(([a, x], [b, y]) => rank(a) - rank(b) || y - x || (a < b ? -1 : 1)).slice(0, 20);
  const states = new Map(
    entryStates(
      c.db,
      c.kb.id,
      nearest.map(([entry]) => entry),
      "",
    ).map((state) => [state.id, state]),
  );
  return nearest
    .flatMap(([entry, confidence]) => {
      const state = states.get(entry);
      if (!state || !state.enabled || state.deleted) return [];
      const { question, category, similar } = state;
      return [
        { entry, question, category, confidence: Math.min(100, confidence), similar, named: named.has(entry), tried: tried.has(entry) },
      ];
    })
    .slice(0, 5);
}

/** What was decided of its questions, newest first. */
export function storyOf(c: Context, members: readonly ClusterQuestion[]): Detail["story"] {
  const rows = listStory(
    c.db,
    c.kb.id,
    members.map(({ miss }) => miss.id),
    STORY,
  );
  return withNames(c, rows).map((row, i) => ({ ...row, undone: rows[i]!.undoneAt !== null }));
}

/** Decisions with the names of their entries. */
export function withNames(c: Context, rows: readonly ClusterDecision[]): OutputOf<"listDecisions">["rows"] {
  const questions = standardQuestions(
    c.db,
    c.kb.id,
    rows.flatMap((row) => row.entry ?? []),
  );
  return rows.map(({ id, cluster, text, kind, entry, questions: of, taught, source, by, at }) => ({
    id,
    cluster,
    text,
    kind,
    entry,
    entryQuestion: entry === null ? null : (questions.get(entry) ?? null),
    questions: of,
    taught,
    from: source === null ? null : (JSON.parse(source) as LearnedFrom),
    by,
    at,
  }));
}

/** What the newest label of any of its questions said, and what had been answered. */
export function spotCheckOf(c: Context, members: readonly ClusterQuestion[]): Detail["spotCheck"] {
  const wrong = members
    .flatMap(({ miss, state }) => (miss.wrong && state !== "closed" ? [miss.wrong] : []))
    .reduce<Miss["wrong"]>((newest, one) => (newest === null || one.labelledAt > newest.labelledAt ? one : newest), null);
  if (!wrong) return null;
  const { check, verdict, entry, by, labelledAt: at } = wrong;
  const questions = standardQuestions(c.db, c.kb.id, [...wrong.given, ...(entry === null ? [] : [entry])]);
  const named = (id: string) => ({ entry: id, question: questions.get(id) ?? null });
  return { check, given: wrong.given.map(named), verdict, should: entry === null ? null : named(entry), by, at };
}

/** What it asks where it asks nothing. */
export const nothingOf = ({ name }: ClusterRow): Detail["asksNothing"] => asksNothing(name);

/** The latest turns in which a question went badly: those the log calls so, and those labelled wrong as far as the log still has them. */
export function turnsOf(c: Context, id: string): OutputOf<"listMissTurns">["rows"] {
  const miss = findMiss(c, c.kb, id);
  if (!miss) throw new Failure("not_found", "no such missed question");
  const logged = latestMisses(c, c.kb, miss.id, 20);
  if (!miss.wrong) return logged;
  const ids = miss.wrong.turns.slice(0, 20).map((turn) => turn.id);
  const wrong = turnsById(c, c.kb, ids).map((turn) => ({ ...turn, miss: "wrong_answer" as const }));
  return [...wrong, ...logged.filter((turn) => !ids.includes(turn.id))].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20);
}
