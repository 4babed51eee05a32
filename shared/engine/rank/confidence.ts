// From scores to an honest number: how likely is it that this entry is right?
import { logistic, logitOf } from "./logistic.ts";
import type { Scored } from "./score.ts";
import { entryBiasOf } from "./entryBias.ts";
import type { Calibration } from "../types.ts";

/** What the confidence of one candidate is read from. */
export interface Evidence {
  entry: string;
  /** Of its classifier; null where none is trained. */
  margin: number | null;
  /** Cosine to its nearest wording. */
  nearest: number;
  /** What all its cosines come to (score.ts). */
  pooled: number;
  /** Its score (score.ts). */
  score: number;
  /** Its score less the best other candidate's: negative for all but the best. */
  lead: number;
  /** Share of the question's words, by weight, that any wording knows; 0–1. */
  known: number;
  /** The same of its own wordings. */
  own: number;
  /** How much the question's words that its own wordings hold tell, by how rare the language uses them (text/dictionary.ts); 0 for none, some 7 for a rare one. */
  matched: number;
  /** How much the one of these words tells that tells most. */
  telling: number;
  /** The same of the words that its own wordings do not hold: what the question names and the entry does not. */
  unmatched: number;
  /** Share of the nearness of the ten wordings nearest to the question, whosever they are, that is its own; 0–1. */
  neighbourShare: number;
  /** Words and characters of the question. */
  length: number;
}

/** `others`: the score of the best other candidate. */
export const evidenceOf = (
  scored: Scored,
  others: number,
  read: Pick<Evidence, "known" | "own" | "matched" | "telling" | "unmatched" | "neighbourShare" | "length">,
): Evidence => ({
  entry: scored.entry,
  margin: scored.margin,
  nearest: scored.cosines[0] ?? 0,
  pooled: (scored.score - (scored.margin ?? 0)) / scored.share,
  score: scored.score,
  lead: scored.score - others,
  ...read,
});

/**
 * Where no model is trained: fitted once on the dev splits of the seven sets in shared/eval, and of three of them (webank_zh, clinc150,
 * hint3_curekart) with only 1–20 wordings an entry; each set weighs the same, a quarter of it out-of-scope questions. Leaving one set
 * out in turn: mean AUROC .865, and answers at 72 and above are 75–97 % right.
 */
const UNTRAINED = { intercept: -3.797, score: 2.515, lead: 6.597, known: 1.292 };
/**
 * Where no model is trained: with nothing in common that tells more than this (how, do, what, is, 怎么, 多少, 我要; 开 and why tell more) a
 * question begins as the entry does, and no more is known of it.
 */
const TELLING = 4.6;
/** Below every band. */
const MERELY_BEGUN = 0.05;

/** Where no model is trained, or only the ranking is wanted. */
export const UNCALIBRATED: Calibration = { coefficients: [] };

/** The evidence as numbers of like size, and its entry's bias. */
export const readings = (
  { margin, nearest, lead, matched, unmatched, known, own, pooled, length, neighbourShare }: Evidence,
  bias = 0,
): number[] => [
  1,
  margin ?? 0,
  nearest,
  lead,
  Math.log(1 + matched),
  Math.log(1 + unmatched),
  known,
  own,
  pooled,
  Math.log(1 + length),
  neighbourShare,
  bias,
];

/** Readings used without labels; the others need real questions, as taught wordings are no sample of how customers put things. The entry bias: see rank/entryBias.ts. */
export const PLAIN_READINGS = 6;

/** Whether a calibration reads how the nearest wordings are shared out: then every candidate counts for the confidence of every other. */
export const readsNeighbours = ({ coefficients }: Calibration): boolean => (coefficients[NEIGHBOUR_SHARE] ?? 0) !== 0;
const NEIGHBOUR_SHARE = 10;

/** 0–1. */
export function likelihoodOf(evidence: Evidence, calibration: Calibration): number {
  if (evidence.margin === null) {
    const { intercept, score, lead, known } = UNTRAINED;
    const likelihood = logistic(intercept + score * evidence.score + lead * evidence.lead + known * evidence.known);
    return evidence.telling < TELLING ? Math.min(MERELY_BEGUN, likelihood) : likelihood;
  }
  return logistic(logitOf(readings(evidence, entryBiasOf(evidence.entry, calibration.standings)), calibration.coefficients));
}

/** What its entry's bias fitted to labelled questions gave the confidence, in whole points; negative where it took some. */
export const pointsOfEntryBias = (evidence: Evidence, calibration: Calibration): number =>
  confidenceOf(evidence, calibration) - confidenceOf(evidence, { coefficients: calibration.coefficients });

/** Whole number 0–99; 100 is kept for exact matches. */
export const confidenceOf = (evidence: Evidence, calibration: Calibration): number =>
  Math.min(99, Math.round(100 * likelihoodOf(evidence, calibration)));
