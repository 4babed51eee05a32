// What is known of what saving something would flip.
import type { InputOf, OutputOf } from "../lib/api.ts";

/** Questions of so many days. */
export const flipDays = 30;

type Preview = OutputOf<"previewFlips"> | OutputOf<"previewVocabularyFlips">;

/** What all flips of a kind are asked for by. */
export type FlipList =
  | { name: "listFlips"; input: InputOf<"previewFlips"> }
  | { name: "listVocabularyFlips"; input: InputOf<"previewVocabularyFlips"> };

/** What saving something would flip, as it is known now. */
export interface KnownFlips<P extends Preview = Preview> {
  /** null: nobody asks for them here. */
  list: FlipList | null;
  /** The latest that is known; of an earlier form while `isStale`. */
  found: P | undefined;
  /** What is shown is not of what is typed now. */
  isStale: boolean;
  isChanged: boolean;
  /** It cannot be saved as it is. */
  isIncomplete: boolean;
  error: unknown;
  retry: () => void;
}

/** Worked out. */
export type ReadyFlips = Pick<Extract<Preview, { state: "ready" }>, "gained" | "lost" | "moved">;
