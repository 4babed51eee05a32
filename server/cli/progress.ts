// One line of progress on a terminal, written over itself.

/** Shows how far something is where somebody looks; null wipes it away. */
export function showProgress(work: { step: string; done: number; total: number } | null): void {
  if (!process.stderr.isTTY) return;
  const line = work === null ? "" : `${work.step}${work.total > 0 ? ` ${Math.floor((100 * work.done) / work.total)} %` : ""}`;
  process.stderr.write(`\r\u001B[K${line}`);
}
