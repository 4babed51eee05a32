// Long work on the server's one thread is cut into slices of some milliseconds. Between two of them the event loop goes round, so that whoever asks is let in.

/** So often, ms, a slice of what goes on behind comes before those whose answer somebody waits for, however many works there are behind: never would be too seldom on a server that is asked all the time. */
const longestWaitMs = 100;

type Go = () => void;
const asked: Go[] = [];
const behind: { go: Go; since: number }[] = [];
/** When a slice of it ended last, and whether one runs now. */
let lastBehind = 0;
let runsBehind = false;
let waiting = 0;
let isScheduled = false;
let later: NodeJS.Timeout | null = null;

/**
 * Resolves in a later turn of the event loop. One slice runs a turn, whoever's it is: of two works that take slices of 10 ms each nobody waits for 20.
 * For work whose end somebody waits for.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((go) => {
    asked.push(go);
    schedule();
  });

/** As `nextTurn`, for work behind (jobs, what is kept up to date): it comes after those who are waited for, and while nobody waits for an answer. */
export const idleTurn = (): Promise<void> =>
  new Promise((go) => {
    behind.push({ go, since: performance.now() });
    schedule();
  });

/** Somebody waits for an answer, until what is returned is called; again, that does nothing. */
export function beginWait(): () => void {
  let isWaiting = true;
  waiting += 1;
  return () => {
    if (!isWaiting) return;
    isWaiting = false;
    waiting -= 1;
    schedule();
  };
}

function schedule(): void {
  if (isScheduled || (asked.length === 0 && behind.length === 0)) return;
  const wait = asked.length === 0 && waiting > 0 ? dueIn() : 0;
  if (wait > 0) {
    later ??= setTimeout(() => {
      later = null;
      schedule();
    }, wait);
    return;
  }
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    if (runsBehind) lastBehind = performance.now();
    // Whoever began to wait since it was set comes first.
    const isBehind = (behind.length > 0 && dueIn() <= 0) || (asked.length === 0 && waiting === 0);
    runsBehind = isBehind;
    const go = isBehind ? behind.shift()?.go : asked.shift();
    go?.();
    // Set now, it comes after whatever has arrived meanwhile.
    schedule();
  });
}

/** ms until what goes on behind comes first. */
const dueIn = (): number => Math.max(behind[0]!.since, lastBehind) + longestWaitMs - performance.now();
