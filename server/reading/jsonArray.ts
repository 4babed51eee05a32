// A JSON array that arrives in pieces, cut into its elements: what other programs write where ours writes lines.
import type { Line } from "./textLines.ts";

/** Whether a file that begins so is an array of objects. A line of a chat (`[2026-11-01 10:00] …`) is none. */
export const isArrayOfObjects = (begin: string): boolean => /^\s*\[\s*\{/u.test(begin);

/** As `lineCutter`: elements stand for lines and are numbered as they come, `null` for one that is longer than `longest`. What stands behind the array is one more. */
export function elementCutter(longest: number): { push: (piece: string) => Line[]; end: () => Line[] } {
  let [depth, number, element, isTooLong] = [0, 0, "", false];
  let [isText, isEscaped] = [false, false];
  const keep = (text: string): void => {
    if (element.length + text.length > longest) isTooLong = true;
    element = isTooLong ? "" : element + text;
  };
  const done = (): Line[] => {
    const line = { number: number + 1, text: isTooLong ? null : element };
    if (!isTooLong && element.trim() === "") return [];
    [number, element, isTooLong] = [number + 1, "", false];
    return [line];
  };
  return {
    push: (piece) => {
      const lines: Line[] = [];
      let from = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const sign = piece[at]!;
        if (isText) {
          if (isEscaped) isEscaped = false;
          else if (sign === "\\") isEscaped = true;
          else if (sign === '"') isText = false;
          continue;
        }
        if (sign === '"') isText = depth > 0;
        // The array's own brackets and commas are no element's.
        const isOwn = (sign === "[" && depth === 0) || (sign === "," && depth === 1) || (sign === "]" && depth === 1);
        if (isOwn) {
          keep(piece.slice(from, at));
          lines.push(...done());
          from = at + 1;
        }
        if (sign === "[" || sign === "{") depth += 1;
        else if (sign === "]" || sign === "}") depth -= 1;
      }
      keep(piece.slice(from));
      return lines;
    },
    end: done,
  };
}
