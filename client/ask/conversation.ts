// The conversation of a test: kept while the page is open, one for each knowledge base, shared by the screen and the drawer.
import { afterChoice, pastTurnOf } from "../../shared/engine/conversation.ts";
import type { PastTurn } from "../../shared/engine/types.ts";
import type { OutputOf } from "../lib/api.ts";
import { createPersonal } from "../lib/watched.ts";
import type { Target } from "./search.ts";

export type Reply = OutputOf<"askRobot">["reply"];

/** As which customer, and whom. */
export interface Setting {
  target: Target;
  channel?: string | undefined;
  at?: string | undefined;
  context?: Record<string, string> | undefined;
}

/** What one robot said: two of them when comparing. */
export interface Side {
  target: Target;
  answer: OutputOf<"askRobot"> | null;
  /** What the provisional draft had replied, where the trained one replies otherwise. */
  was?: Reply | null;
  error: unknown;
}

export interface AskTurn {
  id: number;
  question: string;
  /** The option this turn chose, and the question that was clarified. */
  chosen: { entry: string; question: string; of: string } | null;
  askedAt: string;
  setting: Setting;
  sides: Side[];
  /** The customer said "none of these". */
  none: boolean;
  /** Asked again because its wording was taught to this entry, or that was undone. */
  taught: { question: string; undone: boolean } | null;
}

export interface AskConversation {
  startedAt: string;
  turns: AskTurn[];
  selected: { turn: number; side: number } | null;
  /** The latest question asked, for the address bar. */
  asked: string | null;
}

const conversations = createPersonal<ReadonlyMap<string, AskConversation>>(new Map());
const none: AskConversation = { startedAt: "", turns: [], selected: null, asked: null };

export const readConversation = (kb: string): AskConversation => conversations.get().get(kb) ?? none;

export function changeConversation(kb: string, change: (now: AskConversation) => AskConversation): void {
  conversations.set(new Map(conversations.get()).set(kb, change(readConversation(kb))));
}
export const startOver = (kb: string): void => changeConversation(kb, () => none);

export const useConversation = (kb: string): AskConversation => conversations.use().get(kb) ?? none;

export function changeTurn(kb: string, id: number, change: (turn: AskTurn) => AskTurn): void {
  changeConversation(kb, (now) => ({ ...now, turns: now.turns.map((turn) => (turn.id === id ? change(turn) : turn)) }));
}

/** What the engine is told of the turns before: as this side answered them, at most 50. */
export function earlierTurns(turns: readonly AskTurn[], side: number) {
  const past: PastTurn[] = [];
  for (const turn of turns) {
    const reply = (turn.sides[side] ?? turn.sides[0])?.answer?.reply;
    if (!reply) continue;
    const entry = turn.chosen ? turn.chosen.entry : reply.choice?.entry;
    const asked = past.at(-1);
    // What answers a question back is no turn of its own, as in the log.
    if (entry !== undefined && asked?.outcome === "clarify") past[past.length - 1] = afterChoice(asked, entry);
    else past.push(turn.none ? afterChoice(pastTurnOf(reply), null) : pastTurnOf(reply));
  }
  return past
    .slice(-50)
    .map(({ offered, ...turn }) => ({ ...turn, textKey: turn.textKey.slice(0, 2000), ...(offered ? { offered: [...offered] } : {}) }));
}

/** What the latest turn offered, if this side asked back: what is typed next may name it. */
export function offerOf(turns: readonly AskTurn[], side: number): { options: { entry: string; question: string }[] } | undefined {
  const last = turns.at(-1);
  const reply = (last?.sides[side] ?? last?.sides[0])?.answer?.reply;
  return reply?.outcome === "clarify" ? { options: reply.options.map(({ entry, question }) => ({ entry, question })) } : undefined;
}

/** The side of a turn that is looked at, with its place. */
export function selectedSide({ turns, selected }: AskConversation): { turn: AskTurn; side: Side; number: number } | null {
  const index = turns.findIndex((turn) => turn.id === selected?.turn);
  const turn = turns[index];
  const side = turn?.sides[selected?.side ?? 0] ?? turn?.sides[0];
  return turn && side ? { turn, side, number: index + 1 } : null;
}

/** The clarification that still waits for a choice: the latest turn's, if it asked back. */
export function openOptions({ turns }: AskConversation): { turn: AskTurn; options: Reply["options"] } | null {
  const turn = turns.at(-1);
  const reply = turn?.sides.find((side) => side.answer?.reply.outcome === "clarify")?.answer?.reply;
  return turn && reply && !turn.none ? { turn, options: reply.options } : null;
}
