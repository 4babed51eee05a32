// Markdown as plain text, for channels that show nothing else.

/** Links become "text (url)", images their description, lists stay lines; marks, tags and fences go. Never throws. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*(?:```|~~~)[^\n]*$\n?/gm, "")
    .replace(/!\[([^\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*\)/g, "$1")
    .replace(/\[([^\]]+)\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+["'(][^()]*)?\)/g, (_, text: string, url: string) =>
      text === url || url === "" ? text : `${text} (${url})`,
    )
    .replace(/<((?:https?:\/\/|mailto:)[^\s<>]+)>/g, "$1")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, "")
    .replace(/^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$\n?/gm, "")
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, "$1")
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
    .replace(/^([ \t]*)[*+][ \t]+/gm, "$1- ")
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![*\w])\*(?=\S)([^*\n]*?\S)\*(?![*\w])/g, "$1")
    .replace(/(?<![_\w])_(?=\S)([^_\n]*?\S)_(?![_\w])/g, "$1")
    .replace(/~~(?=\S)([^\n]*?\S)~~/g, "$1")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
