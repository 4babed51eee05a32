// An answer's Markdown as plain text, for channels that show nothing else: says what the answer says.
import type { List, ListItem, Root, RootContent, Table } from "mdast";
import { attributeOf, htmlPieces } from "./htmlTags.ts";

interface Writing {
  markdown: string;
  struck: (text: string) => string;
  addresses: Map<string, string>;
  notes: Map<string, RootContent[]>;
  /** Notes referred to, in order. */
  noted: string[];
}

/** The plain text of a Markdown tree (what becomes of each mark: markdown.ts). `markdown`: the text it was read from. */
export function writePlainText(root: Root, markdown: string): string {
  const isChinese = /[\p{Script=Han}¥￥]/u.test(markdown);
  const writing: Writing = {
    markdown,
    struck: (text) => (text.trim() === "" ? text : isChinese ? `（原：${text}）` : `(was: ${text})`),
    addresses: new Map(),
    notes: new Map(),
    noted: [],
  };
  collect(root.children, writing);
  const lines = [blocks(root.children, writing)];
  // Notes may refer to further notes.
  for (let i = 0; i < writing.noted.length; i++) {
    const text = blocks(writing.notes.get(writing.noted[i]!) ?? [], writing);
    lines.push(`${i === 0 ? "\n" : ""}[${i + 1}] ${indented(text, 4)}`);
  }
  return lines.join("\n");
}

/** What is referred to from elsewhere; the first of a name counts. */
function collect(nodes: readonly RootContent[], writing: Writing): void {
  for (const node of nodes) {
    if (node.type === "definition" && !writing.addresses.has(node.identifier)) writing.addresses.set(node.identifier, node.url);
    if (node.type === "footnoteDefinition" && !writing.notes.has(node.identifier)) writing.notes.set(node.identifier, node.children);
    if ("children" in node) collect(node.children, writing);
  }
}

/** Blocks below each other, with an empty line where there is one in the Markdown. */
function blocks(nodes: readonly RootContent[], writing: Writing): string {
  let text = "";
  let end: number | null = null;
  for (const node of nodes) {
    const written = block(node, writing);
    if (written === null) continue;
    if (end !== null) text += (node.position?.start.line ?? 0) - end > 1 ? "\n\n" : "\n";
    text += written;
    end = node.position?.end.line ?? 0;
  }
  return text;
}

/** null for what shows nothing. */
function block(node: RootContent, writing: Writing): string | null {
  switch (node.type) {
    case "definition":
    case "footnoteDefinition":
    case "thematicBreak":
      return null;
    case "blockquote":
      return blocks(node.children, writing);
    case "list":
      return list(node, writing);
    case "table":
      return table(node, writing);
    case "code":
      return node.value;
    case "html":
      return phrasing([node], writing);
    case "paragraph":
    case "heading":
      return phrasing(node.children, writing);
    default:
      return phrasing([node], writing);
  }
}

function list({ children, ordered, start }: List, writing: Writing): string {
  let text = "";
  let number = start ?? 1;
  children.forEach((item, i) => {
    const gap = (item.position?.start.line ?? 0) - (children[i - 1]?.position?.end.line ?? 0);
    if (i > 0) text += gap > 1 ? "\n\n" : "\n";
    const marker = ordered ? `${number++}${delimiterOf(item, writing)} ` : "- ";
    const task = typeof item.checked === "boolean" ? (item.checked ? "[x] " : "[ ] ") : "";
    text += marker + task + indented(blocks(item.children, writing), marker.length);
  });
  return text;
}

/** "." or ")": the tree does not say which. */
const delimiterOf = ({ position }: ListItem, { markdown }: Writing): string =>
  /^\d{1,9}\)/.test(markdown.slice(position?.start.offset ?? 0, (position?.start.offset ?? 0) + 10)) ? ")" : ".";

const indented = (text: string, by: number): string => text.replaceAll("\n", `\n${" ".repeat(by)}`);

const table = ({ children }: Table, writing: Writing): string =>
  children.map((row) => row.children.map((cell) => phrasing(cell.children, writing).replaceAll("\n", " ")).join(" | ")).join("\n");

/** HTML that is open, with what was written since. The first holds everything. */
interface Open {
  name: string;
  attributes: string;
  text: string;
}

/** What stands within a line. HTML tags may span what lies between them. */
function phrasing(nodes: readonly RootContent[], writing: Writing): string {
  const open: Open[] = [{ name: "", attributes: "", text: "" }];
  const say = (text: string): void => void (open.at(-1)!.text += text);
  const close = (): void => {
    const { name, attributes, text } = open.pop()!;
    say(STRUCK.has(name) ? writing.struck(text) : name === "a" ? addressed(text, attributeOf(attributes, "href")) : text);
  };
  for (const node of nodes) {
    if (node.type !== "html") {
      say(inline(node, writing));
      continue;
    }
    for (const piece of htmlPieces(node.value)) {
      if (piece.kind === "text") say(piece.text);
      else if (piece.kind === "close") {
        if (open.some(({ name }) => name === piece.name)) while (open.at(-1)!.name !== piece.name) say(open.pop()!.text);
        if (open.at(-1)!.name === piece.name) close();
        else if (ENDS_LINE.has(piece.name)) say("\n");
        else if (piece.name === "td" || piece.name === "th") say(" ");
      } else if (piece.name === "br") say("\n");
      else if (piece.name === "img") say(addressed(attributeOf(piece.attributes, "alt"), attributeOf(piece.attributes, "src")));
      else if (STRUCK.has(piece.name) || piece.name === "a") open.push({ name: piece.name, attributes: piece.attributes, text: "" });
    }
  }
  // One that is never closed has no end: its text is text.
  return open.map(({ text }) => text).join("");
}

const STRUCK = new Set(["del", "s", "strike"]);
const ENDS_LINE = new Set(["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"]);

function inline(node: RootContent, writing: Writing): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    case "delete":
      return writing.struck(phrasing(node.children, writing));
    case "link":
      return addressed(phrasing(node.children, writing), node.url);
    case "linkReference":
      return addressed(phrasing(node.children, writing), writing.addresses.get(node.identifier) ?? "");
    case "image":
      return addressed(node.alt ?? "", node.url);
    case "imageReference":
      return addressed(node.alt ?? "", writing.addresses.get(node.identifier) ?? "");
    case "footnoteReference":
      return `[${numberOfNote(node.identifier, writing)}]`;
    default:
      return "children" in node ? phrasing(node.children, writing) : "";
  }
}

function numberOfNote(identifier: string, { noted }: Writing): number {
  if (!noted.includes(identifier)) noted.push(identifier);
  return noted.indexOf(identifier) + 1;
}

/** "text (address)", or one of them where they say the same. Scripts and data are no addresses. */
function addressed(text: string, url: string): string {
  if (url === "" || /^(?:javascript|vbscript|data):/i.test(url)) return text;
  const address = url.replace(/^(?:mailto|tel):/i, "");
  if (text.trim() === "" || address === `https://${text}`) return address;
  return address === text || address === `http://${text}` ? text : `${text} (${address})`;
}
