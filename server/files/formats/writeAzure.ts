// The draft as rows of QnA Maker and Custom Question Answering: one a question, newlines as two characters, related questions as prompts by number.
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { joinList, neutralise, oneLine } from "../../../shared/knowledge/wideCells.ts";

export const azureHeader = [
  "Question",
  "Answer",
  "Source",
  "Metadata",
  "SuggestedQuestions",
  "IsContextOnly",
  "Prompts",
  "QnaId",
  "SourceDisplayName",
];

/** Of each entry that is written its number and standard question. */
export type AzureNumbers = ReadonlyMap<string, { number: number; question: string }>;

/** The answer that everybody gets, or else the first. */
export const azureAnswer = ({ answers }: EntryContent): string => (answers.find(({ when }) => when.length === 0) ?? answers[0])?.text ?? "";

/** What stands between bars cannot hold one. */
export const fitsMetadata = (text: string): boolean => !text.includes("|");

export function azureRows(id: string, content: EntryContent, category: readonly string[], numbers: AzureNumbers): string[][] {
  const path = joinList(category, " / ", "/>");
  const tags = content.tags.filter(fitsMetadata).map((tag) => (tag.includes(":") ? tag : `tag:${tag}`));
  const metadata = [...(path !== "" && fitsMetadata(path) ? [`category:${path}`] : []), ...tags].join(" | ");
  const prompts = content.related.flatMap((to) => numbers.get(to) ?? []);
  const shown = prompts.map(({ number, question }, i) => ({ DisplayOrder: i, QnaId: number, Qna: null, DisplayText: question }));
  const questions = [content.question, ...content.similar.flatMap(({ kind, text }) => (kind === "positive" ? [text] : []))];
  return questions.map((question) => [
    oneLine(question),
    azureAnswer(content),
    "Editorial",
    metadata,
    "[]",
    "False",
    JSON.stringify(shown),
    `${numbers.get(id)?.number ?? 0}`,
    "Editorial",
  ]);
}

/** Whether a spreadsheet would run the cell: it gets a quotation mark in front, as in all our tables. */
export const isNeutralised = (cell: string): boolean => neutralise(cell) !== cell;

/** A row as a line: no tab and no line end within a cell. */
export const azureLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => neutralise(cell.replace(/\r\n?|\n/gu, "\\n").replaceAll("\t", " ")))
    .map((cell) => (cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join("\t")}\r\n`;
