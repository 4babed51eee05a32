// Botpress 12: one question and answer a file, `{id, data: {questions, answers, enabled, category or contexts}}`, an array of them or a zip; texts as lists, or as lists by language.
import { chooseLanguage, foreignRow, isObject, noteOfAnswers, textsIn, unreadRow, type ForeignHow, type ForeignTakes } from "./foreign.ts";

/** One of them. */
const isQna = (value: unknown): value is { id?: unknown; data: Record<string, unknown> } =>
  isObject(value) && isObject(value.data) && "questions" in value.data && ("answers" in value.data || "redirectFlow" in value.data);

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isObject(value) && Array.isArray(value.qnas) ? value.qnas : [value];

export const isBotpress = (value: unknown): boolean => listOf(value).some(isQna);

/** Texts of one kind by language; without one, under "". */
const byLanguage = (value: unknown): [string, string[]][] =>
  isObject(value) ? Object.entries(value).map(([language, texts]) => [language, textsOf(texts)]) : [["", textsOf(value)]];
/** An answer may be a text, several in one, or an element with a text. */
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.flat() : [value])
    .flatMap((one: unknown) => (isObject(one) ? textsIn(one.text) : textsIn(one)))
    .filter((text) => text.trim() !== "");

/** "global" is where everything is. */
const namesOf = (value: unknown): string[] =>
  textsIn(value)
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "global");

export function readBotpress(values: readonly { part: string | null; value: unknown }[], how: ForeignHow, take: ForeignTakes): void {
  const all = values.flatMap(({ part, value }) => listOf(value).map((one, nth) => ({ part, row: nth + 1, one })));
  const count = new Map<string, number>();
  for (const { one } of all)
    if (isQna(one))
      for (const [language, texts] of byLanguage(one.data.questions))
        if (language !== "" && texts.length > 0) count.set(language, 1 + (count.get(language) ?? 0));
  const language = chooseLanguage(count, how, take);
  for (const { part, row, one } of all) {
    if (!isQna(one)) {
      take.row(
        unreadRow(part, row, one, {
          field: null,
          code: "foreign_row",
          message: "an object with id and data: questions and answers",
          values: { known: "id, data.questions, data.answers" },
        }),
      );
      continue;
    }
    const { data } = one;
    const read = (value: unknown): string[] =>
      byLanguage(value).flatMap(([name, texts]) => (name === "" || name === language ? texts : []));
    const [questions, answers] = [read(data.questions), read(data.answers)];
    const others = byLanguage(data.questions).filter(([name, texts]) => name !== "" && name !== language && texts.length > 0);
    if (questions.length === 0 && others.length > 0) {
      take.note("otherLanguages", others[0]![1][0]!);
      continue;
    }
    if (textsIn(data.redirectFlow).some((flow) => flow !== "") || textsIn(data.redirectNode).some((node) => node !== ""))
      take.note("flows", questions[0] ?? "");
    noteOfAnswers(answers, take.note);
    const contexts = namesOf(data.contexts);
    const category = namesOf(data.category);
    take.row(
      foreignRow(
        {
          part,
          row,
          ...(typeof one.id === "string" ? { id: one.id } : {}),
          questions,
          answers,
          ...(category.length > 0 ? { category: category.slice(0, 1) } : contexts.length > 0 ? { category: contexts.slice(0, 1) } : {}),
          ...(contexts.length > 1 ? { tags: contexts.slice(1) } : {}),
          ...(typeof data.enabled === "boolean" ? { enabled: data.enabled } : {}),
          source: one,
        },
        take.note,
      ),
    );
  }
}
