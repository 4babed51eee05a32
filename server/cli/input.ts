// What a command reads: a file, or standard input where "-" stands for it.
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { blob, buffer } from "node:stream/consumers";
import yazl from "yazl";
import { Refusal, type Terminal } from "./command.ts";

/** The bytes of a file, read while they are sent; those of standard input, read to the end first. */
export async function readInput(terminal: Terminal, file: string): Promise<Blob> {
  // Node's Blob is the one that its fetch takes; the types call them by two names.
  if (file === "-") return (await blob(terminal.input)) as Blob;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refusal("not_found", `no such file: ${file}`);
  return (await openAsBlob(file)) as Blob;
}

/** Several files as one zip, by their names; one folder of it for each of two that are called the same. */
export async function packedInput(files: readonly string[]): Promise<Blob> {
  const zip = new yazl.ZipFile();
  for (const [nth, file] of files.entries()) {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new Refusal("not_found", `no such file: ${file}`);
    const isTwice = files.slice(0, nth).some((other) => basename(other) === basename(file));
    zip.addFile(file, isTwice ? `${nth + 1}/${basename(file)}` : basename(file));
  }
  zip.end();
  return new Blob([await buffer(zip.outputStream)]) as Blob;
}

/** What the server is told that the file is called. */
export const nameOf = (file: string): string => (file === "-" ? "stdin" : basename(file).slice(-200));
