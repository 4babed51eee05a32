// What the parts of the running server promise to everybody: the robots in memory, jobs, the disk (and, in files of their own, what edits would flip, and the log of questions). Who keeps the promises stands above, in robots/, jobs/ and machine/.
import type { z } from "zod";
import type { jobKinds } from "../../shared/contract/jobs.ts";
import type { problem } from "../../shared/contract/storage.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { EntryChange } from "../../shared/engine/studies.ts";
import type { EngineEntry } from "../../shared/engine/types.ts";
import type { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
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
