// One line of progress on a terminal, written over itself.
import type { Terminal } from "./command.ts";

/** Shows how far something is where somebody looks; null wipes it away. */
export function showProgress({ errors }: Terminal, work: { step: string; done: number; total: number } | null): void {
  if (!errors.isTTY) return;
  const line = work === null ? "" : `${work.step}${work.total > 0 ? ` ${Math.floor((100 * work.done) / work.total)} %` : ""}`;
  errors.write(`\r\u001B[K${line}`);
}
