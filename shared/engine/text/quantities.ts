// Numbers in a text, each with what it counts or numbers: "15 天", "iphone 17", "mate60", "seven days".

/** `context`: what stands after it ("> 天") or before it ("iphone >"); the same number has one for each. `value` in plain digits. */
export interface Quantity {
  context: string;
  value: string;
  /** As it was written. */
  said: string;
}

/** Numbers of a normalised text. Those without anything beside them have no context and are left out. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (context: string | undefined, value: string, said: string): void => {
    if (context && !MEANS_NOTHING.has(context)) found.push({ context, value, said });
  };
  for (const { groups, index, 0: said } of text.matchAll(NUMBER)) {
    const value = groups?.["digits"]?.replaceAll(",", "") ?? valueOf(groups?.["han"] ?? groups?.["words"] ?? "");
    if (value === "") continue;
    const [before, after] = [text.slice(0, index), text.slice(index + said.length)];
    const next = /^[ -]?(?:个|多|余)?(\p{Script=Han}|[a-z]+|%)/u.exec(after)?.[1];
    // "十分" and "一下" are no numbers: Han numerals count only before what is counted.
    const isFestival = before.endsWith("双");
    if (groups?.["han"] && !isFestival && !(next && COUNTED.test(next))) continue;
    // What it numbers comes first: it is what the explanation tells.
    const last = groups?.["digits"] || isFestival ? /(?<![a-z])([a-z]+)[ -]?$|(\p{Script=Han})$/u.exec(before) : null;
    const variant = /^ ?(?:(?:pro|max|plus|ultra|mini|lite|se|fe)\b ?)+/u.exec(after)?.[0].trimEnd();
    add(
      last ? `${last[1] ?? last[2]} >` : undefined,
      variant ? `${value} ${variant.trim()}` : value,
      `${last?.[1] ? last[0] : ""}${said}${variant ?? ""}`,
    );
    add(next && `> ${unitOf(next)}`, value, said + (after.startsWith(next ?? " ") ? next : ""));
  }
  return found;
}

const WORDS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
];
// An order's, a phone's or a card's number is none that an entry would name.
const NUMBER = new RegExp(
  String.raw`(?<![\d.])(?<digits>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d+)?)(?![\d]|\.\d)|(?<han>[零一二两三四五六七八九十百千万]+)|\b(?<words>${WORDS.join("|")}|twenty|thirty|sixty|ninety)\b`,
  "gu",
);
const COUNTED = /^[天日周月年时点元块折寸米斤克件次楼期码岁度位]$/u;
const UNITS: Readonly<Record<string, string>> = {
  日: "天",
  day: "天",
  days: "天",
  块: "元",
  yuan: "元",
  rmb: "元",
  week: "周",
  weeks: "周",
  month: "月",
  months: "月",
  year: "年",
  years: "年",
  hour: "时",
  hours: "时",
  hr: "时",
  hrs: "时",
  小: "时",
  钟: "时",
  minutes: "分",
  minute: "分",
  min: "分",
  mins: "分",
  percent: "%",
};
const unitOf = (word: string): string => UNITS[word] ?? word;
/** Words that stand beside any number. */
const MEANS_NOTHING = new Set(
  "in for after within of the a an is are at by to from over under than about only last first and or with my i it on not no was be this that 是 的 了 在 过 到 我 有 和 与 或 , 买 第 约"
    .split(" ")
    .flatMap((word) => [`${word} >`, `> ${word}`]),
);

const HAN_DIGITS = "零一二三四五六七八九";
const HAN_PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** A Han numeral or an English one in digits; "" for none. */
function valueOf(text: string): string {
  const word = WORDS.indexOf(text);
  if (word >= 0) return String(word + 1);
  const tens = { twenty: "20", thirty: "30", sixty: "60", ninety: "90" }[text];
  if (tens !== undefined) return tens;
  let sum = 0;
  let digit = 0;
  let hasDigit = false;
  for (const character of text.replaceAll("两", "二")) {
    const place = HAN_PLACES[character];
    if (place === undefined) {
      digit = HAN_DIGITS.indexOf(character);
      hasDigit = true;
      continue;
    }
    sum = place === 10_000 ? (sum + digit) * place : sum + (hasDigit || place > 10 ? Math.max(1, digit) : 1) * place;
    digit = 0;
    hasDigit = false;
  }
  return String(sum + digit);
}
