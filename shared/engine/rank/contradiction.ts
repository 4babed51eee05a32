// What speaks against an entry however near it lies: a question that refuses what the entry does, or that names another number than the entry's wordings.
import { isTaughtIn, taughtIn, type EntryVectors, type Wording } from "../learn/wordings.ts";
import { normalize, readMasked, type Token } from "../text.ts";
import { rarityOf, type Dictionary } from "../text/dictionary.ts";
import { MAX_READ, stemOf } from "../text/features.ts";
import { quantitiesIn, type Quantity } from "../text/quantities.ts";
import { refusalIn, undoingsIn, type Unwanted } from "../text/refusals.ts";
import type { Contradiction, MaskingRules } from "../types.ts";

/** What it costs in the score, so that an entry that is not contradicted goes before one that lies about as near: some of what usually parts a first candidate from a second. Set, not fitted. */
export const CONTRADICTION_COST = 0.3;

/** What of a question can contradict an entry. */
export interface Claims {
  /** As the question is compared, without marks; `tokens` stand in it. */
  rewritten: string;
  tokens: readonly Token[];
  refusal: Unwanted | null;
  quantities: readonly Quantity[];
  /** Personal data as it was written (mask.ts). */
  data: readonly string[];
}

/** The claims of a question; null for most, which make none. */
export function claimsOf(rewritten: string, tokens: readonly Token[], data: readonly string[]): Claims | null {
  const read = rewritten.slice(0, MAX_READ);
  const refusal = refusalIn(read);
  const quantities = quantitiesIn(read);
  return refusal || quantities.length > 0 || data.length > 0 ? { rewritten, tokens, refusal, quantities, data } : null;
}

/** What is looked at of an entry. */
export interface Contradictable {
  wordings: readonly Wording[];
  vectors: EntryVectors;
  entry: { answers: readonly { text: string }[] };
}

/** Why the entry is not what the question asks for, though it may be the nearest; null where nothing speaks against it. `near`: its wordings that lie nearest, at most three, the nearest first. */
export function contradictionOf(
  claims: Claims,
  known: Contradictable,
  near: readonly number[],
  dictionary: Dictionary,
  rules: MaskingRules,
): Contradiction | null {
  const taught = claimsTaught(known, rules);
  // What an answer says claims nothing.
  const nearest = near.filter((wording) => wording < taughtIn(known.vectors));
  const [first] = nearest;
  return (
    otherData(claims, known, taught, first) ??
    otherNumber(claims, known, taught, first) ??
    refusedBy(claims, known, taught, nearest, dictionary)
  );
}

/** What an entry's wordings claim, by positive wording; made when a question first asks for it. */
interface TaughtClaims {
  /** How often each speaks of undoing or not wanting; an even number is the contrary of an odd one. */
  undoings: readonly number[];
  /** Whether it is about not wanting something itself. */
  refuses: readonly boolean[];
  quantities: readonly (readonly Quantity[])[];
  data: readonly (readonly string[])[];
}

const made = new WeakMap<EntryVectors, TaughtClaims>();
function claimsTaught({ wordings, vectors }: Contradictable, rules: MaskingRules): TaughtClaims {
  const known = made.get(vectors);
  if (known) return known;
  const texts = wordings.filter(({ kind }) => kind === "positive").map(({ text }) => text);
  const read = texts.map((text) => readMasked(text, rules));
  const plain = read.map(({ normalized }) => normalized);
  const refuses = plain.map(isRefusing);
  const taught = {
    undoings: plain.map((text, i) => undoingsIn(text) + (refuses[i] ? 1 : 0)),
    refuses,
    quantities: plain.map(quantitiesIn),
    data: read.map(({ data }) => data),
  };
  made.set(vectors, taught);
  return taught;
}

/** Refusals that only set the scene ("不想要了怎么退") are about nothing. */
function isRefusing(text: string): boolean {
  const refusal = refusalIn(text);
  if (refusal?.kind !== "refused") return false;
  const about = refusal.about.reduce((sum, { start, end }) => sum + lettersIn(text.slice(start, end)), 0);
  return about >= REFUSED_SHARE * (lettersIn(text) - lettersIn(refusal.said));
}
const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** From this share of what it has in common with the entry a refusal is about the entry: less is a circumstance ("不要红色，能换蓝色吗"). */
const REFUSED_SHARE = 0.55;
/** Words no rarer than this (how, 吗) are in common with everybody. */
const COMMON = 2;

function refusedBy(
  { refusal, rewritten, tokens }: Claims,
  { vectors }: Contradictable,
  taught: TaughtClaims,
  nearest: readonly number[],
  dictionary: Dictionary,
): Contradiction | null {
  if (!refusal) return null;
  const undoings = 1 + refusal.about.reduce((sum, { start, end }) => sum + undoingsIn(rewritten.slice(start, end)), 0);
  if (isTaughtSo(undoings, refusal.kind, taught, nearest)) return null;
  const common = new Map<number, { rarity: number; isAbout: boolean }>();
  for (const token of tokens) {
    const id = dictionary.ids.get(`w${stemOf(token)}`);
    if (id === undefined || isIn(token, refusal.cue) || !isTaughtIn(vectors, id)) continue;
    const isAbout = refusal.about.some((place) => isIn(token, place)) || common.get(id)?.isAbout === true;
    common.set(id, { rarity: Math.max(0, rarityOf(dictionary, id) - COMMON), isAbout });
  }
  const sumOf = (words: readonly { rarity: number }[]): number => words.reduce((sum, { rarity }) => sum + rarity, 0);
  const all = sumOf([...common.values()]);
  const about = sumOf([...common.values()].filter(({ isAbout }) => isAbout));
  return all > 0 && about >= REFUSED_SHARE * all ? { kind: "negation", said: refusal.said, taught: null } : null;
}

/**
 * Whether the entry says as much: not wanting a thing and asking to have it undone are alike, and not wanting it undone is like asking for it.
 * The nearest wording tells; where a thing is to be undone any wording that says so will do, where it is refused one of the nearest that refuses.
 */
function isTaughtSo(undoings: number, kind: Unwanted["kind"], taught: TaughtClaims, nearest: readonly number[]): boolean {
  const isAlike = (wording: number): boolean => (taught.undoings[wording] ?? 0) % 2 === undoings % 2;
  if (isAlike(nearest[0] ?? -1)) return true;
  if (undoings % 2 === 0) return false;
  return kind === "undone" ? taught.undoings.some((_, i) => isAlike(i)) : nearest.some((i) => taught.refuses[i] === true && isAlike(i));
}

const isIn = ({ start, end }: Token, place: { start: number; end: number }): boolean => start < place.end && end > place.start;

/** What share of the wordings that name a number of a kind name the same, where the entry is about that number. */
const MEANT_SHARE = 0.6;
/** Of an entry with fewer wordings one that names a number is enough to be about it. */
const FEW_WORDINGS = 4;

function otherNumber(
  { quantities }: Claims,
  { entry }: Contradictable,
  taught: TaughtClaims,
  nearest: number | undefined,
): Contradiction | null {
  if (nearest === undefined) return null;
  const standard = taught.quantities[0] ?? [];
  for (const { context, value, said } of quantities) {
    const near = (taught.quantities[nearest] ?? []).filter((other) => other.context === context);
    // A wording that names none leaves it to what the entry is called.
    const others = near.length > 0 ? near : standard.filter((other) => other.context === context);
    const [other] = others;
    if (!other || others.some((one) => one.value === value)) continue;
    const holds =
      (wanted: string) =>
      (wording: readonly Quantity[]): boolean =>
        wording.some((one) => one.context === context && one.value === wanted);
    const answers = entry.answers.map(({ text }) => quantitiesIn(normalize(text)));
    if ([...taught.quantities, ...answers].some(holds(value))) continue;
    // Wordings that name one number, another, a third, are examples: the entry is about none of them.
    const naming = taught.quantities.filter((wording) => wording.some((one) => one.context === context)).length;
    const same = taught.quantities.filter(holds(other.value)).length;
    const isMeant = taught.quantities.length < FEW_WORDINGS || [taught.quantities[0]!, ...answers].some(holds(other.value));
    if (same >= MEANT_SHARE * naming && (isMeant || same > 1)) return { kind: "number", said, taught: other.said };
  }
  return null;
}

function otherData(
  { data }: Claims,
  { wordings }: Contradictable,
  taught: TaughtClaims,
  nearest: number | undefined,
): Contradiction | null {
  const near = nearest === undefined ? [] : (taught.data[nearest] ?? []);
  if (data.length === 0 || near.length === 0 || data.some((each) => near.includes(each))) return null;
  return { kind: "data", said: "", taught: wordings[nearest!]?.text ?? null };
}
