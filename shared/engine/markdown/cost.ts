// How long reading a text as Markdown takes at most, told from counts, before it is read: some texts of 10,000 characters take the parser minutes.

/**
 * Milliseconds the parser takes for this text at most, on a slow and busy machine. In one pass over the text. Each term is a way in which the
 * parser's time grows, with its measured factor: lines, marks, marks × marks within a paragraph, lines × the lists and quotes they lie in,
 * cells of tables, underlined headings × lines.
 */
export function markdownCost(markdown: string): number {
  let marks = 0;
  let pairs = 0;
  let items = 0;
  let nested = 0;
  let cells = 0;
  let underlines = 0;
  let inParagraph = 0;
  let columns = 0;
  let depth = 0;
  let deepest = 0;
  let isAfterBlank = true;
  const lines = markdown.split(/\r\n?|\n/);
  for (const line of lines) {
    const { markers, isBlank, startsBlock } = beginningOf(line);
    if (isBlank || startsBlock) {
      pairs += inParagraph * inParagraph;
      inParagraph = 0;
    }
    if (isBlank) columns = 0;
    else depth = isAfterBlank && markers > 0 ? markers : Math.max(depth, markers);
    isAfterBlank = isBlank;
    deepest = Math.max(deepest, depth);
    nested += depth;
    if (markers > 0) items += 1;
    const { delimiters, links, pipes, isUnderline, isRule } = marksOf(line);
    marks += delimiters + links + pipes;
    inParagraph += delimiters;
    if (isRule) columns = Math.max(columns, pipes + 1);
    cells += columns;
    if (isUnderline) underlines += 1;
  }
  pairs += inParagraph * inParagraph;
  const microseconds =
    0.5 * markdown.length +
    60 * (lines.length + marks + items) +
    0.1 * pairs +
    8 * nested +
    3 * deepest * deepest +
    30 * cells +
    0.1 * underlines * lines.length;
  // Deeper, its recursion ends in an overflow of the stack.
  return deepest > DEEPEST ? Infinity : microseconds / 1_000;
}

const DEEPEST = 100;

interface Beginning {
  /** Quotes and list items that the line opens, or goes on with by its indent. */
  markers: number;
  isBlank: boolean;
  /** Whether the line cannot go on with the paragraph before it. */
  startsBlock: boolean;
}

function beginningOf(line: string): Beginning {
  let at = 0;
  let markers = 0;
  let indent = 0;
  let startsBlock = false;
  for (; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === " " || character === "\t") {
      if (markers === 0) indent += character === "\t" ? 4 : 1;
      continue;
    }
    if (character === ">") {
      markers += 1;
      continue;
    }
    const end = character >= "0" && character <= "9" ? endOfNumber(line, at) : "-+*".includes(character) ? at + 1 : -1;
    if (end === -1 || (end < line.length && !" \t".includes(line.charAt(end)))) break;
    if (markers === 0 && indent < 4 && end === at + 1 && line.slice(end).trim() !== "") startsBlock = true;
    markers += 1;
    at = end - 1;
  }
  return { markers: markers > 0 ? markers + Math.floor(indent / 2) : 0, isBlank: at === line.length && markers === 0, startsBlock };
}

/** Where "12." or "12)" ends, -1 for anything else. Of more than nine digits no list begins. */
function endOfNumber(line: string, from: number): number {
  let at = from;
  while (at < from + 9 && line.charAt(at) >= "0" && line.charAt(at) <= "9") at += 1;
  return ".)".includes(line.charAt(at) || " ") ? at + 1 : -1;
}

function marksOf(line: string): { delimiters: number; links: number; pipes: number; isUnderline: boolean; isRule: boolean } {
  let delimiters = 0;
  let links = 0;
  let pipes = 0;
  let equals = 0;
  let dashes = 0;
  let others = 0;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === "|") pipes += 1;
    else if (character === "=") equals += 1;
    else if (character === "-") dashes += 1;
    else if (!" \t:>".includes(character)) others += 1;
    if ("[]<&\\@".includes(character)) delimiters += 1;
    // A run of these is one mark; so is the beginning of an address.
    else if ("*_~`!".includes(character) && line.charAt(i - 1) !== character) delimiters += 1;
    else if ((character === "." && "wW".includes(line.charAt(i - 1) || " ")) || (character === ":" && line.charAt(i + 1) === "/"))
      links += 1;
  }
  const isRule = others + equals === 0 && dashes > 0;
  return { delimiters, links, pipes, isUnderline: others + pipes === 0 && (equals === 0 ? dashes > 0 : dashes === 0), isRule };
}
