// Two people changed one entry: what each did, over what both began from, kept together; where they overlap, who is to be kept.
import type { Answer, EntryContent, SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { roughKey } from "./useTaught.ts";
import { contentFields, type ContentField } from "../../../shared/knowledge/fields.ts";

export type SavedBy = "mine" | "theirs";

/** A place that both changed, differently. */
export interface SaveClash {
  /** Names it among the choices. */
  key: string;
  field: ContentField;
  /** Contents that say nothing but this place as one side has it: to be shown beside each other. */
  mine: EntryContent;
  theirs: EntryContent;
}

export interface MergedSaves {
  content: EntryContent;
  /** Those that nobody chose for yet hold mine in `content`. */
  clashes: SaveClash[];
}

type Choices = Readonly<Record<string, SavedBy>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Three-way merge: what one side left as it was is as the other has it. Similar questions count one by one (by id), answers by their conditions
 * and place among those with the same, tags and related questions by themselves, validity as a whole, every other field as one.
 */
export function mergeSaves(from: EntryContent, mine: EntryContent, theirs: EntryContent, choices: Choices = {}): MergedSaves {
  const clashes: SaveClash[] = [];
  const content: EntryContent = { ...theirs };
  /** The side that is taken; the clash is told if there is one. */
  const sideOf = (
    key: string,
    field: ContentField,
    values: [unknown, unknown, unknown],
    show: (side: EntryContent) => EntryContent,
  ): SavedBy => {
    const [was, here, there] = values;
    if (same(was, here) || same(here, there)) return "theirs";
    if (same(was, there)) return "mine";
    clashes.push({ key, field, mine: show(mine), theirs: show(theirs) });
    return choices[key] ?? "mine";
  };
  const only = (...fields: ContentField[]) => {
    return (side: EntryContent): EntryContent => ({ ...from, ...Object.fromEntries(fields.map((field) => [field, side[field]])) });
  };

  for (const field of contentFields) {
    if (field === "similar" || field === "answers" || field === "tags" || field === "related" || field === "validUntil") continue;
    const fields: ContentField[] = field === "validFrom" ? ["validFrom", "validUntil"] : [field];
    const values = [from, mine, theirs].map((side) => fields.map((each) => side[each])) as [unknown, unknown, unknown];
    if (sideOf(field, field, values, only(...fields)) === "mine") for (const each of fields) put(content, each, mine);
  }
  content.tags = bothSets(from.tags, mine.tags, theirs.tags);
  content.related = bothSets(from.related, mine.related, theirs.related);
  content.similar = mergeLists<SimilarQuestion>(
    [from.similar, mine.similar, theirs.similar].map((list) => new Map(list.map((s) => [s.id, s]))),
    (key, values, show) => sideOf(`similar ${key}`, "similar", values, (side) => ({ ...from, similar: show(side === mine ? 1 : 2) })),
    ({ text, kind }) => [text, kind],
  );
  content.answers = defaultsLast(
    mergeLists<Answer>(
      [from.answers, mine.answers, theirs.answers].map(byConditions),
      (key, values, show) => sideOf(`answers ${key}`, "answers", values, (side) => ({ ...from, answers: show(side === mine ? 1 : 2) })),
      (answer) => answer,
    ),
  );
  // Both may have written the same wording, each under an id of its own.
  const said = new Set<string>();
  content.similar = content.similar.filter(
    ({ text, kind }) => !said.has(`${kind} ${roughKey(text)}`) && said.add(`${kind} ${roughKey(text)}`),
  );
  return { content, clashes };
}

const put = <F extends ContentField>(content: EntryContent, field: F, from: EntryContent): void => {
  content[field] = from[field];
};

/** Theirs with what I added and without what I took away. In another order alone: mine. */
function bothSets(from: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  if (same(from, theirs)) return [...mine];
  const gone = new Set(from.filter((one) => !mine.includes(one)));
  return [...theirs.filter((one) => !gone.has(one)), ...mine.filter((one) => !from.includes(one) && !theirs.includes(one))];
}

/** Lists of things with a key. */
function mergeLists<T>(
  [from, mine, theirs]: readonly ReadonlyMap<string, T>[],
  sideOf: (key: string, values: [unknown, unknown, unknown], show: (side: 1 | 2) => T[]) => SavedBy,
  told: (one: T) => unknown,
): T[] {
  const value = (list: ReadonlyMap<string, T>, key: string): T | null => list.get(key) ?? null;
  // In the order of the side that changed it; what the other alone has stands behind what it stood behind there.
  const isMineOrder = same([...from!.keys()], [...theirs!.keys()]);
  const [order, other] = isMineOrder ? [[...mine!.keys()], [...theirs!.keys()]] : [[...theirs!.keys()], [...mine!.keys()]];
  other.forEach((key, i) => {
    if (order.includes(key)) return;
    const before = other.slice(0, i).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order.flatMap((key) => {
    const [was, here, there] = [value(from!, key), value(mine!, key), value(theirs!, key)];
    const as = (one: T | null): unknown => (one === null ? null : told(one));
    const side = sideOf(key, [as(was), as(here), as(there)], (of) =>
      [of === 1 ? here : there].flatMap((one) => (one === null ? [] : [one])),
    );
    const chosen = side === "mine" ? here : there;
    return chosen === null ? [] : [chosen];
  });
}

function byConditions(answers: readonly Answer[]): Map<string, Answer> {
  const met = new Map<string, number>();
  return new Map(
    answers.map((answer) => {
      const when = JSON.stringify(answer.when);
      const place = met.get(when) ?? 0;
      met.set(when, place + 1);
      return [`${when} ${place}`, answer];
    }),
  );
}

const defaultsLast = (answers: readonly Answer[]): Answer[] => [
  ...answers.filter(({ when }) => when.length > 0),
  ...answers.filter(({ when }) => when.length === 0),
];
