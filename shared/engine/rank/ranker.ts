// Ranks entries for a question: who is looked at, what each scores, how sure that is.
import type { Contradiction, EngineEntry, Calibration } from "../types.ts";
import { CONTRADICTION_COST } from "./contradiction.ts";
import { confidenceOf, evidenceOf, type Evidence } from "./confidence.ts";
import { rarityOf, type Dictionary } from "../text/dictionary.ts";
import { questionVector, type QuestionVector } from "../text/questionVector.ts";
import type { Margins } from "../learn/margins.ts";
import type { Token } from "../text.ts";
import type { Scored, Scorer } from "./score.ts";
import { isTaughtIn, type EntryVectors } from "../learn/wordings.ts";

/** What is ranked: an entry with its wordings as vectors. */
export interface Ranked<K> {
  known: K;
  scored: Scored;
  evidence: Evidence;
  /** 0–100. */
  confidence: number;
}

/** What can be ranked: an id, and wordings as vectors. */
export interface Rankable {
  entry: Pick<EngineEntry, "id">;
  vectors: EntryVectors;
}

/** Everything a question is ranked with: it changes with saves, never with questions. */
export interface RankingContext<K extends Rankable> {
  dictionary: Dictionary;
  scorer: Scorer;
  /** null while nothing is trained. */
  margins: Margins | null;
  calibration: Calibration;
  known: (entry: string) => K | undefined;
  all: () => Iterable<K>;
  /** Entries by their words, for when nothing is trained and there are too many to look at all. */
  candidates: (tokens: readonly Token[], limit: number) => string[];
}

/** What speaks against entries: by which rule, and how sure it leaves them at most. */
export interface Contradicted<K> {
  by: (known: K, nearest: readonly number[]) => Contradiction | null;
  most: number;
}

/** Candidates whose cosines are computed beside a model; with 12 not one reply to the dev questions of the seven sets was another. */
export const MODEL_CANDIDATES = 8;
// Without a model: enough wordings that the right entry is among them (98–100 % on dev), few enough for a millisecond.
const MAX_CANDIDATES = 50;
const SURE_CANDIDATES = 20;
const WORDINGS_SCORED = 2_500;
/** Without a model, an entry below this score shares no more than a syllable with the question. */
const LEAST_SCORE = 0.1;

/**
 * Best first: the exact match, then by score, then by id. `isBarred` entries may never answer this question; `added` words count beside its
 * own; what is found `contradicted.by` the question costs an entry score, and confidence beyond `contradicted.most`.
 */
export function rankEntries<K extends Rankable>(
  context: RankingContext<K>,
  tokens: readonly Token[],
  exact: string | null,
  isBarred: (entry: string) => boolean,
  added: readonly (readonly Token[])[] = [],
  contradicted: Contradicted<K> | null = null,
): { vector: QuestionVector; ranked: Ranked<K>[] } {
  const { dictionary, scorer, margins } = context;
  const vector = questionVector(tokens, dictionary, added);
  scorer.load(vector);
  margins?.load(vector);
  // With nothing known there is only the bias, and that tells nothing.
  const looked =
    vector.ids.length === 0 && exact === null
      ? []
      : candidatesOf(context, added.length === 0 ? tokens : [...tokens, ...added.flat()], exact);
  return { vector, ranked: rankAmong(context, { vector, length: tokens.length }, looked, exact, isBarred, contradicted) };
}

/** Ranks entries that were chosen already; the scorer has the question. */
export function rankAmong<K extends Rankable>(
  context: Pick<RankingContext<K>, "dictionary" | "scorer" | "calibration"> & { margins: Pick<Margins, "margin"> | null },
  { vector, length }: { vector: QuestionVector; length: number },
  looked: readonly K[],
  exact: string | null,
  isBarred: (entry: string) => boolean,
  contradicted: Contradicted<K> | null,
): Ranked<K>[] {
  const { dictionary, scorer, margins } = context;
  const scored = looked
    .filter(({ entry }) => !isBarred(entry.id))
    .map((known) => {
      const scored = scorer.score(known.entry.id, known.vectors, margins?.margin(known.entry.id) ?? null);
      if (contradicted && known.entry.id !== exact) scored.contradiction = contradicted.by(known, scored.wordings);
      if (scored.contradiction) scored.score -= CONTRADICTION_COST;
      return { known, scored };
    })
    .filter(
      ({ known, scored: { score, cosines } }) => known.entry.id === exact || (margins ? (cosines[0] ?? 0) > 0 : score >= LEAST_SCORE),
    );
  const isExact = (id: string): number => (id === exact ? 1 : 0);
  scored.sort(
    (a, b) =>
      isExact(b.scored.entry) - isExact(a.scored.entry) || b.scored.score - a.scored.score || (a.scored.entry < b.scored.entry ? -1 : 1),
  );
  const nothing = margins ? NO_RIVAL : 0;
  const first = scored[0]?.scored.score ?? nothing;
  const second = scored[1]?.scored.score ?? nothing;
  // Nobody who was beaten is believed more than who beat it.
  let most = 100;
  return scored.map(({ known, scored: each }, i) => {
    const own = ownWords(vector, known.vectors, dictionary);
    const read = {
      known: vector.known,
      ...own,
      neighbourShare: scorer.neighbourShareOf(each.entry),
      length,
    };
    const evidence = evidenceOf(each, i === 0 ? second : first, read);
    most = each.entry === exact ? 100 : Math.min(most, confidenceOf(evidence, context.calibration));
    if (each.contradiction) most = Math.min(most, contradicted?.most ?? 0);
    return { known, scored: each, evidence, confidence: most };
  });
}

/** The question's words that the entry's wordings hold: their share of it by weight, and how much they tell (text/dictionary.ts). */
function ownWords(
  { ids, weights, known, untaught }: QuestionVector,
  vectors: EntryVectors,
  dictionary: Dictionary,
): Pick<Evidence, "own" | "matched" | "telling" | "unmatched"> {
  let all = 0;
  let own = 0;
  let matched = 0;
  let telling = 0;
  let unmatched = untaught;
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k]!;
    if (dictionary.group[id] !== 0) continue;
    all += weights[k]!;
    const rarity = rarityOf(dictionary, id);
    if (!isTaughtIn(vectors, id)) unmatched += rarity;
    else {
      own += weights[k]!;
      matched += rarity;
      telling = Math.max(telling, rarity);
    }
  }
  return { own: all === 0 ? 0 : (known * own) / all, matched, telling, unmatched };
}

/** What the best is compared with where no other entry shares anything with the question: a margin of plain "no". */
const NO_RIVAL = -1;

function candidatesOf<K extends Rankable>(context: RankingContext<K>, tokens: readonly Token[], exact: string | null): K[] {
  const { margins, dictionary, known } = context;
  const asked = exact === null ? [] : [exact];
  const each = (ids: readonly string[]): K[] => ids.map(known).filter((one) => one !== undefined);
  if (margins) {
    const best = margins.best(MODEL_CANDIDATES);
    return each(exact === null || best.includes(exact) ? best : [exact, ...best]);
  }
  // Where all can be scored nothing need be chosen, and nothing is lost for sharing no rare word.
  if (dictionary.wordings <= WORDINGS_SCORED) return [...context.all()];
  let wordings = 0;
  return [...new Set([...asked, ...context.candidates(tokens, MAX_CANDIDATES)])].flatMap((id, i) => {
    const each = known(id);
    wordings += each?.vectors.count ?? 0;
    return each && (i < SURE_CANDIDATES || wordings <= WORDINGS_SCORED) ? [each] : [];
  });
}
