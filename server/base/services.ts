// What the parts of the running server promise to everybody: the robots in memory, jobs, the disk, the log of questions. Who keeps the promises stands above, in robots/, jobs/, machine/ and logs/.
import type { z } from "zod";
import type { jobKinds } from "../../shared/contract/jobs.ts";
import type { sources } from "../../shared/contract/logs.ts";
import type { problem } from "../../shared/contract/storage.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { BrokenWording, EntryChange, ForceMoment, ForceMomentSeen, SuggestedWording, WordUse } from "../../shared/engine/studies.ts";
import type { EngineEntry, Offer, Outcome, PastTurn, Reply } from "../../shared/engine/types.ts";
import type { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import type { Database } from "./db.ts";

/** The engines in memory: each draft, and the versions in use. */
export interface Robots {
  /** The draft's robot with every committed change in it; loads it when first asked for. */
  draft: (kb: string) => Promise<Robot>;
  /** The same if it is loaded and current, without waiting. */
  draftNow: (kb: string) => Robot | null;
  /** Where the draft's full training stands; null while the draft is not loaded. */
  training: (kb: string) => TrainingState | null;
  /** A published version's robot. Live versions stay loaded; of the others the latest few. */
  version: (kb: string, number: number) => Promise<Robot>;
  /** Takes in a version's robot that was made before the version was announced, so that no customer waits for it. */
  adopt: (kb: string, number: number, robot: Robot) => void;
  /** The robot customers talk to and its version's number, or null when nothing was published. Without waiting once loaded. */
  live: (kb: string) => Promise<{ robot: Robot; version: number } | null>;
  /** Tells of every robot that is made for the draft, and of every change it takes in; once of the one that is there. What is returned ends it. */
  followDraft: (kb: string, follower: DraftFollower) => () => void;
  entrySaved: (kb: string, id: string, content: EntryContent) => void;
  entryRemoved: (kb: string, id: string) => void;
  notOursChanged: (kb: string, text: string, added: boolean) => void;
  labelsChanged: (kb: string) => void;
  /** What changes how the whole draft is read (vocabulary, categories, settings): the old robot serves until the new one is whole. */
  rebuild: (kb: string) => void;
  /** The time zone belongs to no version: it acts at once, on the draft and on every version that is loaded. */
  timeZoneChanged: (kb: string) => void;
  /** Loads every live version; resolves when customers can be answered: one that cannot be loaded is named by `storage` and tried again. */
  warm: () => Promise<void>;
  /** Nothing is trained from now on. */
  stop: () => void;
}

/** A change of the draft, as its robot takes it in. */
export type DraftChange = ({ kind: "entry" } & EntryChange) | { kind: "notOurs"; text: string; added: boolean };

/** A change that was taken in, and the entry as it was before. */
export interface TakenChange {
  change: DraftChange;
  before: EngineEntry | null;
}

/** Who keeps a second robot like the draft's. */
export interface DraftFollower {
  /** A robot was made, the `number`th, of what is stored and of these changes; null: of more changes than are remembered. */
  made: (number: number, taken: readonly TakenChange[] | null) => void;
  changed: (taken: TakenChange) => void;
}

/** What saving an entry would flip, told from a thread that holds a robot and the questions asked lately. */
export interface Foresight {
  /** Rejects with `cancelled` when the signal aborts, or when the same editor asks anew. */
  ask: (kb: Shop, order: ForesightOrder, signal: AbortSignal) => Promise<ForesightSaid>;
  /** Has the missed questions grouped, asked, and asked again whenever the draft changes, as long as somebody looks at them: what is found is written into the log's file. Tells how far that is (total 0: not counted yet); null: all is told. */
  watchMisses: (kb: string) => { done: number; total: number } | null;
  /** A trainer said where missed questions belong. */
  misplaced: (kb: string) => void;
  /** Many questions came into the log of a knowledge base: they are read before the next answer is told as the last word. */
  logged: (kb: string) => void;
  /** Forgets the questions of a knowledge base, some of which are no longer in the log. */
  drop: (kb: string) => void;
  stop: () => Promise<void>;
}

/** What might be saved, words whose use is counted, an entry to suggest wordings for, or moments at which entries begin or end to be in force. `own`: the entry whose wordings may break; `watched`: missed questions of which it is told what would serve them. */
export type Edit =
  | { kind: "entries"; changes: readonly EntryChange[]; own: string; watched?: readonly string[] }
  | { kind: "vocabulary"; vocabulary: Vocabulary }
  | { kind: "words"; groups: readonly (readonly string[])[] }
  | { kind: "suggest"; entry: string; most: number }
  | { kind: "force"; moments: readonly ForceMoment[] };

/** What is asked of it. */
export interface ForesightOrder {
  edit: Edit;
  days: number;
  /** Of whom only the latest is answered. */
  editor: string;
  /** Waits while the questions are asked for the first time, instead of being told how far that is. */
  isPatient: boolean;
  /** Some of all flips of a kind. */
  page: { kind: FlipKind; offset: number; limit: number };
}

/** Kinds of flips. */
export type FlipKind = "gained" | "lost" | "moved";

/** How many questions, and how often they were asked. */
interface Counted {
  questions: number;
  times: number;
}

/** Flips of one kind: in all, by the entries that give and take, and the most asked. */
export interface FlipsOfKind extends Counted {
  byEntry: (Counted & { from: string | null; to: string | null })[];
  first: { text: string; times: number; from: string | null; to: string | null }[];
}

/** How far it is. */
export interface ForesightMaking {
  state: "making";
  /** Training, counted in entries; otherwise asking, in questions. */
  isTraining: boolean;
  done: number;
  total: number;
}

/** What is said: how far it is, or what would flip. `broken`: the first of `brokenCount`. */
export type ForesightSaid =
  | ForesightMaking
  | { state: "counted"; asked: Counted; use: WordUse[] }
  | { state: "suggested"; asked: Counted; suggested: SuggestedWording[] }
  | { state: "forced"; asked: Counted; moments: ForceMomentSeen[] }
  | ({
      state: "ready";
      asked: Counted;
      broken: BrokenWording[];
      brokenCount: number;
      behind: boolean;
      watched: { id: string; to: string | null }[];
      page: FlipsOfKind["first"];
    } & Record<FlipKind, FlipsOfKind>);

/** Where the full training of a draft stands, in entries: `waiting` for changes to rest, `stale` when none is under way though one is due. */
export interface TrainingState {
  state: "done" | "waiting" | "running" | "stale";
  done: number;
  total: number;
}

/** What kinds of long work there are. */
export type JobKind = (typeof jobKinds)[number];

/** Long work in slices. */
export interface Jobs {
  /** Starts a job once the running transaction is committed; returns its id. */
  start: (c: Starting, job: { kb: string; kind: JobKind; by: string | null; input: Record<string, unknown> }) => string;
  /** Whether one of a kind runs for the knowledge base. */
  isRunning: (db: Database, kb: string, kind: JobKind) => boolean;
  repeat: (c: Starting, job: { id: string; kb: string; kind: string }) => void;
  /** How a job ended whose end could not be written yet; null for all others. */
  ended: (id: string) => JobEnd | null;
  /** Resolves when the job has ended, however it ended. */
  wait: (id: string) => Promise<void>;
  /** Stops all at the end of their slice and marks them as interrupted. */
  stop: () => Promise<void>;
}

/** What starting a job needs of a request. */
export interface Starting {
  db: Database;
  now: () => string;
  newId: (prefix: string) => string;
  afterCommit: (effect: Effect) => void;
}

/** What is done once a transaction is committed. */
export type Effect = () => void | Promise<void>;

/** Where a job stands. */
export type JobState = "running" | "done" | "failed" | "cancelled" | "interrupted";

/** How a job ended. */
export interface JobEnd {
  state: JobState;
  at: string;
  result?: Record<string, unknown>;
  error?: { code: string; message: string };
}

/** What is wrong with the disk and the files. */
export interface Storage {
  /** Looks whether the folder is there and, if the disk was full, whether it can be written again; then tells what is wrong. */
  check: () => Promise<Problem[]>;
  /** Takes note of what a database or the disk said; returns the failure that tells a caller, or null if the machine was not to blame. */
  note: (error: unknown) => Failure | null;
  /** A live version that could not be loaded, or (null) can be now. */
  noteVersion: (subject: string, error: unknown) => void;
  /** Throws `data_gone` if the data folder is gone or was replaced: what is written now would be lost with the removed files. */
  refuseIfGone: () => void;
  /** Runs the work each time a disk that was full can be written again. */
  whenWritable: (work: () => void) => void;
  stop: () => Promise<void>;
}

/** One thing that is wrong, since when, and what to do. */
export type Problem = z.output<typeof problem>;

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
