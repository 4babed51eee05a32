// What a command reads: a file, or standard input where "-" stands for it.
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { blob } from "node:stream/consumers";
import { Refusal, type Terminal } from "./command.ts";

/** The bytes of a file, read while they are sent; those of standard input, read to the end first. */
export async function readInput(terminal: Terminal, file: string): Promise<Blob> {
  // Node's Blob is the one that its fetch takes; the types call them by two names.
  if (file === "-") return (await blob(terminal.input)) as Blob;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refusal("not_found", `no such file: ${file}`);
  return (await openAsBlob(file)) as Blob;
}

/** What the server is told that the file is called. */
export const nameOf = (file: string): string => (file === "-" ? "stdin" : basename(file).slice(-200));
