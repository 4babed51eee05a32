// What somebody typed elsewhere as Markdown that shows just that: no mark of it means anything.

/** Characters that may begin or end a mark anywhere; before punctuation a backslash makes it itself. */
const ANYWHERE = /[\\`*_~[\]<>|{}]/gu;
/** `&amp;` would be a character. */
const ENTITY = /&(?=#?[a-z0-9]{1,40};)/giu;
/** What means something at the beginning of a line: headings, quotations, lists, rules. */
const BEGIN = /^[#>+=:-]/u;
const NUMBER = /^(\d{1,9})([.)])/u;

/** Its plain text (engine/markdown.ts) is the text again, but for blanks around its lines. */
export const literalMarkdown = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replaceAll(ANYWHERE, String.raw`\$&`)
        .replaceAll(ENTITY, String.raw`\&`)
        .replace(BEGIN, String.raw`\$&`)
        .replace(NUMBER, String.raw`$1\$2`),
    )
    .join("\n");
