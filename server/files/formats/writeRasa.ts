// The draft as Rasa's training data: an intent `faq/<id>` with its wordings, and the answers to it.
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { oneLine } from "../../../shared/knowledge/wideCells.ts";

export const rasaBegin = 'version: "3.1"\n\nnlu:\n';

export function rasaIntent(id: string, content: EntryContent): string {
  const wordings = [content.question, ...content.similar.flatMap(({ kind, text }) => (kind === "positive" ? [text] : []))];
  return `- intent: faq/${id}\n  examples: |\n${wordings.map((text) => `    - ${oneLine(text).trim()}\n`).join("")}`;
}

/** Answers that everybody gets; where there are none, the first. */
export const rasaAnswers = ({ answers }: EntryContent): string[] => {
  const free = answers.filter(({ when }) => when.length === 0);
  return (free.length > 0 ? free : answers.slice(0, 1)).map(({ text }) => text);
};

export function rasaResponse(id: string, content: EntryContent): string {
  const texts = rasaAnswers(content);
  return texts.length === 0 ? "" : `  utter_faq/${id}:\n${texts.map((text) => `  - text: ${quoted(text)}\n`).join("")}`;
}

/** JSON's quoting is YAML's; signs that do not print are written by number. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** What Rasa would take for the mark of an entity in a wording, or for a slot in an answer. */
export const looksMarked = (text: string): boolean => /\[[^[\]]*\](?:\([^()]*\)|\{[^{}]*\})/u.test(text);
export const looksLikeSlot = (text: string): boolean => /\{[\w.]+\}/u.test(text);
