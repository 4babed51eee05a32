// Pairs of entries that are too close: their names in the address, and the wordings that can be settled between them.
import type { OutputOf } from "../../lib/api.ts";
import { roughKey } from "../editor/useTaught.ts";

export type Pair = OutputOf<"listDuplicates">["rows"][number];
export type PairSide = "first" | "second";

const parting = "~";
export const pairKey = ({ first, second }: Pair): string => `${first.id}${parting}${second.id}`;
/** The entry that stands first in a pair's address. */
export const firstInPair = (key: string): string => key.split(parting)[0] ?? "";

export const otherSide = (side: PairSide): PairSide => (side === "first" ? "second" : "first");

export interface PairWording {
  text: string;
  kind: "same" | "taken" | "near";
  /** Who is to keep it or has it; the other one takes it. */
  owner: PairSide;
  /** Of the other one, where it is not the same. */
  otherText: string | null;
  /** Left to the other one alone; null: it is a standard question here. */
  canMove: boolean;
  /** Made negative in the other one; it is no standard question there. */
  canForbid: boolean;
}

/** Worst kind first. */
export function wordingsBetween(pair: Pair): PairWording[] {
  const standard = { first: roughKey(pair.first.question), second: roughKey(pair.second.question) };
  const is = (side: PairSide, text: string): boolean => standard[side] === roughKey(text);
  // Of a wording both teach, whose standard question it is keeps it; else the first.
  const same = pair.same.map(({ text }): PairWording => {
    const owner: PairSide = is("second", text) && !is("first", text) ? "second" : "first";
    const isBoth = is("first", text) && is("second", text);
    return { text, kind: "same", owner, otherText: null, canMove: !isBoth, canForbid: !isBoth };
  });
  const taken =
    (owner: PairSide) =>
    (row: { text: string }): PairWording => {
      return {
        text: row.text,
        kind: "taken",
        owner,
        otherText: null,
        canMove: !is(owner, row.text),
        canForbid: !is(otherSide(owner), row.text),
      };
    };
  const { near } = pair;
  const owner: PairSide = near?.entry === pair.second.id ? "second" : "first";
  const isNew = near && ![...pair.same, ...pair.lost, ...pair.won].some(({ text }) => text === near.text);
  return [
    ...same,
    ...pair.lost.map(taken("first")),
    ...pair.won.map(taken("second")),
    ...(isNew ? [{ ...taken(owner)({ text: near.text }), kind: "near" as const, otherText: near.otherText }] : []),
  ];
}
