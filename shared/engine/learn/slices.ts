// Long work comes as a generator that yields every few milliseconds; who has time runs it through.

/** The result of a generator, without a pause. */
export function runThrough<T>(work: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
