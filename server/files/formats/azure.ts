// Cells of Azure QnA Maker and Custom Question Answering: metadata, prompts that lead to other pairs, and questions that Azure suggested.
import { isObject, textsIn, type ForeignTakes } from "./foreign.ts";

type Note = ForeignTakes["note"];

/** The key of a metadata pair under which a category stands. */
const ofCategory = /^(?:category|类目|分类|類別)$/iu;
const longestTag = 40;
const mostTags = 20;

/** `k:v | k2:v2` → tags, each as it stands; `tag:x` is x, as our exports write it, and a category is one. */
export function azureTags(cell: string, note: Note): { tags: string[]; category: string | null } {
  // Some programs write the services' JSON there.
  if (cell.startsWith("["))
    return azureTags(
      listIn(cell)
        .map((one) => [valueUnder(one, "name") ?? valueUnder(one, "key"), valueUnder(one, "value")].flatMap(textsIn).join(":"))
        .join(" | "),
      note,
    );
  const tags: string[] = [];
  let category: string | null = null;
  for (const pair of cell.split("|").map((text) => text.trim())) {
    if (pair === "") continue;
    const at = pair.indexOf(":");
    const [key, value] = at < 0 ? ["", pair] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (ofCategory.test(key) && value !== "") category ??= value;
    else {
      const tag = key.toLowerCase() === "tag" || key === "" ? value : `${key}:${value}`;
      if ([...tag].length > longestTag || tags.length >= mostTags) note("tagsLeft", pair.slice(0, 80));
      else if (tag !== "") {
        tags.push(tag);
        note("metadata", pair);
      }
    }
  }
  return { tags, category };
}

/** The QnaIds that a row's prompts lead to, in the order in which they are shown. */
export function promptedIds(cell: string, note: Note): string[] {
  const prompts = listIn(cell).flatMap((prompt) => {
    const target = valueUnder(prompt, "qna");
    const id = [valueUnder(prompt, "qnaid"), isObject(target) ? valueUnder(target, "id") : null].find(
      (one) => typeof one === "number" && one > 0,
    );
    const order = valueUnder(prompt, "displayorder");
    const [text = ""] = textsIn(valueUnder(prompt, "displaytext"));
    return typeof id === "number" ? [{ id: `${id}`, order: typeof order === "number" ? order : 0, text }] : [];
  });
  const ids = [...new Set(prompts.sort((a, b) => a.order - b.order).map(({ id }) => id))];
  for (const id of ids.slice(0, mostTags)) note("prompts", prompts.find((one) => one.id === id)!.text);
  for (const id of ids.slice(mostTags)) note("tooMany", prompts.find((one) => one.id === id)!.text);
  return ids.slice(0, mostTags);
}

/** What a row holds that is not read: told. */
export function noteOfAzure(
  { question, suggested, contextOnly }: { question: string; suggested: string; contextOnly: string },
  { note, suggested: suggest }: Pick<ForeignTakes, "note" | "suggested">,
): void {
  if (contextOnly.toLowerCase() === "true") note("contextOnly", question);
  for (const cluster of listIn(suggested)) {
    const alternatives = valueUnder(cluster, "alternatequestionlist");
    for (const one of Array.isArray(alternatives) ? alternatives : [cluster]) {
      const text = isObject(one) ? (valueUnder(one, "question") ?? valueUnder(one, "clusterhead")) : null;
      if (typeof text === "string" && text.trim() !== "") {
        note("suggested", text);
        suggest(text.trim());
      }
    }
  }
}

const listIn = (cell: string): Record<string, unknown>[] => {
  if (!cell.startsWith("[") || cell.length > 200_000) return [];
  try {
    const read: unknown = JSON.parse(cell);
    return Array.isArray(read) ? read.filter(isObject) : [];
  } catch {
    return [];
  }
};
/** By a key in either case. */
export const valueUnder = (object: Record<string, unknown>, key: string): unknown =>
  Object.entries(object).find(([name]) => name.toLowerCase() === key)?.[1];
