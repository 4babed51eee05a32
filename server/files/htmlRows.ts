// Rows of other programs whose answers are HTML, or hold some: turned into Markdown, or counted and kept as the trainer chooses.
import type { ReadEntry } from "../../shared/knowledge/jsonl.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { htmlToMarkdown, isHtml } from "./htmlAnswers.ts";

export type HtmlWay = "markdown" | "keep";
export interface HtmlFound {
  answers: number;
  sample: { row: number; before: string; after: string } | null;
}
const mostShown = 160;
const longestAnswer = 10_000;

/** Gives rows back with their answers as they will be; `count`: notes those with HTML. Our own exports mean every character as it stands. */
export function htmlTurner(way: HtmlWay): { turn: (row: WideRow, count: boolean) => WideRow; found: HtmlFound } {
  const found: HtmlFound = { answers: 0, sample: null };
  const answerOf = (row: number, text: string, count: boolean): string => {
    if (!isHtml(text)) return text;
    const markdown = htmlToMarkdown(text);
    if (count) found.answers += 1;
    if (count) found.sample ??= { row, before: text.slice(0, mostShown), after: markdown.slice(0, mostShown) };
    return way === "keep" || markdown === "" || markdown.length > longestAnswer ? text : markdown;
  };
  const turn = (row: WideRow, count: boolean): WideRow => {
    const answers = row.mark === null ? row.entry?.answers : undefined;
    if (!answers?.some(({ text }) => isHtml(text))) return row;
    const entry: ReadEntry = {
      ...row.entry!,
      answers: answers.map((answer) => ({ ...answer, text: answerOf(row.row, answer.text, count) })),
    };
    return { ...row, entry };
  };
  return { turn, found };
}
