// Texts that belong to no entry, ready for a retraining: those that somebody teaches by now are not out of scope.
import type { Dictionary } from "../text/dictionary.ts";
import { keyOf, tokenize } from "../text.ts";
import { outOfScopeRow, type OutOfScopeRow } from "../learn/rows.ts";
import type { Wording } from "../learn/wordings.ts";

/** Texts as rows to train on, less those that are taught. */
export interface OutOfScopeTexts {
  /** Reads them all, one a step, when it is first asked to. */
  read: () => Generator<void, void, undefined>;
  /** Where somebody teaches "hello", hello is not out of scope. */
  teach: (wordings: readonly Wording[]) => void;
  forget: (wordings: readonly Wording[]) => void;
  /** Those nobody teaches, and whose key is not `leftOut`; they must have been read. */
  rows: (leftOut?: string) => OutOfScopeRow[];
}

/** `texts` as they are compared, each once. They are read when first needed. */
export function createOutOfScope(texts: readonly string[], dictionary: Dictionary): OutOfScopeTexts {
  // How many wordings say the same. Kept here, because a set of all wordings would be made anew for each save.
  const taught = new Map(texts.map((text) => [text, 0]));
  const count = (wordings: readonly Wording[], sign: 1 | -1): void => {
    for (const { kind, rewritten } of wordings) {
      if (kind === "answer") continue;
      const known = taught.get(rewritten);
      if (known !== undefined) taught.set(rewritten, known + sign);
    }
  };
  let rows: { text: string; row: OutOfScopeRow }[] | null = null;
  return {
    read: function* () {
      if (rows) return;
      const read: { text: string; row: OutOfScopeRow }[] = [];
      for (const text of texts) {
        const row = outOfScopeRow(text, dictionary);
        if (row) read.push({ text, row });
        yield;
      }
      rows = read;
    },
    teach: (wordings) => count(wordings, 1),
    forget: (wordings) => count(wordings, -1),
    rows: (leftOut) => {
      const isLeftOut = (text: string): boolean => leftOut !== undefined && keyOf(tokenize(text)) === leftOut;
      return (rows ?? []).filter(({ text }) => taught.get(text) === 0 && !isLeftOut(text)).map(({ row }) => row);
    },
  };
}
