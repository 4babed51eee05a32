// What can be done with a question between two entries, each as it is asked for its flips beforehand and as it is saved.
import { type EntryContent, MOST_SIMILAR, savedContent, wording } from "../../../shared/knowledge/entry.ts";
import type { InputOf, OutputOf } from "../../lib/api.ts";
import { roughKey } from "../editor/useTaught.ts";

export type Confused = OutputOf<"listConfusions">["rows"][number];
export type ConfusedQuestion = OutputOf<"listConfusedQuestions">["rows"][number];
export type ConfusedSide = "first" | "second";
type Entry = OutputOf<"getEntry">;

const parting = "~";
/** A pair's name in the address. */
export const confusedKey = ({ first, second }: { first: { id: string }; second: { id: string } }): string =>
  `${first.id}${parting}${second.id}`;
/** The two of a name; a name is what stands in an address, so it may be anything. */
export function pairOfKey(key: string | undefined): { first: string; second: string } | null {
  const [first, second, ...rest] = key?.split(parting) ?? [];
  return first && second && rest.length === 0 ? { first, second } : null;
}

export const sideName = { first: "A", second: "B" } as const;

/** Who answers it now because it was taught so. */
export const doneBy = ({ now, taught }: ConfusedQuestion, pair: { first: string; second: string }): ConfusedSide | null =>
  (["first", "second"] as const).find(
    (side) =>
      now.entry === pair[side] && (now.outcome === "answered" || now.outcome === "handoff") && taught.some(({ id }) => id === pair[side]),
  ) ?? null;

export interface Settlement {
  id: "first" | "second" | "notFirst" | "notSecond";
  side: ConfusedSide;
  /** Whose it is, or whose it is not to be. */
  entry: { id: string; question: string };
  /** Who teaches it until then; null: nobody else. */
  from: string | null;
  /** null: it can be done. */
  hindered: "teaches" | "isStandard" | "isNegative" | "full" | "tooLong" | null;
  /** Whose standard question it is, where that stands in the way. */
  standard: string | null;
  /** What `previewFlips` is asked by; null: not to be done. */
  edit: Pick<InputOf<"previewFlips">, "entry" | "content" | "settle"> | null;
  /** What `settleWording` is given. */
  entries: InputOf<"settleWording">["entries"];
}

export const deedKeys = { first: "1", second: "2", notFirst: "q", notSecond: "w" } as const satisfies Record<Settlement["id"], string>;

/** The four, in the order of their keys. */
export const deedsFor = (question: ConfusedQuestion, pair: Record<ConfusedSide, Entry>): Settlement[] => [
  givenTo(question, pair, "first"),
  givenTo(question, pair, "second"),
  keptFrom(question, pair, "first"),
  keptFrom(question, pair, "second"),
];

function givenTo({ text, taught }: ConfusedQuestion, pair: Record<ConfusedSide, Entry>, side: ConfusedSide): Settlement {
  const entry = pair[side];
  const others = taught.filter(({ id }) => id !== entry.id);
  const standard = others.find(({ isStandard }) => isStandard)?.question ?? null;
  const isTaught = taught.some(({ id }) => id === entry.id);
  const hindered = standard !== null ? "isStandard" : isTaught && others.length === 0 ? "teaches" : whyFull(entry.content, text);
  const entries = [{ entry: entry.id, as: "positive" as const }, ...others.map(({ id }) => ({ entry: id, as: "none" as const }))];
  return {
    id: side,
    side,
    entry: { id: entry.id, question: entry.content.question },
    from: others[0]?.question ?? null,
    hindered,
    standard,
    edit: editOf(hindered, entry, withKind(entry.content, text, "positive"), others.map(({ id }) => ({ entry: id, text, as: "none" as const }))), // prettier-ignore
    entries,
  };
}

function keptFrom({ text, taught, negative }: ConfusedQuestion, pair: Record<ConfusedSide, Entry>, side: ConfusedSide): Settlement {
  const entry = pair[side];
  const standard = taught.find(({ id, isStandard }) => id === entry.id && isStandard)?.question ?? null;
  const hindered = standard !== null ? "isStandard" : negative[side] ? "isNegative" : whyFull(entry.content, text);
  return {
    id: side === "first" ? "notFirst" : "notSecond",
    side,
    entry: { id: entry.id, question: entry.content.question },
    from: null,
    hindered,
    standard,
    edit: editOf(hindered, entry, withKind(entry.content, text, "negative"), []),
    entries: [{ entry: entry.id, as: "negative" }],
  };
}

const knownAs = ({ similar }: EntryContent, text: string) => similar.find((one) => roughKey(one.text) === roughKey(text));

function whyFull(content: EntryContent, text: string): "full" | "tooLong" | null {
  if (!wording.safeParse(text).success) return "tooLong";
  return content.similar.length >= MOST_SIMILAR && knownAs(content, text) === undefined ? "full" : null;
}

function withKind(content: EntryContent, text: string, kind: "positive" | "negative"): EntryContent {
  if (kind === "positive" && roughKey(content.question) === roughKey(text)) return content;
  const known = knownAs(content, text);
  const similar = known
    ? content.similar.map((one) => (one === known ? { ...one, kind } : one))
    : [...content.similar, { id: "q_settled", text, kind, origin: "hand" as const, by: null, at: null }];
  return { ...content, similar };
}

function editOf(
  hindered: Settlement["hindered"],
  entry: Entry,
  content: EntryContent,
  settle: NonNullable<InputOf<"previewFlips">["settle"]>,
): Settlement["edit"] {
  const saved = savedContent.safeParse(content);
  return hindered !== null || !saved.success ? null : { entry: entry.id, content: saved.data, settle };
}
