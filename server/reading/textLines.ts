// Text that arrives in pieces, cut into numbered lines.

export interface Line {
  /** 1-based. */
  number: number;
  /** null: longer than a line may be, and thrown away. */
  text: string | null;
}

/** Of a log. */
export const longestLogLine = 64_000;

/** Lines end with \n, \r\n or \r. `push` returns the lines that are complete; `end` the last one. Each character is looked at once, however long a line is. */
export function lineCutter(longest = longestLogLine): { push: (piece: string) => Line[]; end: () => Line[] } {
  let rest = "";
  let tooLong = false;
  // A \r at the end of a piece may be half of a \r\n.
  let halfEnd = false;
  let number = 0;
  const keep = (text: string): void => {
    if (rest.length + text.length > longest) tooLong = true;
    rest = tooLong ? "" : rest + text;
  };
  const line = (): Line => {
    const text = tooLong ? null : rest;
    tooLong = false;
    rest = "";
    return { number: (number += 1), text };
  };
  return {
    push: (piece) => {
      const parts = (halfEnd ? `\r${piece}` : piece).split(/\r\n|\n|\r(?!$)/);
      const last = parts.pop()!;
      const lines = parts.map((part) => (keep(part), line()));
      halfEnd = last.endsWith("\r");
      keep(halfEnd ? last.slice(0, -1) : last);
      return lines;
    },
    end: () => (rest === "" && !tooLong ? [] : [line()]),
  };
}
