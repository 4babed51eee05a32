// How answers are read as Markdown: one dialect for the pages (client/ui/MarkdownText.tsx) and for plain text. GitHub's, made friendly to Chinese.
import { fromMarkdown, type Extension as TreeExtension } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import type { Root } from "mdast";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfm } from "micromark-extension-gfm";
import { combineExtensions } from "micromark-util-combine-extensions";
import { literalMarks } from "./literalMarks.ts";
import { markdownCost } from "./markdownCost.ts";

/**
 * For micromark; put together once, because that is half the time of reading a short answer. Beside GitHub's dialect: ** opens before 「 and
 * closes after 」 without a space, which Chinese never has; one ~ strikes nothing out, since 9:00~18:00 means "until".
 */
export const syntax = combineExtensions([gfm({ singleTilde: false }), cjkFriendlyExtension()]);

/** For mdast-util-from-markdown. */
export const treeExtensions: TreeExtension[] = [...gfmFromMarkdown(), literalMarks];

/** The most it may cost to read an answer (ms, markdownCost.ts): twice what real answers of 10,000 characters cost. Beyond it stands as it was typed. */
const MOST = 300;

/** Whether a text is read as Markdown at all; otherwise it is shown as it stands, by pages and as plain text. */
export const isReadAsMarkdown = (text: string): boolean => markdownCost(text) <= MOST;

/** Whether reading the text holds a thread for longer than a customer's question may wait for: a few long answers do. */
export function takesLong(text: string): boolean {
  if (text.length < SHORT) return false;
  const cost = markdownCost(text);
  return cost > LONG && cost <= MOST;
}

const LONG = 25;
/** Nothing shorter takes long. */
const SHORT = 100;

/** The text as a tree, or null where it is not read as Markdown. */
export function readMarkdown(text: string): Root | null {
  if (!isReadAsMarkdown(text)) return null;
  return fromMarkdown(text, { extensions: [syntax], mdastExtensions: treeExtensions });
}
