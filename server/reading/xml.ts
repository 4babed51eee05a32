// XML parts of a spreadsheet, read as they are unpacked: elements without their prefix, text without entities of a document's own.
import { Parser } from "saxen";
import { Failure } from "../../shared/errors.ts";

export interface XmlSink {
  /** `tag`: as it stands in the part, for attributes that a program wrote without escaping them. */
  open?: (name: string, attributes: () => Record<string, string>, tag: () => string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** Of one tag, comment or text. */
const longestToken = 1_000_000;
const deepest = 100;

const unreadable = (why: string): Failure => new Failure("unreadable_file", `not a readable XLSX file: ${why}`, { why: "excel" });

/** Reads UTF-8 (or UTF-16 with a mark). Throws `unreadable_file` for what is not well-formed, for a document type, and for tokens and nesting beyond any spreadsheet's. */
export async function readXml(bytes: AsyncIterable<Buffer>, sink: XmlSink): Promise<void> {
  const parser = new Parser();
  let depth = 0;
  let waiting = 0;
  let failed: Error | null = null;
  const bare = (name: string): string => name.slice(name.indexOf(":") + 1);
  const fail = (error: Error): void => {
    failed ??= error;
    parser.stop();
  };
  // Thrown below, outside of the parser.
  const guarded =
    <A extends unknown[]>(hook: (...a: A) => void) =>
    (...a: A): void => {
      waiting = 0;
      try {
        hook(...a);
      } catch (error) {
        fail(error as Error);
      }
    };
  parser.on("error", (error) => fail(unreadable(error.message)));
  parser.on("warn", () => {});
  parser.on("attention", () => fail(unreadable("it has a document type")));
  parser.on(
    "openTag",
    guarded((name, attributes, _decode, _isClosed, context) => {
      if ((depth += 1) > deepest) throw unreadable("it is nested too deep");
      const decoded = (): Record<string, string> =>
        Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [bare(key), decode(value)]));
      sink.open?.(bare(name), decoded, () => decode(context().data));
    }),
  );
  parser.on(
    "closeTag",
    guarded((name) => {
      depth -= 1;
      sink.close?.(bare(name));
    }),
  );
  parser.on(
    "text",
    guarded((text) => sink.text?.(decode(text))),
  );
  parser.on(
    "comment",
    guarded(() => {}),
  );
  parser.on(
    "cdata",
    guarded((text) => sink.text?.(text)),
  );
  const feed = (piece: string): void => {
    waiting += piece.length;
    parser.write(piece);
    if (waiting > longestToken) fail(unreadable("one of its texts is too long"));
    if (failed) throw failed;
  };
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(
      chunk[0] === 0xff && chunk[1] === 0xfe ? "utf-16le" : chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : "utf-8",
    );
    feed(decoder.decode(chunk, { stream: true }));
  }
  parser.end();
  if (failed) throw failed;
}

const named: Record<string, string> = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };

// Saxen's own decoder cuts characters beyond U+FFFF (an emoji as a number) in half.
function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/giu, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? all;
    const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
