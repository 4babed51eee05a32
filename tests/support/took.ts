// How long something takes, whatever else the machine does.

/** Milliseconds of the processor, the best of three runs: what else the machine does must not matter. One is enough to see that something is slow. */
export function took(run: () => unknown, times = 3): number {
  let best = Infinity;
  for (let i = 0; i < times && best > 20; i++) {
    const begun = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}
