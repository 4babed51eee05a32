// Lines of JSON put aside in a file: written as they come, and gone through as often as needed, one at a time. For a process of its own: it waits for the disk.
import { closeSync, openSync, readSync, writeFileSync } from "node:fs";

export interface LineFile {
  write: (text: string) => void;
  close: () => void;
}

const pieceSize = 256 * 1024;

/** A file only its owner may read; text is collected and written in pieces. */
export function writeLines(path: string): LineFile {
  const file = openSync(path, "w", 0o600);
  let held: string[] = [];
  let length = 0;
  const flush = (): void => {
    writeFileSync(file, held.join(""));
    held = [];
    length = 0;
  };
  return {
    write: (text) => {
      held.push(text);
      if ((length += text.length) > pieceSize) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

/** The lines of a file that `writeLines` wrote. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const decoder = new TextDecoder();
    const bytes = Buffer.alloc(pieceSize);
    let rest = "";
    for (let size = readSync(file, bytes); size > 0; size = readSync(file, bytes)) {
      const lines = (rest + decoder.decode(bytes.subarray(0, size), { stream: true })).split("\n");
      rest = lines.pop()!;
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}
