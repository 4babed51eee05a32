// The robot: everything put together. Made from knowledge, changed entry by entry, asked without keeping any state of the asker.
import type { AskContext, Candidate, EngineEntry, EngineSettings, Knowledge, Reply } from "./types.ts";
import { confidenceOf } from "./confidence.ts";
import { decide } from "./decide.ts";
import { emptyDictionary, questionVector, readTokens, type QuestionVector } from "./features.ts";
import { explain, type Reading } from "./explain.ts";
import { createKeys } from "./keys.ts";
import { mask } from "./mask.ts";
import { keyOf, normalize, textKey, tokenize } from "./normalize.ts";
import { replyOf, type ReplyBook } from "./reply.ts";
import { createScorer, type Scored } from "./score.ts";
import { createSearchIndex } from "./searchIndex.ts";
import { stateFor } from "./validity.ts";
import { readVocabulary } from "./vocabulary.ts";
import { addWordings, removeWordings, wordingsOf, type EntryVectors, type Wording } from "./wordings.ts";

export interface Robot {
  /** Answers a question (raw or masked: it is masked first). The same knowledge, question and context give the same reply. `context.at` must be a valid time. */
  ask: (question: string, context: AskContext, options?: { explain?: boolean }) => Reply;
  /** The customer picked an option: answered, handed off, or unanswered / not_in_force if it may not speak or is gone. */
  choose: (entry: string, context: AskContext, earlierQuestion?: string) => Reply;
  /** Adds the entry, or puts it in the place of the one with its id. Answers are then those of a robot made anew. */
  replace: (entry: EngineEntry) => void;
  /** Unknown ids are ignored. */
  remove: (entry: string) => void;
  /** A trainer's search: half words, one character, tags, words of answers; disabled entries too. Best first. */
  search: (text: string, limit: number) => { entry: string; score: number }[];
  /** Nearest entries with their confidence, best first; no rules applied. */
  similar: (text: string, limit: number) => Candidate[];
  /** The entry a question with this key reaches by a taught positive wording, whatever its state; of several the lowest id; null for none. */
  exactEntry: (key: string) => string | null;
  hasNotOurs: (key: string) => boolean;
  addNotOurs: (text: string) => void;
  removeNotOurs: (text: string) => void;
  /** Takes effect with the next question; nothing is rebuilt. */
  setSettings: (settings: EngineSettings) => void;
  knows: (entry: string) => boolean;
  /** Entries known. */
  readonly size: number;
}

/** A robot, made in one go: for small knowledge, tests and workers. */
export function createRobot(knowledge: Knowledge): Robot {
  const building = build(knowledge);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}

/** The same robot, made in slices of a few milliseconds with `pause` awaited between them, so that a server goes on answering. */
export async function buildRobot(knowledge: Knowledge, { pause = async () => {} }: { pause?: () => Promise<void> } = {}): Promise<Robot> {
  const building = build(knowledge);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** Characters of wordings and answers a slice takes in: some 5 ms. */
const SLICE = 4_000;

// Candidates scored: enough wordings that the right entry is among them (98–100 % on dev), few enough for a millisecond.
const MAX_CANDIDATES = 50;
const SURE_CANDIDATES = 20;
const WORDINGS_SCORED = 2_500;

interface Known {
  entry: EngineEntry;
  wordings: Wording[];
  vectors: EntryVectors;
}

interface Read extends Reading {
  vector: QuestionVector;
  ranked: { scored: Scored; candidate: Candidate; known: Known }[];
}

function* build(knowledge: Knowledge): Generator<undefined, Robot, undefined> {
  const { timeZone, skillGroups } = knowledge;
  let settings = knowledge.settings;
  const vocabulary = readVocabulary(knowledge.vocabulary);
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const dictionary = emptyDictionary();
  const scorer = createScorer(dictionary);
  const index = createSearchIndex(dictionary, rewrite);
  const keys = createKeys();
  const entries = new Map<string, Known>();
  const notOurs = new Set(knowledge.notOurs.map(textKey));

  const add = (entry: EngineEntry): void => {
    const wordings = wordingsOf(entry, rewrite);
    entries.set(entry.id, { entry, wordings, vectors: addWordings(wordings, dictionary) });
    index.add(entry, wordings);
    keys.add(entry.id, wordings);
  };
  const remove = (id: string): void => {
    const known = entries.get(id);
    if (!known) return;
    index.remove(known.entry, known.wordings);
    removeWordings(known.vectors, dictionary);
    keys.remove(id, known.wordings);
    entries.delete(id);
  };

  let work = 0;
  for (const entry of knowledge.entries) {
    remove(entry.id);
    add(entry);
    work += sizeOf(entry);
    if (work < SLICE) continue;
    work = 0;
    yield;
  }

  const candidateEntries = (reading: Reading, key: string): Known[] => {
    const exact = keys.exactEntry(key);
    const found = [...new Set([...(exact === null ? [] : [exact]), ...index.candidates(reading.tokens, MAX_CANDIDATES)])];
    let wordings = 0;
    return found.flatMap((id, i) => {
      const known = entries.get(id);
      wordings += known?.vectors.count ?? 0;
      return known && (i < SURE_CANDIDATES || wordings <= WORDINGS_SCORED) && !keys.isNegative(key, id) ? [known] : [];
    });
  };

  /** Reads and ranks a question. Exact first, then by score, then by id. */
  const read = (normalized: string, key: string): Read => {
    const { text: rewritten, applied } = vocabulary.rewrite(normalized);
    const reading = { rewritten, applied, tokens: readTokens(rewritten) };
    const vector = questionVector(reading.tokens, dictionary);
    scorer.load(vector);
    const exact = keys.exactEntry(key);
    const scored = candidateEntries(reading, key).map((known) => ({ known, scored: scorer.score(known.entry.id, known.vectors) }));
    const kept = scored.filter(({ known, scored: { score } }) => score > 0 || known.entry.id === exact);
    const rank = (id: string): number => (id === exact ? 1 : 0);
    kept.sort((a, b) => rank(b.scored.entry) - rank(a.scored.entry) || b.scored.score - a.scored.score || (a.scored.entry < b.scored.entry ? -1 : 1));
    const first = kept[0]?.scored.score ?? 0;
    const second = kept[1]?.scored.score ?? 0;
    const ranked = kept.map(({ known, scored: each }, i) => {
      const margin = each.score - (i === 0 ? second : first);
      const confidence = each.entry === exact ? 100 : confidenceOf({ score: each.score, margin, known: vector.known });
      return { known, scored: each, candidate: { entry: each.entry, question: known.entry.question, confidence, score: each.score } };
    });
    return { ...reading, vector, ranked };
  };

  const book = (): ReplyBook => ({ entry: (id) => entries.get(id)?.entry ?? null, skillGroups, timeZone, settings });
  const stateOf = (id: string, asker: AskContext) => {
    const known = entries.get(id);
    return known ? stateFor(known.entry, asker, timeZone) : "disabled";
  };

  const ask: Robot["ask"] = (question, asker, options) => {
    const masked = mask(question);
    const normalized = normalize(masked);
    const key = keyOf(tokenize(normalized));
    const sensitive = vocabulary.findSensitive(key);
    const asked = read(normalized, key);
    // A blocked question is not looked at any further: nothing of it is offered or proposed.
    const ranked = sensitive.length > 0 ? [] : asked.ranked;
    const candidates = ranked.map(({ candidate }) => candidate);
    const decision = decide(
      {
        key,
        sensitive: sensitive.length > 0,
        notOurs: notOurs.has(key),
        exact: keys.exactEntry(key),
        candidates,
        stateOf: (id) => stateOf(id, asker),
        isHandOff: (id) => (entries.get(id)?.entry.handOff ?? null) !== null,
      },
      settings,
    );
    const reply = replyOf(decision, { asker, question: masked, textKey: key, candidates }, book());
    if (!options?.explain) return reply;
    const shown = ranked.slice(0, reply.candidates.length).map((each) => ({ ...each, state: stateOf(each.candidate.entry, asker) }));
    const explanation = explain({ reading: asked, vector: asked.vector, candidates: shown, sensitive, rules: decision.rules, settings }, dictionary, scorer);
    return { ...reply, explanation };
  };

  const choose: Robot["choose"] = (id, asker, earlierQuestion = "") => {
    const masked = mask(earlierQuestion);
    const known = entries.get(id);
    const state = stateOf(id, asker);
    const isHandOff = known !== undefined && known.entry.handOff !== null;
    const outcome = isHandOff ? ("handoff" as const) : ("answered" as const);
    const decision = state === "usable" ? { outcome, reason: "chosen" as const, entry: id } : { outcome: "unanswered" as const, reason: "not_in_force" as const, entry: null };
    const candidates = known ? [{ entry: id, question: known.entry.question, confidence: 100, score: 0 }] : [];
    return replyOf({ ...decision, options: [], rules: [decision.reason] }, { asker, question: masked, textKey: textKey(masked), candidates }, book());
  };

  return {
    ask,
    choose,
    replace: (entry) => {
      remove(entry.id);
      add(entry);
    },
    remove,
    search: (text, limit) => index.search(text, limit),
    similar: (text, limit) => {
      const normalized = normalize(mask(text));
      return read(normalized, keyOf(tokenize(normalized))).ranked.slice(0, limit).map(({ candidate }) => candidate);
    },
    exactEntry: keys.exactEntry,
    hasNotOurs: (key) => notOurs.has(key),
    addNotOurs: (text) => void notOurs.add(textKey(text)),
    removeNotOurs: (text) => void notOurs.delete(textKey(text)),
    setSettings: (changed) => void (settings = changed),
    knows: (id) => entries.has(id),
    get size() {
      return entries.size;
    },
  };
}

const sizeOf = (entry: EngineEntry): number =>
  entry.similar.reduce((sum, similar) => sum + similar.text.length, entry.question.length) + entry.answers.reduce((sum, answer) => sum + answer.text.length, 0) / 2;
