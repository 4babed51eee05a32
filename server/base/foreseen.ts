// What the running server promises of edits that are not saved yet: what they would flip of the questions asked lately. flips/ keeps it.
import type { BrokenWording, EntryChange, ForceMoment, ForceMomentSeen, SuggestedWording, WordUse } from "../../shared/engine/studies.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";

/** What saving an entry would flip, told from a thread that holds a robot and the questions asked lately. */
export interface Foresight {
  /** Rejects with `cancelled` when the signal aborts, or when the same editor asks anew. */
  ask: (kb: { id: string; timeZone: string }, order: ForesightOrder, signal: AbortSignal) => Promise<ForesightSaid>;
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
