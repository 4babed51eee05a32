// QnA Maker and Custom Question Answering as their services give them: JSON with the pairs under `qnaDocuments`, `qnaList` or `assets.qnas`, keys in either case.
import { azureTags, valueUnder, promptedIds } from "./azure.ts";
import { foreignRow, isObject, noteOfAnswers, textsIn, unreadRow, type ForeignTakes } from "./foreign.ts";

/** The pairs of a knowledge base; null: this is none. */
function pairsIn(value: unknown): unknown[] | null {
  if (!isObject(value)) return null;
  const assets = valueUnder(value, "assets");
  const lists = [
    valueUnder(value, "qnadocuments"),
    valueUnder(value, "qnalist"),
    isObject(assets) ? valueUnder(assets, "qnas") : undefined,
  ];
  return lists.find((list): list is unknown[] => Array.isArray(list)) ?? null;
}

export const isAzureJson = (value: unknown): boolean => pairsIn(value) !== null;

export function readAzureJson(values: readonly { part: string | null; value: unknown }[], take: ForeignTakes): void {
  for (const { part, value } of values) for (const [nth, pair] of (pairsIn(value) ?? []).entries()) readPair(part, nth + 1, pair, take);
}

function readPair(part: string | null, row: number, pair: unknown, take: ForeignTakes): void {
  const questions = isObject(pair) ? textsIn(valueUnder(pair, "questions")) : [];
  if (!isObject(pair) || questions.length === 0) {
    const known = "id, questions, answer";
    return take.row(
      unreadRow(part, row, pair, { field: null, code: "foreign_row", message: `an object with ${known}`, values: { known } }),
    );
  }
  const around = [valueUnder(pair, "context"), valueUnder(pair, "dialog")].find(isObject) ?? {};
  if (valueUnder(around, "iscontextonly") === true) take.note("contextOnly", questions[0]!);
  const { tags, category } = azureTags(metadataOf(valueUnder(pair, "metadata")), take.note);
  const related = promptedIds(JSON.stringify(valueUnder(around, "prompts") ?? []), take.note);
  for (const text of suggestedIn(pair)) {
    take.note("suggested", text);
    take.suggested(text);
  }
  const answers = textsIn(valueUnder(pair, "answer"));
  noteOfAnswers(answers, take.note);
  const id = valueUnder(pair, "id");
  take.row(
    foreignRow(
      {
        part,
        row,
        ...(typeof id === "number" || typeof id === "string" ? { id: `${id}` } : {}),
        questions,
        answers,
        ...(category === null ? {} : { category: category.split(/[/>]/u).map((name) => name.trim()) }),
        ...(tags.length > 0 ? { tags } : {}),
        ...(related.length > 0 ? { related } : {}),
        source: pair,
      },
      take.note,
    ),
  );
}

/** A list of `{name, value}`, or an object, as a table writes it. */
function metadataOf(value: unknown): string {
  const pairs = Array.isArray(value)
    ? value.filter(isObject).map((one) => [valueUnder(one, "name") ?? valueUnder(one, "key"), valueUnder(one, "value")])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return pairs.flatMap(([key, said]) => (typeof key === "string" && typeof said === "string" ? [`${key}:${said}`] : [])).join(" | ");
}

function suggestedIn(pair: Record<string, unknown>): string[] {
  const clusters = [valueUnder(pair, "activelearningsuggestions"), valueUnder(pair, "alternatequestionclusters")].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return clusters.filter(isObject).flatMap((cluster) => {
    const list = [valueUnder(cluster, "suggestedquestions"), valueUnder(cluster, "alternatequestionlist")].find(Array.isArray) ?? [];
    return (list as unknown[]).filter(isObject).flatMap((one) => textsIn(valueUnder(one, "question")));
  });
}
