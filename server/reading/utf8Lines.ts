// Bytes that should be UTF-8, cut into lines before they are read: what is in another encoding costs its own line only.
import { isUtf8 } from "node:buffer";
import { lineCutter, longestLogLine, type Line } from "./textLines.ts";

/** A line whose bytes are no UTF-8. */
export interface Unreadable {
  number: number;
  reason: string;
}

const reason = "UTF-8 was expected; this line is in another encoding";

/** As `lineCutter`, for bytes. A mark at the beginning is left out. */
export function byteLineCutter(): { push: (bytes: Buffer) => (Line | Unreadable)[]; end: () => (Line | Unreadable)[] } {
  // A byte is held as one character, and a character of UTF-8 is four bytes at most.
  const cutter = lineCutter(longestLogLine * 4);
  return {
    push: (bytes) => cutter.push(bytes.toString("latin1")).map(readLine),
    end: () => cutter.end().map(readLine),
  };
}

function readLine({ number, text }: Line): Line | Unreadable {
  if (text === null) return { number, text };
  const bytes = Buffer.from(text, "latin1");
  if (!isUtf8(bytes)) return { number, reason };
  const read = bytes.toString("utf8").replace(/^\uFEFF/u, "");
  return { number, text: read.length > longestLogLine ? null : read };
}
