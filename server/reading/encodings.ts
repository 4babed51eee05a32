// Which encoding bytes are in: UTF-8, UTF-16 with or without a mark, GB18030 as Chinese spreadsheets still write it, Big5, or Windows-1252 as Western ones do.

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "windows-1252";

/** So many bytes are looked at. */
const most = 16_384;

/** null: none of them. The last character may be cut. `isLater`: they are not a file's beginning, and what stands before them is ASCII. */
export function likelyEncoding(bytes: Buffer, isLater = false): Encoding | null {
  const marked = isLater ? null : byMark(bytes);
  if (marked) return marked;
  const utf16 = isLater ? null : unmarkedUtf16(bytes.subarray(0, most));
  if (utf16) return utf16;
  const from = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(Math.max(0, from), Math.max(0, from) + most);
  return from === -1 || isUtf8(sample) ? "utf-8" : (doubleByte(sample) ?? (isWestern(sample) ? "windows-1252" : null));
}

function byMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/**
 * Windows-1252: letters with accents stand alone among ASCII or two together (Größe), and signs beside them; nothing that it does not have.
 * Other encodings of one byte look alike: whoever reads such a text is shown some of it.
 */
function isWestern(bytes: Buffer): boolean {
  let [high, alone, crowded, letters, plain, run] = [0, 0, 0, 0, 0, 0];
  for (const [i, byte] of bytes.entries()) {
    if (byte < 0x80) {
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
      plain += 1;
      run = 0;
      continue;
    }
    if (undefinedIn1252.has(byte)) return false;
    high += 1;
    run += 1;
    if (run >= 3) crowded += 1;
    if (run === 1 && (bytes[i + 1] ?? 0) < 0x80) alone += 1;
    if (byte >= 0xc0 || accented.has(byte) || signs.has(byte)) letters += 1;
  }
  return high > 0 && alone >= high * 0.3 && crowded <= high * 0.1 && letters >= high * 0.9 && plain >= high * 3;
}
const undefinedIn1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Š Œ Ž š œ ž Ÿ. */
const accented: ReadonlySet<number> = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f]);
/** € „ … ‘ ’ “ ” • – — ™, the fixed blank, ¡ £ § © « ® ° · » ¿. */
const signs: ReadonlySet<number> = new Set([
  0x80, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb7, 0xbb, 0xbf,
]);

/** A few bytes may be broken: those of a whole text in another encoding nearly all are. */
function isUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  const [broken, good] = [text.match(/\uFFFD/gu)?.length ?? 0, text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0];
  return broken === 0 || broken * 8 < good;
}

/** Only UTF-16 has zeros: one in each ASCII character, line ends and separators at least. Which half they are in does not tell: 一 is 4E 00. */
function unmarkedUtf16(bytes: Buffer): Encoding | null {
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros === 0 || (zeros * 8 < bytes.length && isUtf8(bytes))) return null;
  const [little, big] = [plausible(bytes, 0), plausible(bytes, 1)];
  if (Math.max(little.share, big.share) < 0.8) return null;
  return little.weight >= big.weight ? "utf-16le" : "utf-16be";
}

/** How much of UTF-16 reads as text: Latin, Han, kana, Hangul and their signs; ASCII counts twice, as its halves in the wrong order are Han. */
function plausible(bytes: Buffer, low: 0 | 1): { share: number; weight: number } {
  let [units, text, ascii] = [0, 0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = bytes[i + low]! | (bytes[i + 1 - low]! << 8);
    units += 1;
    if ((unit >= 0x20 && unit < 0x7f) || (unit >= 0x09 && unit <= 0x0d)) ascii += 1;
    else if (ranges.some(([from, to]) => unit >= from && unit <= to)) text += 1;
  }
  return { share: (text + ascii) / Math.max(1, units), weight: text + 2 * ascii };
}
const ranges = [
  [0xa0, 0x24f],
  [0x2000, 0x27bf],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xdfff],
  [0xfe00, 0xffef],
] as const;

/**
 * GB18030 or Big5, by which has more of its common characters: 99 of 100 in a text of its own, some 40 in one of the other. Traditional
 * characters in GB18030 have 60. With less than 35, Western text among them, it is neither.
 */
function doubleByte(bytes: Buffer): Encoding | null {
  if (isOfNeighbours(bytes)) return null;
  const [gb, big5] = [commonIn(bytes, "gb18030"), commonIn(bytes, "big5")];
  if (Math.max(gb, big5) < 0.35) return null;
  return gb >= big5 ? "gb18030" : "big5";
}

/**
 * Japanese and Korean in their own encodings (EUC), all bytes of which are Chinese characters too. Of Japanese some half are kana, of Korean some half
 * are these syllables, which as GB18030 are seldom ones (捞 促 绰 俊).
 */
function isOfNeighbours(bytes: Buffer): boolean {
  let [pairs, kana, syllables] = [0, 0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 1) {
    if (bytes[i]! < 0x80) continue;
    pairs += 1;
    if ((bytes[i] === 0xa4 || bytes[i] === 0xa5) && bytes[i + 1]! >= 0xa1) kana += 1;
    if (commonKorean.has((bytes[i]! << 8) | bytes[i + 1]!)) syllables += 1;
    i += 1;
  }
  return pairs >= 4 && (kana * 3 > pairs || syllables * 4 > pairs);
}
/** 이 다 는 에 을 하 요 고 가 지 니 까 기 서 도 로 은 를 해 습 나 어 아 있 사 한 시 주 세 것. */
const commonKorean = new Set([
  0xc0cc, 0xb4d9, 0xb4c2, 0xbfa1, 0xc0bb, 0xc7cf, 0xbfe4, 0xb0ed, 0xb0a1, 0xc1f6, 0xb4cf, 0xb1ee, 0xb1e2, 0xbcad, 0xb5b5, 0xb7ce, 0xc0ba,
  0xb8a6, 0xc7d8, 0xbdc0, 0xb3aa, 0xbeee, 0xbec6, 0xc0d6, 0xbbe7, 0xc7d1, 0xbdc3, 0xc1d6, 0xbcbc, 0xb0cd,
]);

/** The share of common characters among those of two bytes; −1 where there are bytes that the encoding does not have. */
function commonIn(bytes: Buffer, encoding: "gb18030" | "big5"): number {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return -1;
  }
  let [pairs, common] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 1) {
    if (bytes[i]! < 0x80) continue;
    pairs += 1;
    if (isCommon[encoding](bytes[i]!, bytes[i + 1]!)) common += 1;
    i += 1;
  }
  return common / Math.max(1, pairs);
}
const isSign = (first: number): boolean => first >= 0xa1 && first <= 0xa3;
const isCommon = {
  /** The 3,755 characters of GB 2312's first level. */
  gb18030: (first: number, second: number): boolean => second >= 0xa1 && (isSign(first) || (first >= 0xb0 && first <= 0xd7)),
  /** The 5,401 of Big5's first level. */
  big5: (first: number, second: number): boolean =>
    (second < 0x7f || second >= 0xa1) && (isSign(first) || (first >= 0xa4 && first <= 0xc6)),
};
