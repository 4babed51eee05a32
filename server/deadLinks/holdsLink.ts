// Whether a text still holds an address that was found in an earlier state of it.

// What ends an address, after marks that a sentence or Markdown puts behind it; a backslash: the text is JSON.
const END = /^[?!.,:;*_~'")\]]*(?:[\s\\)>\]"<|]|$)/u;

/** `https://a.example/retur` is not in a text with `https://a.example/returns`. */
export function holdsLink(text: string, url: string): boolean {
  // Typed without its scheme, or with its & as HTML writes it.
  const typed = url.startsWith("http://www.") ? url.slice("http://".length) : url;
  const written = text.replaceAll("&amp;", "&");
  for (let at = written.indexOf(typed); at >= 0; at = written.indexOf(typed, at + 1)) {
    const end = at + typed.length;
    if (END.test(written.slice(end, end + 20))) return true;
  }
  return false;
}
