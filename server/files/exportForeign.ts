// The draft in the format of another system, while it is read, and what that format cannot hold of it. What is disabled here would answer there: it is left out.
import { localDay } from "../../shared/engine/time.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { exportLosses, type ExportFormat, type ExportLoss } from "../../shared/knowledge/fileFormats.ts";
import type { Context } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { contentSlices, pathsOf, type Selection } from "./exportRows.ts";
import { azureAnswer, azureHeader, azureLine, azureRows, fitsMetadata, isNeutralised, type AzureNumbers } from "./formats/writeAzure.ts";
import { looksLikeSlot, looksMarked, rasaAnswers, rasaBegin, rasaIntent, rasaResponse } from "./formats/writeRasa.ts";

type ForeignExport = Extract<ExportFormat, "azure" | "rasa">;
export const isForeignExport = (format: ExportFormat): format is ForeignExport => format === "azure" || format === "rasa";

/** Pieces of the file. */
export async function* foreignExport(c: Context, format: ForeignExport, some: Selection): AsyncGenerator<string> {
  if (format === "azure") {
    const numbers = await numbered(c, some);
    const paths = pathsOf(c.db, c.kb);
    yield `\uFEFF${azureLine(azureHeader)}`;
    for await (const rows of enabled(c, some))
      yield rows.map(({ id, content }) => azureRows(id, content, paths(content.category), numbers).map(azureLine).join("")).join("");
    return;
  }
  yield rasaBegin;
  for await (const rows of enabled(c, some)) yield rows.map(({ id, content }) => rasaIntent(id, content)).join("");
  yield "\nresponses:\n";
  for await (const rows of enabled(c, some)) yield rows.map(({ id, content }) => rasaResponse(id, content)).join("");
}

async function* enabled(c: Context, some: Selection): AsyncGenerator<{ id: string; content: EntryContent }[]> {
  for (const rows of contentSlices(c.db, c.kb, some)) {
    yield rows.filter(({ content }) => content.enabled);
    await nextTurn();
  }
}

async function numbered(c: Context, some: Selection): Promise<AzureNumbers> {
  const numbers = new Map<string, { number: number; question: string }>();
  for await (const rows of enabled(c, some))
    for (const { id, content } of rows) numbers.set(id, { number: numbers.size + 1, question: content.question });
  return numbers;
}

interface Losses {
  /** Entries that the file holds. */
  entries: number;
  losses: { what: ExportLoss; count: number; samples: string[] }[];
}
const shownSamples = 5;

/** What a format cannot hold of these entries: how many of each, and the standard questions of the first. */
export async function exportLossesOf(c: Context, format: ExportFormat, some: Selection): Promise<Losses> {
  const found = new Map<ExportLoss, { count: number; samples: string[] }>();
  const there = isForeignExport(format) ? await numbered(c, some) : new Map<string, unknown>();
  const paths = pathsOf(c.db, c.kb);
  let entries = 0;
  for (const rows of contentSlices(c.db, c.kb, some)) {
    for (const { content } of rows) {
      if (content.enabled || !isForeignExport(format)) entries += 1;
      for (const [what, count] of lostOf(format, content, paths(content.category), there)) {
        if (count === 0) continue;
        const known = found.get(what) ?? { count: 0, samples: [] };
        found.set(what, known);
        known.count += count;
        if (known.samples.length < shownSamples) known.samples.push(content.question);
      }
    }
    await nextTurn();
  }
  return { entries, losses: exportLosses.flatMap((what) => (found.has(what) ? [{ what, ...found.get(what)! }] : [])) };
}

function lostOf(
  format: ExportFormat,
  content: EntryContent,
  path: readonly string[],
  there: ReadonlyMap<string, unknown>,
): [ExportLoss, number][] {
  const held: [ExportLoss, number][] = [
    ["handOff", Number(content.handOff !== null)],
    ["notes", Number(content.note !== "")],
  ];
  if (format === "jsonl") return [];
  if (format === "csv" || format === "xlsx") return held;
  if (!content.enabled) return [["disabled", 1]];
  const free = content.answers.filter(({ when }) => when.length === 0).length;
  const wordings = [content.question, ...content.similar.flatMap(({ kind, text }) => (kind === "positive" ? [text] : []))];
  const both: [ExportLoss, number][] = [
    ...held,
    ["conditions", content.answers.length - free],
    ["negatives", content.similar.filter(({ kind }) => kind === "negative").length],
    ["validity", Number(content.validFrom !== null || content.validUntil !== null)],
  ];
  if (format === "azure")
    return [
      ...both,
      ["variants", Math.max(0, free - 1)],
      ["categories", Number(!fitsMetadata(path.join("/")))],
      ["tags", content.tags.filter((tag) => !fitsMetadata(tag)).length],
      ["related", content.related.filter((id) => !there.has(id)).length],
      ["formulas", [...wordings, azureAnswer(content)].filter(isNeutralised).length],
    ];
  return [
    ...both,
    ["categories", Number(content.category !== null)],
    ["tags", content.tags.length],
    ["related", content.related.length],
    ["marks", wordings.filter(looksMarked).length],
    ["slots", rasaAnswers(content).filter(looksLikeSlot).length],
  ];
}

const files: Record<ForeignExport, { ending: string; type: string }> = {
  azure: { ending: "tsv", type: "text/tab-separated-values; charset=utf-8" },
  rasa: { ending: "yml", type: "application/yaml; charset=utf-8" },
};

/** What the file is called, after the knowledge base and the shop's day, and of what type it is. */
export const foreignFile = (c: Context, format: ForeignExport, some: Selection): { name: string; type: string } => ({
  name: `${exportName(c, some)}.${files[format].ending}`,
  type: files[format].type,
});

/** After the knowledge base and the shop's day, and after how many there are of some. */
export const exportName = (c: Context, some: Selection): string =>
  `${c.kb.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_")}-${localDay(c.now(), c.kb.timeZone)}${some ? `-${some.length}` : ""}`;
