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

/** Whether it takes longer than so many ms each of the times it is run: what does not at once is run once. */
export function takesOver(ms: number, run: () => unknown, times = 3): boolean {
  for (let i = 0; i < times; i++) if (took(run, 1) <= ms) return false;
  return true;
}
