// Why: the numbers of score.ts taken apart, feature by feature. The same weights, so the parts sum to the score; no second evaluator.
import { keepBest } from "../arrays/best.ts";
import type { Candidate, Contradiction, EngineEntry, EngineSettings, Explanation, Calibration, EntryState } from "../types.ts";
import { answerEvidence } from "../learn/answerEvidence.ts";
import { CONTRADICTION_COST } from "./contradiction.ts";
import { pointsOfEntryBias, type Evidence } from "./confidence.ts";
import { type Dictionary } from "../text/dictionary.ts";
import { eachAdded, eachFeature, readTokens, stemOf } from "../text/features.ts";
import { eachMeaningOfToken, nearnessOf } from "../text/meanings.ts";
import type { QuestionVector } from "../text/questionVector.ts";
import type { Margins } from "../learn/margins.ts";
import type { Reading } from "../text/question.ts";
import { piecesOf } from "./readingPieces.ts";
import { NEAREST_WEIGHTS, NEGATIVE_WEIGHT, type Scored, type Scorer } from "./score.ts";
import { isTaughtIn, weightsOf, type EntryVectors, type Wording } from "../learn/wordings.ts";

/** An entry as the robot holds it. */
export interface Known {
  entry: Pick<EngineEntry, "id" | "question" | "answers">;
  wordings: readonly Wording[];
  vectors: EntryVectors;
}

/** A candidate with all that was computed of it. */
export interface Explained {
  candidate: Candidate;
  scored: Scored;
  evidence: Evidence;
  known: Known;
  state: EntryState;
}

/** A question that was ranked and decided, with what the reply shows of it. */
export interface ToExplain {
  reading: Reading;
  vector: QuestionVector;
  /** Best first, as the reply shows them. */
  candidates: readonly Explained[];
  sensitive: string[];
  anger: string[];
  rules: Explanation["rules"];
  settings: EngineSettings;
}

const NEAREST_SHOWN = 5;

/** Fills an Explanation. `scorer` must still hold the question. */
export function explain(
  asked: ToExplain,
  calibration: Calibration,
  dictionary: Dictionary,
  scorer: Scorer,
  margins: Margins | null,
): Explanation {
  const best = asked.candidates[0];
  const readings = asked.candidates.map(({ scored, known }) => {
    const pieces = piecesOf(asked.reading, contributionsOf(asked, scored, known.vectors, dictionary, margins));
    const rest = scored.score - pieces.reduce((sum, piece) => sum + (piece.contribution ?? 0), 0);
    return { pieces, rest: Math.abs(rest) > 1e-9 ? rest : 0 };
  });
  const isStarted = readings.some(({ rest }) => rest !== 0);
  const [reading = piecesOf(asked.reading, new Float64Array(asked.reading.tokens.length)), ...others] = readings.map(({ pieces, rest }) =>
    isStarted ? [...pieces, { text: "", contribution: rest }] : pieces,
  );
  const contributions = [reading, ...others].map((pieces) => pieces.map(({ contribution }) => contribution));
  return {
    reading,
    towards: best?.candidate.entry ?? null,
    ...wordsOf(asked.reading),
    near: best ? nearInMeaning(asked.reading, best, dictionary) : [],
    sensitive: asked.sensitive,
    anger: asked.anger,
    candidates: asked.candidates.map(({ candidate, scored, evidence, state }, i) => ({
      ...candidate,
      contributions: contributions[i] ?? [],
      standing: candidate.confidence === 100 ? 0 : pointsOfEntryBias(evidence, calibration),
      parts: partsOf(scored),
      contradiction: scored.contradiction,
      state,
    })),
    nearest: nearestOf(asked, scorer),
    thresholds: { ...asked.settings.bands },
    rules: asked.rules,
  };
}

/** Machine words: `model` the trained classifier, `nearest1` … `nearest3` the nearest wordings, `negative` what a negative wording costs, `contradiction` what speaks against it. */
function partsOf({ margin, share, cosines, negative, contradiction }: Scored): { name: string; value: number }[] {
  const parts = cosines.map((cosine, i) => ({ name: `nearest${i + 1}`, value: share * (NEAREST_WEIGHTS[i] ?? 0) * cosine }));
  if (margin !== null) parts.unshift({ name: "model", value: margin });
  if (negative) parts.push({ name: "negative", value: -share * NEGATIVE_WEIGHT * (negative.cosine - (cosines[0] ?? 0)) });
  if (contradiction) parts.push({ name: "contradiction", value: -CONTRADICTION_COST });
  return parts;
}

/** How much each wording counts in the score: those that stand in for missing ones count more than once, negatives count against. */
function wordingWeights({ wordings, parts, negative }: Scored): Map<number, number> {
  const weights = new Map<number, number>();
  wordings.forEach((wording, i) => weights.set(wording, (weights.get(wording) ?? 0) + NEAREST_WEIGHTS[i]! * parts[i]!));
  const first = wordings[0];
  if (negative) {
    weights.set(negative.wording, -NEGATIVE_WEIGHT);
    if (first !== undefined) weights.set(first, (weights.get(first) ?? 0) + NEGATIVE_WEIGHT);
  }
  return weights;
}

/** Points of the score by token: each feature's product of weights, shared by its occurrences and the tokens it was made from. */
function contributionsOf(
  { reading, vector }: ToExplain,
  scored: Scored,
  vectors: EntryVectors,
  dictionary: Dictionary,
  margins: Margins | null,
): Float64Array {
  const asked = new Map<number, number>();
  vector.ids.forEach((id, i) => asked.set(id, vector.weights[i] ?? 0));
  const counted = wordingWeights(scored);
  const weights = weightsOf(vectors, dictionary);
  const points = new Map<number, number>();
  if (margins && scored.margin !== null) asked.forEach((weight, id) => points.set(id, weight * margins.weightOf(scored.entry, id)));
  vectors.features.forEach((id, i) => {
    const weight = asked.get(id);
    if (weight === undefined) return;
    for (let at = vectors.starts[i] ?? 0; at < (vectors.starts[i + 1] ?? 0); at++) {
      const point = scored.share * weight * (weights[at] ?? 0) * (counted.get(vectors.wording[at] ?? 0) ?? 0);
      points.set(id, (points.get(id) ?? 0) + point);
    }
  });
  const occurrences = new Map<number, number>();
  const each = (use: (id: number, first: number, last: number) => void): void => {
    const useName = (name: string, first: number, last: number): void => {
      const id = dictionary.ids.get(name);
      if (id !== undefined && points.has(id)) use(id, first, last);
    };
    eachFeature(reading.tokens, (_, name, first, last) => useName(name, first, last));
    eachMeaningOfToken(reading.tokens, reading.tokens.map(stemOf), (name, token) => useName(name, token, token));
  };
  // What an added word gives stands with the word that was said.
  const eachOfAll = (use: (id: number, first: number, last: number) => void): void => {
    each(use);
    for (const { tokens, first, last } of reading.added)
      eachAdded(tokens, (_, name) => {
        const id = dictionary.ids.get(name);
        if (id !== undefined && points.has(id)) use(id, first, last);
      });
  };
  eachOfAll((id) => occurrences.set(id, (occurrences.get(id) ?? 0) + 1));
  const byToken = new Float64Array(reading.tokens.length);
  eachOfAll((id, first, last) => {
    const share = (points.get(id) ?? 0) / (occurrences.get(id) ?? 1) / 2;
    byToken[first] = (byToken[first] ?? 0) + share;
    byToken[last] = (byToken[last] ?? 0) + share;
  });
  if (scored.contradiction) byToken[placeOf(scored.contradiction, reading)]! -= CONTRADICTION_COST;
  return byToken;
}

/** The token that says what speaks against an entry. */
function placeOf({ kind, said }: Contradiction, { rewritten, tokens }: Reading): number {
  const at = rewritten.indexOf(said);
  const place = tokens.findIndex((token) => (kind === "data" ? token.kind === "placeholder" : token.end > at));
  return Math.max(0, place);
}

/** The words of each list in the question, each once. */
function wordsOf({ rewritten, tokens, applied, added, ignored }: Reading): Pick<Explanation, "synonyms" | "added" | "core" | "ignored"> {
  const pairsOf = (pairs: readonly { from: string; to: string }[]): { from: string; to: string }[] => [
    ...new Map(pairs.map(({ from, to }) => [`${from}\n${to}`, { from, to }])).values(),
  ];
  return {
    synonyms: pairsOf(applied),
    added: pairsOf(added),
    core: [...new Set(tokens.flatMap(({ core }) => core?.name ?? []))],
    ignored: [...new Set(ignored.map(({ start, end }) => rewritten.slice(start, end)))],
  };
}

/** From this cosine on two words are said to be near in meaning: cheap and expensive have .5, buy and purchase .8, two words at random -.3 to .3. */
const NEAR = 0.45;
const NEAR_SHOWN = 5;

/** Words of the question that nobody taught the entry, each with the word of its nearest wordings that is nearest in meaning, nearest first. */
function nearInMeaning({ tokens }: Reading, { scored, known }: Explained, dictionary: Dictionary): Explanation["near"] {
  const taught = new Map(
    [...new Set(scored.wordings)].flatMap((i) =>
      readTokens(known.wordings[i]?.rewritten ?? "").map((token) => [stemOf(token), token.text]),
    ),
  );
  const asked = new Map(tokens.map((token) => [stemOf(token), token.text]));
  const pairs = [...asked].flatMap(([stem, from]) => {
    const id = dictionary.ids.get(`w${stem}`);
    if (id !== undefined && isTaughtIn(known.vectors, id)) return [];
    const nearest: { to: string; nearness: number }[] = [];
    for (const [other, to] of taught)
      if (!asked.has(other)) keepBest(nearest, { to, nearness: nearnessOf(stem, other) }, 1, (one, best) => one.nearness > best.nearness);
    return nearest.map((each) => ({ from, ...each }));
  });
  return pairs
    .filter(({ nearness }) => nearness >= NEAR)
    .toSorted((a, b) => b.nearness - a.nearness)
    .slice(0, NEAR_SHOWN)
    .map(({ from, to }) => ({ from, to }));
}

function nearestOf({ candidates }: ToExplain, scorer: Scorer): Explanation["nearest"] {
  const nearest = candidates.flatMap(({ known }) => {
    const cosines = scorer.allCosines(known.vectors);
    return known.wordings.map((wording, i) => ({
      entry: known.entry.id,
      question: known.entry.question,
      wording: wording.kind === "answer" ? answerEvidence(known.entry.answers) : wording.text,
      kind: wording.kind,
      similarity: cosines[i] ?? 0,
    }));
  });
  return nearest
    .sort((a, b) => b.similarity - a.similarity || (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0))
    .slice(0, NEAREST_SHOWN);
}
