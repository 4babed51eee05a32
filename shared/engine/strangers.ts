// Texts that belong to no entry, ready for a retraining: those that somebody teaches by now are no strangers.
import type { Dictionary } from "./features.ts";
import { keyOf, tokenize } from "./normalize.ts";
import { strangerOf, type Stranger } from "./rows.ts";
import type { Wording } from "./wordings.ts";

export interface Strangers {
  /** Reads them all, one a step, when it is first asked to. */
  read: () => Generator<void, void, undefined>;
  /** Where somebody teaches "hello", hello is no stranger. */
  teach: (wordings: readonly Wording[]) => void;
  forget: (wordings: readonly Wording[]) => void;
  /** Those nobody teaches, and whose key is not `untaught`; they must have been read. */
  untaught: (untaught?: string) => Stranger[];
}

export function createStrangers(texts: readonly string[], dictionary: Dictionary): Strangers {
  // How many wordings say the same. Kept here, because a set of all wordings would be made anew for each save.
  const taught = new Map(texts.map((text) => [text, 0]));
  const count = (wordings: readonly Wording[], sign: 1 | -1): void => {
    for (const { rewritten } of wordings) {
      const known = taught.get(rewritten);
      if (known !== undefined) taught.set(rewritten, known + sign);
    }
  };
  let rows: { text: string; row: Stranger }[] | null = null;
  return {
    read: function* () {
      if (rows) return;
      const read: { text: string; row: Stranger }[] = [];
      for (const text of texts) {
        const row = strangerOf(text, dictionary);
        if (row) read.push({ text, row });
        yield;
      }
      rows = read;
    },
    teach: (wordings) => count(wordings, 1),
    forget: (wordings) => count(wordings, -1),
    untaught: (untaught) => {
      const isUntaught = (text: string): boolean => untaught !== undefined && keyOf(tokenize(text)) === untaught;
      return (rows ?? []).filter(({ text }) => taught.get(text) === 0 && !isUntaught(text)).map(({ row }) => row);
    },
  };
}
