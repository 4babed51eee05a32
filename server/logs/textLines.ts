// Text that arrives in pieces, cut into numbered lines.

export interface Line {
  /** 1-based. */
  number: number;
  /** null: longer than a line may be, and thrown away. */
  text: string | null;
}

export const longestLine = 64_000;

/** Lines end with \n, \r\n or \r. `push` returns the lines that are complete; `end` the last one. Those longer than `longest` are thrown away. */
export function lineCutter(longest = longestLine): { push: (piece: string) => Line[]; end: () => Line[] } {
  let rest = "";
  let tooLong = false;
  let number = 0;
  const line = (text: string): Line => {
    const cut = tooLong || text.length > longest;
    tooLong = false;
    return { number: (number += 1), text: cut ? null : text };
  };
  return {
    push: (piece) => {
      const text = rest + piece;
      // A \r at the end may be half of a \r\n.
      const parts = text.split(/\r\n|\n|\r(?!$)/);
      rest = parts.pop()!;
      const lines = parts.map(line);
      if (rest.length > longest) {
        rest = rest.endsWith("\r") ? "\r" : "";
        tooLong = true;
      }
      return lines;
    },
    end: () => {
      const last = rest.replace(/\r$/, "");
      return last === "" && !tooLong ? [] : [line(last)];
    },
  };
}
