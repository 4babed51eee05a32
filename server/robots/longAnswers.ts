// Long answers get their plain text from a worker before anybody asks for them; all others when they are first given.
import { takesLong, keepPlainText } from "../../shared/engine/markdown.ts";
import type { EngineEntry } from "../../shared/engine/types.ts";
import { runInWorker } from "../workers/pool.ts";
import { plainTexts } from "./tasks.ts";

/** Resolves when all are written; null when there are none, as nearly always. */
export function writeLongAnswers(entries: readonly EngineEntry[]): Promise<void> | null {
  const long = entries.flatMap(({ answers }) => answers.filter(({ text }) => takesLong(text)));
  if (long.length === 0) return null;
  return runInWorker(plainTexts, "writePlainTexts", { texts: long.map(({ text }) => text) }).then((texts) =>
    long.forEach((answer, i) => keepPlainText(answer, texts[i]!)),
  );
}
