// Bytes of an unknown encoding to text, while they stream: UTF-8 and UTF-16 by their mark, else UTF-8 if it is valid, else GB18030.

/** Decodes in pieces. What fits no encoding becomes U+FFFD. */
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
    // A mark is three bytes at most.
    if (!begun && held.length < 3) continue;
    const marked = begun ? null : markedEncoding(held);
    begun = true;
    const other = held.toString("latin1").search(/[\x80-\xff]/);
    if (marked === null && other === -1) {
      // As long as all is ASCII, both readings are the same.
      yield held.toString("latin1");
      held = Buffer.alloc(0);
    } else if (marked !== null || held.length - other >= enough) {
      decoder = new TextDecoder(marked ?? likelyEncoding(held));
      yield decoder.decode(held, { stream: true });
      held = Buffer.alloc(0);
    }
  }
  decoder ??= new TextDecoder((begun ? null : markedEncoding(held)) ?? likelyEncoding(held));
  yield decoder.decode(held);
}

// Bytes after the first one beyond ASCII: GB18030 text of this length is never valid UTF-8 by chance.
const enough = 512;

function markedEncoding(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function likelyEncoding(bytes: Buffer): string {
  try {
    // Streaming, because the last character may be cut.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
