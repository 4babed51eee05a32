// Bytes of an unknown encoding to text, for entries and logs alike, without knowing what comes later: a file that fits no encoding is refused.
import { createReadStream } from "node:fs";
import { Failure } from "../../shared/errors.ts";
import { likelyEncoding, type Encoding } from "./encodings.ts";

/** So many bytes are waited for: they tell UTF-16 without a mark. */
const beginning = 1_024;
/** After the first byte beyond ASCII: text of another encoding is never valid UTF-8 so long by chance, and Big5 and GB18030 are told apart. */
const enough = 512;

/**
 * The text of bytes as they come, a mark at the beginning left out. Throws `unreadable_file` when they fit no encoding. Where the encoding
 * that the first of them show does not hold later, it throws too (`strict`), or what does not fit becomes U+FFFD, to cost its own line only. `tell` hears of the encoding once.
 */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  { strict, tell }: { strict: boolean; tell?: (encoding: Encoding) => void },
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held: Buffer = Buffer.alloc(0);
  let hasBegun = false;
  for await (const chunk of chunks) {
    if (decoder) {
      yield read(decoder, chunk, false);
      continue;
    }
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (!hasBegun && held.length < beginning) continue;
    const other = held.subarray(0, beginning).includes(0) ? 0 : held.findIndex((byte) => byte >= 0x80);
    if (other === -1) {
      // As long as all is ASCII, every reading is the same.
      yield held.toString("latin1");
      held = Buffer.alloc(0);
      hasBegun = true;
    } else if (held.length - other >= enough) {
      decoder = decoderOf(held, hasBegun, strict, tell);
      yield read(decoder, held, false);
      held = Buffer.alloc(0);
    }
  }
  decoder ??= decoderOf(held, hasBegun, strict, tell);
  yield read(decoder, held, true);
}

/** The text of a file in pieces. */
export const decodeFile = (path: string, tell?: (encoding: Encoding) => void): AsyncGenerator<string> =>
  decodeText(createReadStream(path, { highWaterMark: 256 * 1024 }), { strict: true, ...(tell ? { tell } : {}) });

const unknown = (): Failure =>
  new Failure("unreadable_file", "the file is neither UTF-8, UTF-16, GB18030, Big5 nor Windows-1252; save it as UTF-8", {
    why: "encoding",
  });

function decoderOf(bytes: Buffer, isLater: boolean, strict: boolean, tell: (encoding: Encoding) => void = () => {}): TextDecoder {
  const encoding = likelyEncoding(bytes, isLater);
  if (!encoding) throw unknown();
  tell(encoding);
  return new TextDecoder(encoding, { fatal: strict });
}

function read(decoder: TextDecoder, bytes: Buffer, isEnd: boolean): string {
  try {
    return decoder.decode(bytes, { stream: !isEnd });
  } catch (error) {
    throw error instanceof TypeError ? unknown() : error;
  }
}
