// The robot: everything put together. Made from knowledge, changed entry by entry, asked without keeping any state of the asker.
import { readBackground } from "./text/background.ts";
import type { Labelled, Valued, Valuing, Fix, Traffic, TriedFix } from "./studies.ts";
import type { AskContext, Candidate, EngineEntry, Knowledge, PastTurn, Reply, Calibration, EntryState } from "./types.ts";
import { pastOf } from "./conversation.ts";
import { decide, type Decision } from "./reply/decide.ts";
import { fitToLabels } from "./rank/calibrate.ts";
import { likelihoodOf, type Evidence } from "./rank/confidence.ts";
import { createLibrary, type Ranking } from "./store/library.ts";
import { allKinds } from "./mask.ts";
import { type Model, ENGINE_VERSION } from "./model.ts";
import { keepPlainText } from "./markdown.ts";
import type { PreparedEntry } from "./loading.ts";
import { type Masked, readMasked, textKey } from "./text.ts";
import { hashOf } from "./statistics.ts";
import { replyOf, type ReplyBook } from "./reply/reply.ts";
import { considerConversation } from "./reply/handOff.ts";
import { readTypedChoice } from "./reply/typedChoice.ts";
import { outOfScopeTexts } from "./learn/trainAll.ts";
import { rankLeavingOut } from "./study/leaveOneOut.ts";
import { stateFor } from "./validity.ts";
import { findWords, readVocabulary } from "./text/vocabulary.ts";
import { runThrough } from "./learn/slices.ts";
import type { Stand } from "./study/standing.ts";
import { createTraffic } from "./study/traffic.ts";
import { wordingValues } from "./study/wordingValues.ts";
import { tryFixes, withFix } from "./study/whyNot.ts";

/** Holds its knowledge in memory; nothing here waits, writes or throws for any text. */
export interface Robot {
  /** Answers a question (raw or masked: it is masked first), or takes it as the choice among what was offered before (`context.offer`). The same knowledge, question and context give the same reply. `context.at` must be a valid time. */
  ask: (question: string, context: AskContext, options?: { explain?: boolean }) => Reply;
  /** The entry whose answer, or person, a question gets as the first of a conversation; null where it is asked back, not answered or blocked. Nothing is put into words. */
  served: (question: string, context: AskContext) => string | null;
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
  addNotOurs: (text: string) => void;
  removeNotOurs: (text: string) => void;
  /** The smallest changes that make an entry win a question, each tried by really retraining; empty if it wins already or is unknown. Yields between two changes, tens of milliseconds each: ask, but do not change, the robot while it runs. `wins`: what counts as winning, asked of the robot as each change makes it; by default to be the first candidate. */
  whyNot: (question: string, entry: string, wins?: () => boolean) => Generator<void, TriedFix[], undefined>;
  /** Does something (asking test cases, logged questions) as if a fix were made; the robot is then as before. Synchronous only. */
  withFix: <T>(fix: Fix, use: () => T) => T;
  /** A hold on real questions that tells what a save would flip; see study/traffic.ts. From now on entries are saved, and questions made not our business, through it alone. */
  traffic: () => Traffic;
  /** What each similar question of an entry is worth to real questions; see study/wordingValues.ts. In slices; ask, but do not change, the robot meanwhile. */
  wordingValues: <Q extends Labelled>(entry: string, valuing: Valuing<Q>) => Generator<number, Valued<Q>, undefined>;
  /** What the confidence of the best candidate is read from, and the share of such answers that are right (0–1, unrounded); null without a candidate. */
  appraise: (question: string) => { entry: string; evidence: Evidence; likelihood: number } | null;
  /** Fits the confidence to real questions with the entry each is meant for (null: none). From about 100 on it beats the knowledge base's own. Those taught since are read as if they were not (study/leaveOneOut.ts). Tens of milliseconds for each of these. */
  fitConfidence: (labelled: readonly Labelled[]) => Calibration;
  readonly calibration: Calibration;
  /** The confidence from which it answers. */
  readonly answerBand: number;
  knows: (entry: string) => boolean;
  /** All that it knows, as they were given, in no order. */
  entries: () => Iterable<EngineEntry>;
  /** The entry as it was given; null for an unknown one. */
  entry: (id: string) => EngineEntry | null;
  /** Whether a model ranks; without one words found and cosines answer. */
  readonly trained: boolean;
  /** Whether something changed since the model was trained: changed entries answer by their own retrained classifiers, the full model is still to come. */
  readonly provisional: boolean;
  /** Entries known. */
  readonly size: number;
}

/** A robot, made in one go: for small knowledge, tests and workers. */
export function createRobot(knowledge: Knowledge, model: Model | null = null): Robot {
  return runThrough(build(knowledge, { model }));
}

/** How a robot is made. */
export interface BuildOptions {
  model?: Model | null;
  /** The entries read ahead (loading.ts) with this model, in the place of `knowledge.entries`. */
  prepared?: Iterable<PreparedEntry> | null;
  /** false for one that will only be asked, as a version is: what saving and searching need is then not made ready. */
  editable?: boolean;
}

/** The same robot, made in slices of a few milliseconds with `pause` awaited between them (told how many entries are in), so that a server goes on answering. */
export async function buildRobot(
  knowledge: Knowledge,
  { pause = async () => {}, ...options }: BuildOptions & { pause?: (entries: number) => Promise<void> } = {},
): Promise<Robot> {
  const building = build(knowledge, options);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
    await pause(step.value);
  }
}

/** Characters of wordings and answers a slice takes in: some 5 ms on a slow machine. */
const SLICE = 1_500;

function* build(
  knowledge: Knowledge,
  { model: trained = null, prepared = null, editable = true }: BuildOptions,
): Generator<number, Robot, undefined> {
  for (const _ of readBackground()) yield 0;
  const { timeZone, skillGroups, settings } = knowledge;
  const vocabulary = readVocabulary(knowledge.vocabulary);
  const rules = settings.masking ?? allKinds;
  const read = (text: string): Masked => readMasked(text, rules);
  const reader = { rules, rewrite: (normalized: string): string => vocabulary.rewrite(normalized).text };
  // Another engine's model would be read wrongly: without one the robot still answers.
  const model = trained?.engineVersion === ENGINE_VERSION ? trained : null;
  const outOfScope = outOfScopeTexts(knowledge.notOurs, reader);
  const library = createLibrary(vocabulary, { model, rules, outOfScope, editable, answerBand: settings.bands.answer });
  const notOurs = new Set(knowledge.notOurs.map((text) => read(text).key));
  const findAnger = findWords(settings.handOff?.anger?.words ?? []);
  let hasOtherOutOfScope = model !== null && model.strangersAs !== hashOf(outOfScope.join("\n"));

  let work = 0;
  let made = 0;
  for (const _ of library.prepare()) yield made;
  for (const each of prepared ?? knowledge.entries) {
    const [entry, ready] = "vectors" in each ? [each.entry, each] : [each, undefined];
    library.remove(entry.id);
    library.add(entry, model ? ready : undefined);
    ready?.longTexts?.forEach((text, i) => text !== null && keepPlainText(entry.answers[i]!, text));
    made += 1;
    work += ready && !editable ? sizeOf(entry) / 10 : sizeOf(entry);
    if (work < SLICE) continue;
    work = 0;
    yield made;
  }
  for (const _ of library.retrain()) yield made;

  const book = (): ReplyBook => ({ entry: library.get, skillGroups, timeZone, settings });
  const stateOf = (id: string, asker: AskContext): EntryState => {
    const entry = library.get(id);
    return entry ? stateFor(entry, asker, timeZone) : "disabled";
  };

  const decideOn = (key: string, exact: string | null, sensitive: boolean, candidates: readonly Candidate[], asker: AskContext): Decision =>
    decide(
      {
        key,
        sensitive,
        notOurs: notOurs.has(key),
        exact,
        candidates,
        isTrained: library.isTrained,
        stateOf: (id) => stateOf(id, asker),
        isHandOff: (id) => (library.get(id)?.handOff ?? null) !== null,
      },
      settings,
    );

  const ask: Robot["ask"] = (question, asker, options) => {
    const { masked, normalized, key, data } = read(question);
    const typed = typedChoice(masked, asker);
    if (typed) return { ...typed, question: masked, textKey: key };
    const sensitive = vocabulary.findSensitive(key);
    // To explain takes more than the candidates.
    const ranking = options?.explain ? library.rank(normalized, key, data) : null;
    const found = ranking ? ranking.ranked.map(({ candidate }) => candidate) : library.candidates(normalized, key, data);
    // A blocked question is not looked at any further: nothing of it is offered or proposed.
    const candidates = sensitive.length > 0 ? [] : found;
    const decided = decideOn(key, library.exactEntry(key, data), sensitive.length > 0, candidates, asker);
    const anger = findAnger(key);
    let past: readonly PastTurn[] | undefined;
    const said = { key, isAngry: anger.length > 0, turns: () => (past ??= pastOf(asker)) };
    const decision = considerConversation(decided, said, settings);
    const reply = replyOf(decision, { asker, question: masked, textKey: key, candidates }, book());
    if (!ranking) return reply;
    const { reading, vector, ranked } = ranking;
    const shown = ranked.slice(0, reply.candidates.length).map((each) => ({ ...each, state: stateOf(each.candidate.entry, asker) }));
    const explanation = library.explain({ reading, vector, candidates: shown, sensitive, anger, rules: decision.rules, settings });
    return { ...reply, explanation };
  };

  const choose: Robot["choose"] = (id, asker, earlierQuestion = "") => {
    const { masked, key } = read(earlierQuestion);
    const entry = library.get(id);
    const outcome = (entry?.handOff ?? null) !== null ? ("handoff" as const) : ("answered" as const);
    const decision =
      stateOf(id, asker) === "usable"
        ? { outcome, reason: "chosen" as const, entry: id }
        : { outcome: "unanswered" as const, reason: "not_in_force" as const, entry: null };
    const candidates = entry ? [{ entry: id, question: entry.question, confidence: 100, score: 0 }] : [];
    return replyOf({ ...decision, options: [], rules: [decision.reason] }, { asker, question: masked, textKey: key, candidates }, book());
  };

  /** The reply to a text that answers a question back; null where it is a question of its own. */
  const typedChoice = (masked: string, asker: AskContext): Reply | null => {
    const choice = readTypedChoice(masked, asker.offer, (key) => library.exactEntry(key, []));
    if (!choice) return null;
    if (choice.entry !== null) return { ...choose(choice.entry, asker), choice };
    const none = { outcome: "unanswered" as const, reason: "none_of_these" as const, entry: null, options: [], rules: [] };
    // Of a conversation's turns the last is the one that asked back.
    const said = { key: textKey(masked), isAngry: findAnger(textKey(masked)).length > 0, turns: () => pastOf(asker).slice(0, -1) };
    return {
      ...replyOf(considerConversation(none, said, settings), { asker, question: masked, textKey: "", candidates: [] }, book()),
      choice,
    };
  };

  const rank = (text: string): Ranking => {
    const { normalized, key, data } = read(text);
    return library.rank(normalized, key, data);
  };
  const isBlocked = (key: string): boolean => vocabulary.findSensitive(key).length > 0;
  /** What `ask` decides of a question that begins a conversation; nothing is put into words. */
  const stand: Stand = (question, asker) => {
    const { normalized, key, data } = read(question);
    const exact = library.exactEntry(key, data);
    const ranking = library.rank(normalized, key, data);
    const candidates = ranking.ranked.map(({ candidate }) => candidate);
    return { key, exact, ranking, served: servedBy(key, exact, candidates, asker) };
  };
  const served: Robot["served"] = (question, asker) => {
    const { key, data } = read(question);
    const exact = library.exactEntry(key, data);
    // What is taught word for word hangs on no candidate.
    return exact === null ? stand(question, asker).served : servedBy(key, exact, [], asker);
  };
  const servedBy = (key: string, exact: string | null, candidates: readonly Candidate[], asker: AskContext): string | null => {
    const decided = decideOn(key, exact, isBlocked(key), candidates, asker);
    const said = { key, isAngry: findAnger(key).length > 0, turns: () => [] };
    const { outcome, reason, entry } = considerConversation(decided, said, settings);
    return outcome === "answered" || (outcome === "handoff" && reason === "requested") ? entry : null;
  };
  const replace: Robot["replace"] = (entry) => {
    library.remove(entry.id);
    library.add(entry);
    for (const _ of library.retrain());
  };
  const markNotOurs = (text: string, added: boolean): void => {
    if (added) notOurs.add(read(text).key);
    else notOurs.delete(read(text).key);
    hasOtherOutOfScope = true;
  };
  const appraise: Robot["appraise"] = (question) => {
    const best = rank(question).ranked[0];
    if (!best) return null;
    const likelihood = best.confidence === 100 ? 1 : likelihoodOf(best.evidence, library.calibration);
    return { entry: best.candidate.entry, evidence: best.evidence, likelihood };
  };

  return {
    ask,
    served,
    choose,
    whyNot: (question, entry, wins) => tryFixes(read(question).masked, entry, library, knowledge.vocabulary, rank, wins),
    withFix: (fix, use) => withFix(fix, library, knowledge.vocabulary, use),
    wordingValues: (entry, valuing) => wordingValues(entry, valuing, settings.bands.answer, library, rank),
    appraise,
    fitConfidence: (labelled) =>
      fitToLabels(
        // In one order, so that the order of labelling does not show in a last bit.
        labelled
          .toSorted((a, b) => (a.question < b.question ? -1 : a.question > b.question ? 1 : 0))
          .flatMap(({ question, entry }) => {
            const best = rankLeavingOut(question, library, (key) => notOurs.has(key), rules).ranked[0];
            return best ? [{ evidence: best.evidence, right: best.candidate.entry === entry, isUnknown: entry === null }] : [];
          }),
        library.calibration,
      ),
    calibration: library.calibration,
    answerBand: settings.bands.answer,
    replace,
    traffic: () =>
      createTraffic({
        library,
        stand,
        servedBy,
        isBlocked,
        isRefused: (key) => notOurs.has(key) || isBlocked(key),
        replace,
        remove: library.remove,
        notOurs: markNotOurs,
        timeZone,
      }),
    remove: library.remove,
    search: library.search,
    similar: (text, limit) =>
      rank(text)
        .ranked.slice(0, limit)
        .map(({ candidate }) => candidate),
    exactEntry: (key) => library.exactEntry(key),
    addNotOurs: (text) => markNotOurs(text, true),
    removeNotOurs: (text) => markNotOurs(text, false),
    knows: (id) => library.get(id) !== null,
    entries: function* () {
      for (const { entry } of library.context.all()) yield entry;
    },
    entry: library.get,
    get trained() {
      return library.isTrained;
    },
    get provisional() {
      return library.isTrained && (hasOtherOutOfScope || library.isProvisional());
    },
    get size() {
      return library.size();
    },
  };
}

const sizeOf = (entry: EngineEntry): number =>
  entry.similar.reduce((sum, similar) => sum + similar.text.length, entry.question.length) +
  entry.answers.reduce((sum, answer) => sum + answer.text.length, 0) / 2;
