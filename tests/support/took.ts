// How long something takes, whatever else the machine does.

/** Milliseconds of the processor, the best of three runs: what else the machine does must not matter. */
export function took(run: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < 3 && best > 20; i++) {
    const begun = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}
