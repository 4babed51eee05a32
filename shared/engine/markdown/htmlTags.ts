// HTML in an answer, for plain text: tags that everybody knows go, what they say stays. The pages show HTML as it was typed.

/** One piece of HTML, in order. */
export type HtmlPiece =
  | { kind: "text"; text: string }
  | { kind: "open"; name: string; attributes: string }
  | { kind: "close"; name: string };

const KNOWN = new Set(
  (
    "a abbr article b big blockquote body br caption center cite code col colgroup dd del details div dl dt em figcaption figure font footer " +
    "h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins kbd label li main mark nav ol p picture pre q s samp section small source span " +
    "strike strong style sub summary sup table tbody td tfoot th thead title tr tt u ul var video audio wbr script"
  ).split(" "),
);

const TAG = /^<(\/?)([a-z][a-z0-9]*)(\s[^<>]*)?\/?>/i;

/** Cuts HTML into its tags and the text between them. Comments go; what only looks like a tag (<order-id>) is text. */
export function* htmlPieces(html: string): Generator<HtmlPiece, void, undefined> {
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    if (next === -1) break;
    if (next > at) yield { kind: "text", text: html.slice(at, next) };
    if (html.startsWith("<!--", next)) {
      const end = html.indexOf("-->", next + 4);
      if (end === -1) return yield { kind: "text", text: html.slice(next) };
      at = end + 3;
      continue;
    }
    const end = html.indexOf(">", next) + 1;
    if (end === 0) return yield { kind: "text", text: html.slice(next) };
    const [tag, slash, name = "", attributes = ""] = TAG.exec(html.slice(next, end)) ?? [];
    at = next + (tag?.length ?? 1);
    const known = name.toLowerCase();
    if (tag === undefined || !KNOWN.has(known)) yield { kind: "text", text: html.slice(next, at) };
    else yield slash ? { kind: "close", name: known } : { kind: "open", name: known, attributes };
  }
  if (at < html.length) yield { kind: "text", text: html.slice(at) };
}

/** An attribute's value, "" if it is not there. */
export function attributeOf(attributes: string, name: "href" | "src" | "alt"): string {
  const [, quoted, single, bare] = ATTRIBUTES[name].exec(attributes) ?? [];
  return quoted ?? single ?? bare ?? "";
}

const ATTRIBUTES = {
  href: /\shref=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i,
  src: /\ssrc=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i,
  alt: /\salt=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i,
};
