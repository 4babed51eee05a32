// What two entries say as one: wordings, tags and related questions of both, and the answers that were chosen.
import type { z } from "zod";
import type { answerGroup, mergeChoices, wordingClash } from "../../shared/contract/duplicates.ts";
import { MOST_SIMILAR, type Answer, type EntryContent, type SimilarQuestion } from "../../shared/knowledge/entry.ts";
import { wordingKey } from "../entries/wordingKey.ts";

type Choices = z.output<typeof mergeChoices>;
type AnswerGroup = z.output<typeof answerGroup>;
type Clash = z.output<typeof wordingClash>;

/** One of the two; no id: it was never saved. */
export interface MergedSide {
  id: string | null;
  content: EntryContent;
}

export interface Merged {
  content: EntryContent;
  answers: AnswerGroup[];
  clashes: Clash[];
  /** Beyond what an entry holds. */
  leftOut: { tags: string[]; related: string[] };
  /** Similar questions beyond the most an entry may have: it cannot be saved. */
  tooMany: number;
}

const MOST_TAGS = 20;
const MOST_RELATED = 20;
const MOST_NOTE = 2_000;

/** Where nothing is chosen the entry that stays has the word; what it lacks it gets. `newWording` makes one of a standard question, `newId` ids for wordings. */
export function mergeContents(
  kept: MergedSide,
  taken: MergedSide,
  choices: Choices,
  { newWording, newId }: { newWording: (text: string) => SimilarQuestion; newId: () => string },
): Merged {
  const [mine, theirs] = [kept.content, taken.content];
  const [question, other] = choices.question === "taken" ? [theirs.question, mine.question] : [mine.question, theirs.question];
  const { similar, clashes } = joinWordings(mine, theirs, { question, other: newWording(other) }, choices.wordings, newId);
  const { answers, groups } = joinAnswers(mine.answers, theirs.answers, choices.answers);
  const isMute = mine.answers.length === 0 && mine.handOff === null;
  const { validFrom, validUntil } = choices.validity === "taken" ? theirs : mine;
  const tags = [...new Set([...mine.tags, ...theirs.tags])];
  const related = [...new Set([...mine.related, ...theirs.related])].filter((id) => id !== kept.id && id !== taken.id);
  return {
    content: {
      question,
      similar,
      answers,
      category: (choices.category ?? (mine.category === null ? "taken" : "kept")) === "taken" ? theirs.category : mine.category,
      tags: tags.slice(0, MOST_TAGS),
      related: related.slice(0, MOST_RELATED),
      validFrom,
      validUntil,
      enabled: mine.enabled || theirs.enabled,
      handOff: (choices.handOff ?? (isMute ? "taken" : "kept")) === "taken" ? theirs.handOff : mine.handOff,
      note: [...new Set([mine.note, theirs.note])]
        .filter((note) => note !== "")
        .join("\n")
        .slice(0, MOST_NOTE),
    },
    answers: groups,
    clashes,
    leftOut: { tags: tags.slice(MOST_TAGS), related: related.slice(MOST_RELATED) },
    tooMany: Math.max(0, similar.length - MOST_SIMILAR),
  };
}

/** Each wording once: that of the entry that stays first. One that leads to the one and must not lead to the other is a clash, unless it is a standard question. */
function joinWordings(
  mine: EntryContent,
  theirs: EntryContent,
  { question, other }: { question: string; other: SimilarQuestion },
  chosen: Choices["wordings"],
  newId: () => string,
): { similar: SimilarQuestion[]; clashes: Clash[] } {
  const positiveIn = (content: EntryContent): Map<string, string> =>
    new Map(
      [content.question, ...content.similar.filter((s) => s.kind === "positive").map((s) => s.text)].map((text) => [
        wordingKey(text),
        text,
      ]),
    );
  const negativeIn = (content: EntryContent): Set<string> =>
    new Set(content.similar.filter((s) => s.kind === "negative").map((s) => wordingKey(s.text)));
  const said = new Map(chosen.map(({ text, kind }) => [wordingKey(text), kind]));
  const own = wordingKey(question);
  const clashing = (of: EntryContent, against: EntryContent, side: Clash["positiveIn"]): Clash[] => {
    const negative = negativeIn(against);
    return [...positiveIn(of)]
      .filter(([key]) => key !== own && negative.has(key))
      .map(([key, text]) => ({ text, positiveIn: side, kind: said.get(key) ?? null }));
  };
  const clashes = [...clashing(mine, theirs, "kept"), ...clashing(theirs, mine, "taken")];
  const kinds = new Map(clashes.map(({ text, kind }) => [wordingKey(text), kind ?? ("positive" as const)]));
  const seen = new Set([own]);
  const ids = new Set<string>();
  const similar: SimilarQuestion[] = [];
  // The question that becomes a wording stands where a trainer looks first.
  for (const wording of [other, ...mine.similar, ...theirs.similar]) {
    const key = wordingKey(wording.text);
    if (seen.has(key)) continue;
    seen.add(key);
    const id = ids.has(wording.id) ? newId() : wording.id;
    ids.add(id);
    similar.push({ ...wording, id, kind: kinds.get(key) ?? wording.kind });
  }
  return { similar, clashes };
}

/** Conditions in any order are the same. */
const conditionsKey = (when: Answer["when"]): string =>
  JSON.stringify(when.map(({ field, in: values }) => JSON.stringify([field, values.toSorted()])).toSorted());

/** By their conditions: under each those of one side. */
function joinAnswers(
  mine: readonly Answer[],
  theirs: readonly Answer[],
  chosen: Choices["answers"],
): { answers: Answer[]; groups: AnswerGroup[] } {
  const said = new Map(chosen.map(({ when, from }) => [conditionsKey(when), from]));
  const whens = new Map([...mine, ...theirs].map(({ when }) => [conditionsKey(when), when]));
  const groups = [...whens].map(([key, when]): AnswerGroup => {
    const under = (answers: readonly Answer[]): string[] => answers.filter((a) => conditionsKey(a.when) === key).map(({ text }) => text);
    const [kept, taken] = [under(mine), under(theirs)];
    return { when, kept, taken, from: said.get(key) ?? (kept.length > 0 ? "kept" : "taken") };
  });
  return { groups, answers: groups.flatMap(({ when, from, ...texts }) => texts[from].map((text) => ({ text, when }))) };
}
