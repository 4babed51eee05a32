// NLP.js: a corpus `{name, locale, data: [{intent, utterances, answers}]}`.
import {
  foreignRow,
  isObject,
  isOutOfScope,
  noteOfAnswers,
  takeOutOfScope,
  textsIn,
  unreadRow,
  type ForeignHow,
  type ForeignTakes,
} from "./foreign.ts";

export const isNlpjs = (value: unknown): boolean =>
  isObject(value) &&
  Array.isArray(value.data) &&
  value.data.some((one) => isObject(one) && "intent" in one && ("utterances" in one || "answers" in one));

/** An answer, or one under a condition: `{answer, opts}`. */
const textOf = (answer: unknown): string[] => (isObject(answer) ? textsIn(answer.answer) : textsIn(answer));
/** `%name%`, `@entity` and `{{ entity }}` in a wording stand for others. */
const mark = /%[\w.]+%|@\w+|\{\{\s*\w+\s*\}\}/u;

export function readNlpjs(values: readonly { part: string | null; value: unknown }[], how: ForeignHow, take: ForeignTakes): void {
  for (const { part, value } of values) {
    const data: unknown[] = isObject(value) && Array.isArray(value.data) ? value.data : [];
    for (const [nth, one] of data.entries()) {
      const row = nth + 1;
      if (!isObject(one) || typeof one.intent !== "string") {
        take.row(
          unreadRow(part, row, one, {
            field: null,
            code: "foreign_row",
            message: "an object with intent, utterances and answers",
            values: { known: "intent, utterances, answers" },
          }),
        );
        continue;
      }
      const questions = textsIn(one.utterances);
      const answers = (Array.isArray(one.answers) ? one.answers : []).flatMap(textOf);
      if (isOutOfScope(one.intent) && how.outOfScope !== "entries") {
        takeOutOfScope(questions, how, take);
        continue;
      }
      if (questions.length === 0 && answers.length > 0) {
        take.note("noQuestions", one.intent);
        continue;
      }
      for (const question of questions) if (mark.test(question)) take.note("marks", question);
      for (const answer of Array.isArray(one.answers) ? one.answers : [])
        if (isObject(answer) && answer.opts !== undefined) take.note("rich", one.intent);
      noteOfAnswers(answers, take.note);
      take.row(foreignRow({ part, row, id: one.intent, questions, answers, source: one }, take.note));
    }
  }
}
