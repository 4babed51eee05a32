// Real questions with what serves each, and what saving an entry would flip of them: only those are asked again that may differ.
import { SUGGESTIONS_TRIED } from "../studies.ts";
import type { BrokenWording, EntryChange, Flip, Foreseen, Traffic, TrafficQuestion, WatchedQuestion, WatchedStanding } from "../studies.ts";
import type { AskContext, Candidate, EngineEntry } from "../types.ts";
import type { Few, Library } from "../store/library.ts";
import { conditionHolds, stateFor, validityState } from "../validity.ts";
import { textKey } from "../text.ts";
import { foreseeForce } from "./force.ts";
import { suggestWordings } from "./suggestions.ts";
import { countWordUse } from "./wordUse.ts";
import { ASKED_A_SLICE, createHolding, type Held } from "./held.ts";
import type { QuestionIndex } from "./questionIndex.ts";
import {
  askAgain,
  mayStandOtherwise,
  numberEntries,
  standingOf,
  taughtOf,
  type WhatDiffers,
  type Stand,
  type QuestionStanding,
} from "./standing.ts";

/** What the robot lends. */
export interface Served {
  library: Library;
  stand: Stand;
  /** What serves a question of this key with these candidates. */
  servedBy: (key: string, exact: string | null, candidates: readonly Candidate[], asker: AskContext) => string | null;
  /** Whether a sensitive word blocks a text with this key. */
  isBlocked: (key: string) => boolean;
  /** Whether it is blocked, or not our business. */
  isRefused: (key: string) => boolean;
  replace: (entry: EngineEntry) => void;
  remove: (entry: string) => void;
  notOurs: (text: string, added: boolean) => void;
  timeZone: string;
}

/** An entry is near a question where it is among the first so many by margin. */
const NEAR = 3;
/** Of a watched question so many of the best entries are told. */
const TOLD_NEAREST = 8;

/** Holds no question yet. From now on the robot must be changed through it alone. */
export function createTraffic(robot: Served): Traffic {
  const { library, timeZone } = robot;
  let at = "";
  const numberOf = numberEntries();
  const askerOf = ({ channel }: TrafficQuestion): AskContext => ({ at, channel });
  const features = (): number => library.context.dictionary.df.length;
  const counted = createHolding<TrafficQuestion>(
    (question) => standingOf(robot.stand(question.text, askerOf(question)), library, numberOf),
    features,
  );
  let tell: (stood: WatchedStanding) => void = () => {};
  const toldOf = new Map<string, string>();
  const watched = createHolding<WatchedQuestion>((question) => {
    const stood = robot.stand(question.text, askerOf(question));
    const { ranked } = stood.ranking;
    const told: WatchedStanding = {
      id: question.id,
      served: stood.served,
      confidence: ranked[0]?.candidate.confidence ?? 0,
      nearest: ranked.slice(0, TOLD_NEAREST).map(({ candidate: { entry, score } }) => [entry, score]),
    };
    const same = JSON.stringify([told.served, told.confidence]);
    if (toldOf.get(question.id) !== same) tell(told);
    toldOf.set(question.id, same);
    return standingOf(stood, library, numberOf);
  }, features);

  /** Looks at the robot before changes; what is returned looks again after, and tells the difference; null where all must be asked again. */
  const beforeSaving = (changes: readonly EntryChange[]): ((questions: QuestionIndex) => WhatDiffers | null) => {
    const { dictionary, margins } = library.context;
    const ids = new Set(changes.map(({ id }) => id));
    const taught = dictionary.df.slice();
    const keys = new Set<string>();
    const note = (): void => ids.forEach((id) => library.known(id)?.wordings.forEach(({ key }) => keys.add(key)));
    note();
    const wasPlain = margins !== null && !library.hasLeft();
    return (questions) => {
      if (!wasPlain || library.hasLeft()) return null;
      note();
      const crossed: number[] = [];
      dictionary.df.forEach((df, id) => {
        if (df > 0 !== (taught[id] ?? 0) > 0) crossed.push(id);
      });
      return {
        changed: [...ids].map((id) => ({ id, number: numberOf(id), margins: questions.marginsOf(margins.classifierOf(id)) })),
        ids,
        keys,
        crossed: crossed.length === 0 ? null : questions.holding(crossed),
      };
    };
  };

  const foresee: Traffic["foresee"] = function* (changes, alsoOf = []) {
    const questions = yield* counted.indexed();
    const differ = beforeSaving(changes);
    const broken = brokenWordings(changes);
    const takeBack = library.saveOnTrial(changes);
    try {
      yield;
      const difference = differ(questions);
      const flips: Flip[] = [];
      let asked = 0;
      const how = ({ standing }: Held, i: number): "whole" | Few | null => {
        const found = difference ? askAgain(standing, i, difference, library) : "whole";
        return found === "not" ? null : found;
      };
      const ask = ({ question, standing }: Held, among: "whole" | Few): void => {
        asked++;
        const served = among === "whole" ? robot.stand(question.text, askerOf(question)).served : servedAmong(question, standing, among);
        if (served !== standing.served) flips.push({ question, from: standing.served, to: served });
      };
      for (const _ of counted.eachOf(how, ask)) yield;
      const also = new Set(alsoOf);
      const watchedThen: Foreseen["watched"] = [];
      for (const _ of watched.eachOf(
        ({ question }) => (also.has(question.id) ? true : null),
        ({ question }) => watchedThen.push({ id: question.id, to: robot.stand(question.text, askerOf(question)).served }),
      ))
        yield;
      return { flips: flips.sort(mostAskedFirst), broken: broken(), asked, watched: watchedThen };
    } finally {
      takeBack();
    }
  };

  const servedAmong = (question: TrafficQuestion, { key, vector, claims, length }: QuestionStanding, few: Few): string | null =>
    robot.servedBy(key, null, library.rankFew({ vector: taughtOf(vector), claims, length }, few), askerOf(question));

  /** Looks before and after, as `beforeSaving`: wordings that reach their entry no more. */
  const brokenWordings = (changes: readonly EntryChange[]): (() => BrokenWording[]) => {
    const find = (): Map<string, BrokenWording> => new Map(changes.flatMap(({ id }) => lostBy(id)));
    const before = find();
    return () => [...find()].flatMap(([key, one]) => (before.has(key) ? [] : [one]));
  };
  const lostBy = (id: string): [string, BrokenWording][] => {
    const known = library.known(id);
    if (!known) return [];
    const isUsable = stateFor(known.entry, { at }, timeZone) === "usable";
    return known.wordings.flatMap(({ text, kind, key }) => {
      if (kind !== "positive") return [];
      if (isUsable && library.exactEntry(key) === id && !robot.isBlocked(key)) return [];
      const to = isUsable ? robot.stand(text, { at }).served : null;
      return to === id ? [] : [[`${id}\n${key}`, { entry: id, text, to }] as [string, BrokenWording]];
    });
  };

  return {
    hold: function* (questions, time) {
      const moved = at === "" ? new Set<string>() : changedByTime(library.context.all(), at, time, timeZone);
      at = time;
      const hangsOnTime = ({ standing }: Held): boolean => moved.has(standing.exact ?? "") || standing.rivals.some((id) => moved.has(id));
      if (moved.size > 0) for (const holding of [counted, watched]) yield* holding.standAgain(hangsOnTime);
      yield* counted.fill(questions, ({ channel, text }) => `${channel ?? ""}\n${text}`);
      for (const _ of counted.indexed()) yield counted.all.length;
    },
    watch: function* (questions, told) {
      tell = told;
      yield* watched.fill(questions, ({ id, channel }) => `${channel ?? ""}\n${id}`);
      const there = new Set(questions.map(({ id }) => id));
      for (const id of toldOf.keys()) if (!there.has(id)) toldOf.delete(id);
    },
    foresee,
    foreseeRobot: function* (other) {
      const flips: Flip[] = [];
      const broken: BrokenWording[] = [];
      let done = 0;
      for (const { question, standing } of counted.all) {
        const served = other.served(question.text, askerOf(question));
        if (served !== standing.served) flips.push({ question, from: standing.served, to: served });
        if (++done % ASKED_A_SLICE === 0) yield done;
      }
      for (const { entry } of [...library.context.all()]) {
        const before = new Set(lostBy(entry.id).map(([key]) => key));
        if (stateFor(entry, { at }, timeZone) !== "usable") continue;
        for (const { text, kind, key } of library.known(entry.id)?.wordings ?? []) {
          if (kind !== "positive" || before.has(`${entry.id}\n${key}`)) continue;
          const to = other.served(text, { at });
          if (to !== entry.id) broken.push({ entry: entry.id, text, to });
        }
        yield ++done;
      }
      return { flips: flips.sort(mostAskedFirst), broken, asked: counted.all.length, watched: [] };
    },
    save: function* (changes) {
      const holdings = [counted, watched];
      for (const holding of holdings) yield* holding.indexed();
      const differ = beforeSaving(changes);
      for (const { id, entry } of changes) {
        if (entry) robot.replace(entry);
        else robot.remove(id);
      }
      yield;
      for (const holding of holdings) {
        const difference = differ(yield* holding.indexed());
        for (const _ of holding.standAgain(({ standing }, i) => !difference || mayStandOtherwise(standing, i, difference))) yield;
        if (!difference || difference.crossed) holding.forgetIndex();
      }
      for (const _ of counted.indexed()) yield;
    },
    notOurs: function* (text, added) {
      robot.notOurs(text, added);
      const key = textKey(text);
      for (const holding of [counted, watched]) for (const _ of holding.standAgain(({ standing }) => standing.key === key)) yield;
    },
    suggest: function* (id, most, isAside) {
      const number = numberOf(id);
      const known = library.known(id);
      if (!known) return [];
      const near = counted.all.flatMap(({ question, standing: { served, exact, nearest, key } }) => {
        const place = nearest.subarray(0, NEAR).indexOf(number);
        const isOpen = served === null && exact === null && place >= 0 && !robot.isRefused(key) && !isAside(question.text);
        return isOpen ? [{ question, place }] : [];
      });
      near.sort((a, b) => b.question.times - a.question.times || a.place - b.place || (a.question.text < b.question.text ? -1 : 1));
      const tried = near.slice(0, SUGGESTIONS_TRIED).map(({ question }) => question);
      return yield* suggestWordings(known.entry, tried, most, foresee);
    },
    foreseeForce: (moments) => foreseeForce(counted.all, moments, { library, stand: robot.stand, timeZone }),
    countWords: (groups) =>
      countWordUse(groups, {
        questions: counted.all.map(({ question: { times }, standing: { key } }) => ({ key, times })),
        entries: [...library.context.all()].map(({ wordings }) => wordings.flatMap(({ kind, key }) => (kind === "positive" ? [key] : []))),
      }),
    get size() {
      return counted.all.length;
    },
  };
}

const mostAskedFirst = ({ question: a }: Flip, { question: b }: Flip): number =>
  b.times - a.times || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** Entries that may say something else at another time. */
function changedByTime(entries: Iterable<{ entry: EngineEntry }>, from: string, to: string, timeZone: string): Set<string> {
  const changed = new Set<string>();
  for (const { entry } of entries) {
    const stateAt = (at: string): string => {
      // Of who asks nothing is told: then only those on the time can hold.
      const held = entry.answers.map(({ when }) => when.map((condition) => conditionHolds(condition, { at }, timeZone)).join());
      return validityState(entry, at) + held.join(";");
    };
    if (stateAt(from) !== stateAt(to)) changed.add(entry.id);
  }
  return changed;
}
