// What a robot that is only asked found for the questions asked lately: customers ask the same again and again.

/** Some 1 kB each. */
const QUESTIONS_REMEMBERED = 5_000;
/** A longer question is hardly asked twice. */
const LONGEST_REMEMBERED = 100;

/** Remembers nothing yet. What was found for a question is given again as long as it is one of those asked last; whoever calls says when that would be wrong. */
export function createRemembered<T>(): (question: string, find: () => T) => T {
  const remembered = new Map<string, T>();
  return (question, find) => {
    if (question.length > LONGEST_REMEMBERED) return find();
    const found = remembered.get(question) ?? find();
    // Asked last, forgotten last.
    remembered.delete(question);
    remembered.set(question, found);
    if (remembered.size > QUESTIONS_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    return found;
  };
}
