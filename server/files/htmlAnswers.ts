// Answers of other programs that are HTML, or hold some: recognised, and turned into the Markdown that answers here are written in. What only looks like a tag (`a < b`, `<order number>`) stays.
import TurndownService from "turndown";

/** Elements that stand alone. */
const alone = new Set(["br", "hr", "img", "wbr", "source"]);
/** Elements that have sources; they often say no more than `controls`. */
const players = new Set(["video", "audio"]);
/** Elements that are often not closed; their names are no words of a sentence in angle brackets where one begins the text or stands twice. */
const unclosed = new Set(["p", "li", "tr", "td", "th", "dt", "dd"]);
/** Elements that are only such with both their tags. */
const closed = new Set(
  (
    "a b strong i em u s del ins strike span font big small sub sup mark tt code pre div section article header footer main center figure figcaption " +
    "ul ol dl table thead tbody tfoot caption colgroup blockquote h1 h2 h3 h4 h5 h6 label button form time address style script iframe video audio html head body title abbr cite q kbd"
  ).split(" "),
);
const tags = /<(\/?)([a-z][a-z0-9]{0,10})(\s[^<>]{0,4000}|\/)?>/giu;
const entities =
  /&(?:nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|[mn]dash|hellip|middot|bull|copy|reg|trade|yen|euro|deg|times|#\d{1,6}|#x[\da-f]{1,6});/giu;
const comments = /<!--[\s\S]{0,10000}?-->/gu;
/** What stands in code is shown as it is. */
const code = /```[\s\S]{0,10000}?```|`[^`\n]{1,1000}`/gu;
const blocks = /<(?:p|div|ul|ol|li|table|tr|h[1-6]|blockquote|pre|section|article)\b/iu;

/** Where the text has tags of HTML. */
function tagsIn(text: string): { at: number; end: number }[] {
  const found = [...text.matchAll(tags)].filter(
    ([, , name, rest = ""]) => ["", "/"].includes(rest.trim()) || rest.includes("=") || players.has(name!.toLowerCase()),
  );
  const openers = new Map<string, number>();
  const closers = new Map<string, number>();
  for (const [, slash, name] of found) {
    const counted = slash ? closers : openers;
    counted.set(name!.toLowerCase(), (counted.get(name!.toLowerCase()) ?? 0) + 1);
  }
  const isTag = (name: string, at: number): boolean => {
    if (name === "source") return [...players].some((player) => openers.has(player));
    if (alone.has(name)) return true;
    const [opened, shut] = [openers.get(name) ?? 0, closers.get(name) ?? 0];
    if (unclosed.has(name)) return opened > 1 || (opened > 0 && shut > 0) || (opened > 0 && text.slice(0, at).trim() === "");
    return closed.has(name) && opened > 0 && shut > 0;
  };
  return found.flatMap((match) =>
    isTag(match[2]!.toLowerCase(), match.index) ? [{ at: match.index, end: match.index + match[0].length }] : [],
  );
}

/** Whether a text has tags or entities of HTML outside of code. */
export function isHtml(text: string): boolean {
  if (!/[<&]/u.test(text)) return false;
  const bare = text.replace(code, "");
  return bare.search(entities) >= 0 || tagsIn(bare).length > 0;
}

/** Stand for a piece of code, and for a line's end, while the rest is turned; no text has them. */
const held = (n: number): string => `\uE000${n}\uE001`;
const lineEnd = "\uE002";

/** The same as Markdown. What is Markdown already (QnA Maker mixes both) stays so. */
export function htmlToMarkdown(text: string): string {
  let now = text;
  // What was escaped twice shows its tags only after the first time.
  for (let times = 0; times < 3 && isHtml(now); times += 1) now = turned(now);
  return now;
}

function turned(text: string): string {
  const kept: string[] = [];
  const open = text.replace(code, (piece) => held(kept.push(piece) - 1)).replace(comments, "");
  const places = tagsIn(open);
  let html = "";
  let from = 0;
  for (const { at, end } of places) {
    html += `${plain(open.slice(from, at))}${open.slice(at, end)}`;
    from = end;
  }
  html += plain(open.slice(from));
  const markdown = markdownOf(withLines(html))
    .replaceAll(lineEnd, "\n")
    .replaceAll("\u00A0", " ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return markdown.replace(/\uE000(\d+)\uE001/gu, (_, n: string) => kept[Number(n)] ?? "");
}

/** Elements within elements beyond this are read by their texts alone: the tree is walked by recursion. */
const deepest = 200;

function markdownOf(html: string): string {
  let depth = 0;
  let most = 0;
  for (const [, slash, name] of html.matchAll(tags)) {
    if (alone.has(name!.toLowerCase())) continue;
    depth += slash ? -1 : 1;
    most = Math.max(most, depth);
  }
  if (most <= deepest) return turndown().turndown(`<div>${html}</div>`);
  return html
    .replace(tags, (tag) => (blocks.test(tag) ? lineEnd : ""))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Signs that belong to no tag and no entity mean themselves. */
const plain = (text: string): string =>
  text
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/&(?!(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});)/giu, "&amp;");

/** Line ends count where lines are not made by tags; between those, where a line is empty or begins a list. */
function withLines(html: string): string {
  const lines = html.replace(/\r\n?/gu, "\n");
  if (!blocks.test(html)) return lines.replace(/(<br ?\/?>) *\n/giu, "$1").replaceAll("\n", lineEnd);
  if (/<pre\b/iu.test(html)) return lines;
  return lines.replace(/\n[ \t]*\n/gu, lineEnd + lineEnd).replace(/\n(?=[ \t]*(?:[-*+] |\d{1,3}[.)] |#|&gt;|\|))/gu, lineEnd);
}

let made: TurndownService | null = null;
function turndown(): TurndownService {
  if (made) return made;
  const service = new TurndownService({
    headingStyle: "atx",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    hr: "---",
    br: "",
  });
  // Markdown in the midst of HTML is meant: it is not escaped.
  service.escape = (text) => text;
  service.remove(["style", "script", "head", "title"]);
  service.addRule("break", { filter: "br", replacement: () => lineEnd });
  service.addRule("item", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode;
      const nth = list ? Array.prototype.indexOf.call(list.children, node) : 0;
      const mark = list?.nodeName === "OL" ? `${nth + 1}. ` : "- ";
      const text = content
        .replaceAll(lineEnd, "\n")
        .trim()
        .replaceAll("\n", `\n${" ".repeat(mark.length)}`);
      return `${mark}${text}${node.nextSibling ? "\n" : ""}`;
    },
  });
  service.addRule("heading", {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement: (content, node) => {
      const words = inOneLine(content);
      return words === "" ? "" : `\n\n${"#".repeat(Number(node.nodeName[1]))} ${words}\n\n`;
    },
  });
  service.addRule("quotation", {
    filter: "blockquote",
    replacement: (content) => {
      const lines = content.replaceAll(lineEnd, "\n").trim().split("\n");
      return `\n\n${lines.map((line) => `> ${line}`.trimEnd()).join("\n")}\n\n`;
    },
  });
  service.addRule("cell", {
    filter: ["td", "th"],
    replacement: (content, node) => `${inOneLine(content)}${node.nextSibling ? " | " : ""}`,
  });
  service.addRule("row", { filter: "tr", replacement: (content) => `${content.trim()}\n` });
  service.addRule("table", { filter: ["table", "caption"], replacement: (content) => `\n\n${content.trim()}\n\n` });
  service.addRule("player", { filter: ["iframe", "video", "audio"], replacement: (_, node) => inOwnLine(playedBy(node)) });
  service.addRule("image", {
    filter: "img",
    replacement: (_, node) => {
      const address = addressOf(node, "src");
      const words = attributeOf(node, "alt").replaceAll(/[\n[\]]/gu, " ");
      return address === null ? words : `![${words}](${address})`;
    },
  });
  service.addRule("link", {
    filter: "a",
    replacement: (content, node) => {
      const address = addressOf(node, "href");
      return address === null || content.trim() === "" ? content : `[${content.trim()}](${address})`;
    },
  });
  // `**注意：**请` is no emphasis in Markdown: the sign has to stand outside.
  for (const [name, filter, mark] of [
    ["bold", ["b", "strong"], "**"],
    ["italic", ["i", "em"], "*"],
  ] as const)
    service.addRule(name, {
      filter: [...filter],
      replacement: (content) =>
        content
          .split(paragraphEnds)
          .map((part) => emphasised(part, mark))
          .join(""),
    });
  return (made = service);
}

/** What a player plays: its own address, or that of its first source. */
function playedBy(node: TurndownService.Node): string | null {
  const source = addressOf(node, "src") === null ? node.querySelector("source") : null;
  return addressOf(source ?? node, "src");
}

/** What follows it at once would be read as of the address. */
const inOwnLine = (address: string | null): string => (address === null ? "" : `${lineEnd}${address}${lineEnd}`);

const inOneLine = (text: string): string =>
  text
    .replaceAll(lineEnd, "\n")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");

/** Emphasis ends with its paragraph; what parts them is kept. */
const paragraphEnds = /((?:[\n\uE002][ \t]*){2,})/u;

function emphasised(text: string, mark: string): string {
  const { before, inside, after } = withoutEnds(text);
  return inside === "" ? text : `${before}${mark}${inside}${mark}${after}`;
}

/** Signs, blanks and line ends at both ends, and what stands between. */
function withoutEnds(text: string): { before: string; inside: string; after: string } {
  const signs = [...text].map((sign) => sign === lineEnd || /[\s\p{P}]/u.test(sign));
  const [from, until] = [signs.indexOf(false), signs.lastIndexOf(false) + 1];
  const all = [...text];
  return {
    before: all.slice(0, Math.max(0, from)).join(""),
    inside: all.slice(Math.max(0, from), until).join(""),
    after: all.slice(until).join(""),
  };
}

const attributeOf = (node: TurndownService.Node, name: string): string =>
  ("getAttribute" in node ? (node.getAttribute(name) ?? "") : "").trim();

/** Where a link leads: no script, and nothing that is a whole file. */
function addressOf(node: TurndownService.Node, name: string): string | null {
  const address = attributeOf(node, name);
  if (address === "" || /^(?:javascript|data|vbscript|about|file):/iu.test(address.replace(/[\s\p{Cc}]/gu, ""))) return null;
  return /[\s()<>]/u.test(address) ? `<${address.replace(/[<>\s]/gu, encodeURIComponent)}>` : address;
}
