// Text as bytes in encodings that Node only reads: two-byte characters are looked up by decoding every code.
const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  tables.set(encoding, codes);
  return codes;
}

/** Throws for a character that the encoding does not have. */
function encode(text: string, encoding: string): Buffer {
  const codes = tableOf(encoding);
  return Buffer.from(
    [...text].flatMap((c) => {
      const code = c < "\u0080" ? [c.charCodeAt(0)] : codes.get(c);
      if (!code) throw new Error(`${encoding} has no ${c}`);
      return code;
    }),
  );
}

export const gb18030 = (text: string): Buffer => encode(text, "gb18030");
export const big5 = (text: string): Buffer => encode(text, "big5");
export const eucKr = (text: string): Buffer => encode(text, "euc-kr");
export const eucJp = (text: string): Buffer => encode(text, "euc-jp");
export const utf16le = (text: string): Buffer => Buffer.from(text, "utf16le");
export const utf16be = (text: string): Buffer => utf16le(text).swap16();
/** Western Windows, as far as it is Latin 1. */
export const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
