// What the running server promises of the log of questions: what is written into it, and what is remembered of a conversation. logs/ keeps it.
import type { sources } from "../../shared/contract/logs.ts";
import type { Offer, Outcome, PastTurn, Reply } from "../../shared/engine/types.ts";

/** The pen of the log of questions. */
export interface TurnLog {
  /** Resolves once the turn is committed; where the log cannot be written, as soon as it is kept in memory (beyond the limit it is counted in `app.lost`). Never throws: a customer is answered without a log, too. */
  record: (kb: Shop, turn: NewTurn) => Promise<void>;
  /** The same for what the customer said of a turn; false if there is no such turn. */
  correct: (kb: Shop, id: string, said: Correction) => Promise<boolean>;
  /** What the engine is told of a conversation: its latest 50 turns, oldest first. Empty where the log cannot be read. */
  past: (kb: Shop, conversation: string) => PastTurn[];
  /** The latest turn of a conversation, if it asked back; null if it did not, or where the log cannot be read. */
  offer: (kb: Shop, conversation: string) => (Offer & { id: string }) | null;
  /** Turns came in by another way (a batch, an import): what is remembered of conversations is read anew. */
  forget: () => void;
  /** A turn and the options it offered; null if there is none. */
  find: (kb: Shop, id: string) => AskedTurn | null;
  /** A turn's outcome; null if there is none, undefined where the log cannot be read. */
  outcomeOf: (kb: Shop, id: string) => string | null | undefined;
  /** Lines kept in memory until they can be written. */
  waiting: () => number;
  /** Writes what is kept, with some patience. */
  close: () => Promise<void>;
}

interface Shop {
  id: string;
  timeZone: string;
}

/** A turn to be logged. */
export interface NewTurn {
  id: string;
  /** ISO time with offset. */
  at: string;
  question: string;
  /** The engine's; of a question without any letter, digit or symbol "". */
  textKey: string;
  outcome: Outcome;
  /** The engine's reason; "imported" for turns answered elsewhere. */
  reason: string;
  /** The entry that answered or handed off. */
  entry: string | null;
  confidence: number | null;
  /** The answer band in force when it was answered; null if unknown. */
  answerBand: number | null;
  /** null: asked against the draft, or answered elsewhere. */
  version: number | null;
  conversation: string | null;
  /** As the bot calls the customer (stored as a keyed hash), or such a hash. */
  customer: string | null;
  channel: string | null;
  source: (typeof sources)[number];
  /** What the customer was shown. */
  reply: string | null;
  /** What a clarification offered. */
  options: readonly { entry: string; question: string; confidence: number }[];
  candidates: readonly { entry: string; confidence: number }[];
  chosen?: string | null;
  helpful?: boolean | null;
  none?: boolean;
  /** The import of a file that it came with. */
  import?: string | null;
}

/** What a person of the shop said to a customer. */
export interface NewMessage {
  id: string;
  /** ISO time with offset. */
  at: string;
  message: string;
  conversation: string;
  /** As the bot or the file names them (stored as keyed hashes), or such hashes. */
  customer: string | null;
  agent: string | null;
  /** The customer's turn that stood before it where it came from. */
  after: string | null;
}

/** What a customer said of a turn afterwards; what is absent stays. */
export interface Correction {
  chosen?: string | null;
  /** 1 or 0; null if nothing was said. */
  helpful?: number | null;
  /** 1: no option was meant. */
  none?: number;
  /** What was said led to a person, which is no turn of its own: counted for the conversation. */
  handedOff?: true;
}

/** What was said of a turn that is in the log, or will be by then. */
export interface SaidOf {
  id: string;
  said: Correction;
}

/** What is brought in from elsewhere. */
export type LogEvent = NewTurn | SaidOf | NewMessage;

/** What a choice needs of the turn that offered it; conversation and customer as they are stored. */
export interface AskedTurn {
  question: string;
  outcome: string;
  customer: string | null;
  conversation: string | null;
  channel: string | null;
  options: Reply["options"];
}
