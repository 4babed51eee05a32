// How one question stands: what serves it, and which changes of an entry could make something else serve it.
import type { Claims } from "../rank/contradiction.ts";
import { readsNeighbours } from "../rank/confidence.ts";
import { MODEL_CANDIDATES } from "../rank/ranker.ts";
import { MOST_BESIDE_MARGIN, type Scored } from "../rank/score.ts";
import { TIE } from "../reply/decide.ts";
import type { Few, Library, Ranking } from "../store/library.ts";
import type { QuestionVector } from "../text/questionVector.ts";
import type { AskContext } from "../types.ts";

/** A question as the robot answers it now, as the first of a conversation. */
export interface Stood {
  key: string;
  /** The entry that teaches it word for word. */
  exact: string | null;
  ranking: Ranking;
  /** The entry whose answer or person it gets. */
  served: string | null;
}

/** Makes a question stand. */
export type Stand = (question: string, asker: AskContext) => Stood;

/** What is kept of a question. */
export interface QuestionStanding extends Pick<Stood, "key" | "exact" | "served"> {
  /** All its features; those nobody taught weigh 0. */
  vector: QuestionVector;
  /** The entries with the highest margins, by their numbers, best first: the candidates, and the one that follows if one of them goes. */
  nearest: Int32Array;
  /** Margins of the last candidate, and of the one that follows; -Infinity where there is none. */
  last: number;
  next: number;
  /** Candidates that count for the decision: the best, its runner-up, and whoever ties with the best. */
  rivals: readonly string[];
  /** From this score on a candidate is one of them. */
  bar: number;
  /** Those that would count without one of the rivals, with what they scored: whoever else is a candidate decides nothing, whatever becomes of one of them. */
  contenders: Few;
  /** Whether the last candidate, or the one that follows, would be one of these. */
  lastCounts: boolean;
  nextCounts: boolean;
  /** What it is ranked by, beside its vector. */
  claims: Claims | null;
  length: number;
}

const SLACK = 1e-9;

/** A number for each entry, always the same: found again in a list faster than its id. */
export function numberEntries(): (entry: string) => number {
  const numbers = new Map<string, number>();
  return (entry) => {
    const known = numbers.get(entry) ?? numbers.size;
    numbers.set(entry, known);
    return known;
  };
}

/** To be called while the question is the one ranked last. */
export function standingOf(
  { key, exact, ranking, served }: Stood,
  { context, featuresOf }: Library,
  numberOf: (entry: string) => number,
): QuestionStanding {
  const { reading, claims, vector, ranked } = ranking;
  const { margins, scorer, known } = context;
  const nearest = margins?.best(MODEL_CANDIDATES + 1) ?? [];
  const marginAt = (place: number): number => {
    const entry = nearest[place];
    return entry === undefined ? Number.NEGATIVE_INFINITY : (margins?.margin(entry) ?? 0);
  };
  const [last, next] = [marginAt(MODEL_CANDIDATES - 1), marginAt(MODEL_CANDIDATES)];
  const [first, second, third] = ranked.map(({ scored }) => scored.score);
  const bar = barOf(first, second);
  const outer = barOf(second, third);
  const contenders = ranked.filter(({ scored }) => scored.score >= outer).map(({ scored }) => scored);
  const follower = known(nearest[MODEL_CANDIDATES] ?? "");
  const following = follower ? scorer.score(follower.entry.id, follower.vectors, next) : null;
  const all = readsNeighbours(context.calibration);
  return {
    key,
    exact,
    served,
    vector: withUntaught(vector, featuresOf(reading)),
    nearest: Int32Array.from(nearest, numberOf),
    last,
    next,
    rivals: contenders.filter(({ score }) => score >= bar).map(({ entry }) => entry),
    bar,
    contenders: new Map(contenders.map((scored) => [scored.entry, { margin: scored.margin ?? 0, scored: claims ? null : scored }])),
    lastCounts: all || contenders.some(({ entry }) => entry === nearest[MODEL_CANDIDATES - 1]),
    nextCounts: following !== null && (all || counts(following, outer)),
    claims,
    length: reading.tokens.length,
  };
}

/** What counts beside the best: a runner-up, and ties. Without a runner-up anybody who shares a word becomes one. */
const barOf = (best: number | undefined, second: number | undefined): number =>
  best === undefined || second === undefined ? Number.NEGATIVE_INFINITY : Math.min(second, best - TIE) - SLACK;

/** Who shares nothing with the question is no candidate. */
const counts = ({ cosines, score }: Scored, bar: number): boolean => (cosines[0] ?? 0) > 0 && score >= bar;

function withUntaught({ ids: taught, weights: own, known, untaught }: QuestionVector, ids: Int32Array): QuestionVector {
  const weights = new Float32Array(ids.length);
  let at = 0;
  for (let k = 0; k < taught.length; k++) {
    while (at < ids.length && ids[at]! < taught[k]!) at++;
    weights[at] = own[k]!;
  }
  return { ids, weights, known, untaught };
}

/** The question as it is ranked: what nobody taught is counted already. */
export function taughtOf({ ids, weights, known, untaught }: QuestionVector): QuestionVector {
  const taught = { ids: new Int32Array(ids.length), weights: new Float32Array(ids.length) };
  let count = 0;
  for (let k = 0; k < ids.length; k++) {
    if (weights[k] === 0) continue;
    taught.ids[count] = ids[k]!;
    taught.weights[count++] = weights[k]!;
  }
  return { ids: taught.ids.subarray(0, count), weights: taught.weights.subarray(0, count), known, untaught };
}

/** What some changes of entries make different for questions, by their numbers. The robot has the changes. */
export interface WhatDiffers {
  /** Entries that were changed, each with its margins now. */
  changed: readonly { id: string; number: number; margins: Float64Array }[];
  ids: ReadonlySet<string>;
  /** Keys of their wordings, before and after. */
  keys: ReadonlySet<string>;
  /** 1 for questions with a feature that somebody teaches now and nobody did, or the other way round; null for none. */
  crossed: Uint8Array | null;
}

/**
 * How question `i` must be asked again to know what serves it now: not at all, among a few entries, or as a whole. Nothing else can serve it
 * unless an entry that was changed teaches it or did, words are known now that were not, or among its candidates one that counts was changed,
 * became one, or stopped to be one.
 */
export function askAgain(standing: QuestionStanding, i: number, difference: WhatDiffers, library: Library): "not" | "whole" | Few {
  const { exact, key, vector, nearest, rivals, bar, last, next, contenders } = standing;
  const { changed, ids, keys, crossed } = difference;
  if (keys.has(key)) return "whole";
  // What is taught word for word hangs on that entry alone.
  if (exact !== null) return ids.has(exact) ? "whole" : "not";
  if (crossed?.[i] === 1) return "whole";
  if (changed.length !== 1 || readsNeighbours(library.context.calibration)) {
    return changed.some(({ number, margins }) => margins[i]! >= last || nearest.includes(number)) ? "whole" : "not";
  }
  const { id, number, margins } = changed[0]!;
  const margin = margins[i]!;
  const place = nearest.indexOf(number);
  const wasCandidate = place >= 0 && place < MODEL_CANDIDATES;
  const least = wasCandidate ? next : last;
  if (margin < least && !wasCandidate) return "not";
  // Another candidate leaves for it or takes its place.
  if (margin === least || (wasCandidate ? margin < next && standing.nextCounts : standing.lastCounts)) return "whole";
  if (margin < least) return rivals.includes(id) ? new Map([...contenders].filter(([entry]) => entry !== id)) : "not";
  const isRival = rivals.includes(id);
  // What it scores is looked at only where it may be enough.
  if (!isRival && margin + MOST_BESIDE_MARGIN < bar) return "not";
  const known = library.known(id);
  if (!known) return "not";
  const { scorer } = library.context;
  scorer.load(vector);
  const scored = scorer.score(id, known.vectors, margin);
  if (!isRival && !counts(scored, bar)) return "not";
  return new Map(contenders).set(id, { margin, scored: standing.claims ? null : scored });
}

/** Whether anything that is kept of question `i` may differ. */
export function mayStandOtherwise({ exact, key, nearest, next }: QuestionStanding, i: number, difference: WhatDiffers): boolean {
  const { changed, ids, keys, crossed } = difference;
  if (keys.has(key)) return true;
  if (exact !== null) return ids.has(exact);
  return crossed?.[i] === 1 || changed.some(({ number, margins }) => margins[i]! >= next || nearest.includes(number));
}
