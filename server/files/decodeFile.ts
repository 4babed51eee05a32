// Bytes of a whole file → text: UTF-8 with or without BOM, UTF-16, and GB18030 as Chinese spreadsheets still write it. Logs, which may be larger than memory, are decoded as they stream (logs/decodeStream.ts).
import { Failure } from "../../shared/errors.ts";

/** The text of a file, its byte order mark left out. What is no valid UTF-8 is read as GB18030; throws `unreadable_file` if it is neither. */
export function decodeFile(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  for (const encoding of marked ? [marked] : [...unmarkedUtf16(bytes), "utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding may fit
    }
  }
  throw new Failure("unreadable_file", "the file is neither UTF-8, UTF-16 nor GB18030; save it as UTF-8", { why: "encoding" });
}

/** Text without a mark that has a zero in every other byte of its beginning. */
function unmarkedUtf16(bytes: Uint8Array): string[] {
  const start = bytes.subarray(0, 400);
  const zeros = (parity: number): number => start.filter((b, i) => i % 2 === parity && b === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  return odd > start.length / 8 && odd > even * 4 ? ["utf-16le"] : even > start.length / 8 && even > odd * 4 ? ["utf-16be"] : [];
}

/** Which of , ; or tab separates: the one most frequent in the first line, outside quotes. */
export function detectDelimiter(text: string): "," | ";" | "\t" {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text)?.[0].replace(/"(?:[^"]|"")*"/gu, "") ?? "";
  const count = (delimiter: string): number => line.split(delimiter).length;
  return ([",", ";", "\t"] as const).reduce((best, d) => (count(d) > count(best) ? d : best));
}
