// How answers are read as Markdown: one dialect for the pages and for plain text, GitHub's, made friendly to Chinese; and the plain text itself.
import { fromMarkdown, type Extension as TreeExtension } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import type { Root, RootContent } from "mdast";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfm } from "micromark-extension-gfm";
import { combineExtensions } from "micromark-util-combine-extensions";
import { literalMarks } from "./markdown/literalMarks.ts";
import { markdownCost } from "./markdown/cost.ts";
import { writePlainText } from "./markdown/plainText.ts";
import { filledMarks, fillings, withMarks } from "./placeholders.ts";
import type { Answer, AskContext } from "./types.ts";

/**
 * For micromark; put together once, because that is half the time of reading a short answer. Beside GitHub's dialect: ** opens before 「 and
 * closes after 」 without a space, which Chinese never has; one ~ strikes nothing out, since 9:00~18:00 means "until".
 */
export const syntax = combineExtensions([gfm({ singleTilde: false }), cjkFriendlyExtension()]);

/** For mdast-util-from-markdown. */
export const treeExtensions: TreeExtension[] = [...gfmFromMarkdown(), literalMarks];

/** The most it may cost to read an answer (ms, markdown/cost.ts): twice what real answers of 10,000 characters cost. Beyond it stands as it was typed. */
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
function readMarkdown(text: string): Root | null {
  if (!isReadAsMarkdown(text)) return null;
  return fromMarkdown(text, { extensions: [syntax], mdastExtensions: treeExtensions });
}

/**
 * Marks go, words stay, in order and line by line. Links become "text (address)", pictures "description (address)", struck-out words
 * "（原：¥199）" or "(was: $199)", tables a line a row with " | " between cells; lists keep their numbers, code its words, footnotes follow
 * with their numbers; known HTML tags and comments go, their text stays. What is too much to read (isReadAsMarkdown) stays as it is. Never
 * throws. Takes a few hundred microseconds for a short answer: filledPlainText does it once.
 */
export function plainText(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, "\n");
  let written = text;
  try {
    const root = MARKS.test(text) ? readMarkdown(text) : null;
    if (root) written = writePlainText(root, text);
  } catch {
    // A fault of the parser: the answer as it was typed is better than none.
  }
  return written
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Where a text's links and pictures lead, each address once, in order. Empty where it is not read as Markdown. */
export function addressesIn(markdown: string): { links: string[]; images: string[] } {
  const links = new Set<string>();
  const images = new Set<string>();
  const pictured = new Set<string>();
  const defined = new Map<string, string>();
  const visit = (node: Root | RootContent): void => {
    if (node.type === "link") links.add(node.url);
    if (node.type === "image") images.add(node.url);
    if (node.type === "imageReference") pictured.add(node.identifier);
    if (node.type === "definition") defined.set(node.identifier, node.url);
    if ("children" in node) node.children.forEach(visit);
  };
  const root = ADDRESS.test(markdown) ? readMarkdown(markdown) : null;
  if (root) visit(root);
  for (const [name, url] of defined) (pictured.has(name) ? images : links).add(url);
  return { links: [...links], images: [...images] };
}

// Addresses stand after "](", "]:", "<" or are typed as they are.
const ADDRESS = /\]\(|\]:|:\/\/|www\.|<|@/iu;

// Without any of these a text is its own plain text: no need to read it. (An address is shown as it is typed.)
const MARKS = /[\\`*_~[\]<&|\0\t]|^[ #>+=:-]|^\d{1,9}[.)]/m;

const plainTexts = new WeakMap<object, string>();

/** The plain text of an answer before anything is filled in: marks stand for its placeholders (`placeholders.ts`). */
export const plainTemplate = (markdown: string): string => plainText(withMarks(markdown));

/** The plain text of an answer for this asker. What is the same for all is made when it is first needed and kept as long as the answer itself is. */
export function filledPlainText(answer: Answer, asker: AskContext): string {
  const template = plainTexts.get(answer) ?? plainTemplate(answer.text);
  plainTexts.set(answer, template);
  const said = fillings(answer, asker).map(({ value, missing }) => value ?? plainMissing(answer, missing));
  return said.length === 0 ? template : filledMarks(template, said);
}

/** The same as it may be kept: what is known of the asker is named (`{{order}}`), not said. */
export function storedPlainText(answer: Answer, asker: AskContext): string {
  const template = plainTexts.get(answer) ?? plainTemplate(answer.text);
  const said = fillings(answer, asker).map(({ field, value, missing }) =>
    value === null ? plainMissing(answer, missing) : `{{${field}}}`,
  );
  return said.length === 0 ? template : filledMarks(template, said);
}

const plainMissings = new WeakMap<object, Map<string, string>>();

/** What is said where a value is missing: read once, as the template is. A thousand of them took a second, at every question. */
function plainMissing(answer: Answer, missing: string): string {
  const known = plainMissings.get(answer) ?? new Map<string, string>();
  plainMissings.set(answer, known);
  const made = known.get(missing) ?? plainText(missing);
  known.set(missing, made);
  return made;
}

/** Keeps the plain template of an answer that was made elsewhere. */
export const keepPlainText = (answer: { text: string }, made: string): void => void plainTexts.set(answer, made);
