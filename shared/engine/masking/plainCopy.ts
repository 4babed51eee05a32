// A text as the masking patterns read it, and where each of its characters stands in the source.

/** Where in the source each character of `text` begins and ends. */
export interface PlainCopy {
  text: string;
  from: number[];
  until: number[];
}

/** Full-width forms narrow, every space " ", every dash "-", invisible characters left out. */
export function plainCopy(source: string): PlainCopy {
  const copy: PlainCopy = { text: "", from: [], until: [] };
  let at = 0;
  for (const character of source) {
    const plain = plainCharacter(character);
    if (plain !== "") {
      copy.text += plain;
      copy.from.push(at);
      copy.until.push(at + character.length);
    }
    // What shows a digit as a key goes with it.
    else if (MARKS_OF_DIGITS.has(character) && copy.until.length > 0) copy.until[copy.until.length - 1] = at + character.length;
    at += character.length;
  }
  return copy;
}

/** What shows a digit as a key (1️⃣) is no character of its own. */
const KEYCAP = "\u20E3";
const MARKS_OF_DIGITS = new Set([KEYCAP, "\uFE0F"]);

function plainCharacter(character: string): string {
  if (character >= "!" && character <= "~") return character;
  // Most Chinese text: nothing narrower, and no number.
  if (character >= "\u4E00" && character <= "\u9FFF") return character;
  if (character === KEYCAP || /\p{DI}/u.test(character)) return "";
  if (/\s/u.test(character)) return " ";
  if (/[\p{Pd}−]/u.test(character)) return "-";
  const narrow = character.normalize("NFKC");
  return narrow.length === 1 ? narrow : "\uFFFC";
}

const HAN_DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."零一二三四五六七八九"].map((digit, i) => [digit, String(i)])),
  ...Object.fromEntries([..."〇壹贰叁肆伍陆柒捌玖"].map((digit, i) => [digit, String(i)])),
  ...{ 幺: "1", 两: "2", 兩: "2", 貳: "2", 參: "3", 叄: "3", 陸: "6", "○": "0", 洞: "0", 拐: "7" },
};
/** Of digits of both kinds; the last 一 of "一三八…五六一直打不通" belongs to the word. */
const HAN_NUMBER =
  /(?:[\d零〇○一二三四五六七八九幺两兩壹贰貳叁參叄肆伍陆陸柒捌玖洞拐](?!(?<=一)[直个個下样樣点點定起次会會般些])[ -]?){7,}/g;
const HAN_DIGIT = /[零〇○一二三四五六七八九幺两兩壹贰貳叁參叄肆伍陆陸柒捌玖洞拐]/;

/** The copy with its Chinese numerals as digits, where seven or more stand together; null where there are none. */
export function withHanDigits(plain: PlainCopy): PlainCopy | null {
  if (!HAN_DIGIT.test(plain.text)) return null;
  const text = plain.text.replace(HAN_NUMBER, (number) => number.replace(/[^\d -]/g, (digit) => HAN_DIGITS[digit] ?? digit));
  return text === plain.text ? null : { ...plain, text };
}

/** The digits of a number, whatever they were written with. */
export const plainDigits = (number: string): string => number.replace(/\D/g, (digit) => HAN_DIGITS[digit] ?? digit);
