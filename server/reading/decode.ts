// Bytes of an unknown encoding to text, for entries and logs alike: UTF-8 or UTF-16 with or without a mark, and GB18030 as Chinese spreadsheets still write it.
import { createReadStream } from "node:fs";
import { Failure } from "../../shared/errors.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** Decodes in pieces as they come, without knowing the rest: what fits no encoding becomes U+FFFD. The mark is left out. */
export async function* decodeStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of chunks) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (!begun && held.length < beginning) continue;
    const known = begun ? null : knownByBeginning(held);
    begun = true;
    const other = held.toString("latin1").search(/[\x80-\xff]/);
    if (known === null && other === -1) {
      // As long as all is ASCII, both readings are the same.
      yield held.toString("latin1");
      held = Buffer.alloc(0);
    } else if (known !== null || held.length - other >= enough) {
      decoder = new TextDecoder(known ?? likelyEncoding(held));
      yield decoder.decode(held, { stream: true });
      held = Buffer.alloc(0);
    }
  }
  decoder ??= new TextDecoder((begun ? null : knownByBeginning(held)) ?? likelyEncoding(held));
  yield decoder.decode(held);
}

/** The text of a file in pieces. What is no valid UTF-8 to its end is read as GB18030; throws `unreadable_file` if it is neither. */
export async function* decodeFile(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(path), { fatal: true });
  for await (const chunk of bytesOf(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const bytesOf = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: 256 * 1024 });

async function encodingOf(path: string): Promise<Encoding> {
  const [start = Buffer.alloc(0)] = await createReadStream(path, { end: beginning - 1, highWaterMark: beginning })
    .take(1)
    .toArray();
  const known = knownByBeginning(start as Buffer);
  for (const encoding of known ? [known] : (["utf-8", "gb18030"] as const)) if (await isIn(path, encoding)) return encoding;
  throw new Failure("unreadable_file", "the file is neither UTF-8, UTF-16 nor GB18030; save it as UTF-8", { why: "encoding" });
}

async function isIn(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytesOf(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

// So many bytes tell UTF-16 without a mark.
const beginning = 400;
// Bytes after the first one beyond ASCII: GB18030 text of this length is never valid UTF-8 by chance.
const enough = 512;

function knownByBeginning(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return unmarkedUtf16(bytes);
}

/** Text without a mark that has a zero in every other byte of its beginning. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const start = bytes.subarray(0, beginning);
  const zeros = (parity: number): number => start.filter((b, i) => i % 2 === parity && b === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > start.length / 8 && odd > even * 4) return "utf-16le";
  return even > start.length / 8 && even > odd * 4 ? "utf-16be" : null;
}

function likelyEncoding(bytes: Buffer): Encoding {
  try {
    // Streaming, because the last character may be cut.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
