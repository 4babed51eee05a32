// One reading of a text however it was typed: width, case, script, invisible characters, contractions; and the key by which two questions are the same.
import { Converter } from "opencc-js/t2cn";
import { allKinds, everyKindOf, mask, personalData } from "./mask.ts";
import type { MaskingRules } from "./types.ts";

/**
 * The text as the engine reads it: NFKC, lower case, invisible characters out, traditional → simplified when Han is present,
 * n't → not, one space for any white space. Punctuation stays. Placeholders of `mask` become `<phone>`, `<order>` …
 */
export function normalize(text: string): string {
  let plain = text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase().normalize("NFKC");
  if (/n['’]?t|cannot/.test(plain)) plain = writeOutNot(plain);
  plain = plain.replace(SPACES, " ").trim();
  return /\p{Script=Han}/u.test(plain) ? simplify(plain) : plain;
}

/** Equal keys = the same question. The text is masked first, so raw and masked text have one key; "" when nothing but punctuation and spaces is left. */
export const textKey = (text: string): string => keyOf(tokenize(normalize(mask(text))));

/** A text as a robot with these rules reads it. */
export interface Masked {
  masked: string;
  normalized: string;
  /** Its text key: kinds that the rules leave as they are do not part questions either, only what is their own does. */
  key: string;
  /** What of it is personal data, whether the rules mask it or not. */
  data: readonly string[];
}

/** Masks and normalises a text by a robot's rules. */
export function readMasked(text: string, rules: MaskingRules = allKinds): Masked {
  const masked = mask(text, rules);
  const normalized = normalize(masked);
  const all = everyKindOf(rules);
  if (all === rules)
    return { masked, normalized, key: keyOf(tokenize(normalized)), data: masked === text ? [] : personalData(text, rules) };
  return { masked, normalized, key: textKey(masked), data: personalData(text, all) };
}

/**
 * Equal keys = the same text as it was written: where personal data is masked, texts are the same only with the same data. `data` as
 * `personalData` finds it; without any it is the text key.
 */
export const writtenKey = (key: string, data: readonly string[]): string => (data.length === 0 ? key : `${key}\n${data.join("\n")}`);

/** A piece of a normalised text that is compared as a whole. */
export interface Token {
  text: string;
  /** Where it stands in the normalised text, half-open. */
  start: number;
  end: number;
  /** "word" is set apart by spaces; "character" (Han, kana …), "symbol" (emoji, currency) and "placeholder" are not. */
  kind: "word" | "character" | "symbol" | "placeholder";
  /** The core word that begins here, and of how many tokens it is (text/coreWords.ts). */
  core?: { name: string; tokens: number };
}

/** Words, single Han characters, symbols and placeholders of a normalised text, in order; punctuation and spaces are left out. */
export function tokenize(normalized: string): Token[] {
  const tokens: Token[] = [];
  for (const found of normalized.matchAll(TOKEN)) {
    const kind = found[1] ? "placeholder" : found[2] ? "character" : found[3] ? "word" : "symbol";
    const text = kind === "word" ? found[0].replace(APOSTROPHES, "") : found[0];
    tokens.push({ text, start: found.index, end: found.index + found[0].length, kind });
  }
  return tokens;
}

/** Tokens in one string: a space only between two words, so "QQ 登不了" and "qq登不了" are one key. */
export function keyOf(tokens: readonly Token[]): string {
  let key = "";
  let before: Token["kind"] | null = null;
  for (const { text, kind } of tokens) {
    key += before === "word" && kind === "word" ? ` ${text}` : text;
    before = kind;
  }
  return key;
}

const INVISIBLE = /[\p{DI}\p{Cf}]/gu;
const APOSTROPHES = /['’]/g;
const SPACES = /[\p{White_Space}\p{Cc}]+/gu;

// A run of letters must not swallow the Han that follows it ("QQ登不了"): that alone cost 0.5–1 point. Scripts written without
// spaces are read by character like Han. Digits keep an inner point (1.5), words an inner apostrophe; c++, c# and 50% stay apart from c and 50.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const LETTER = String.raw`(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}\p{Co}\p{Cn}])`;
const TOKEN = new RegExp(
  String.raw`(<[a-z]{2,12}>)|([${UNSPACED}])|(\d+(?:\.\d+)+%?|${LETTER}+(?:['’]${LETTER}+)*[+#%]{0,2})|[\p{So}\p{Sc}\p{Cs}]`,
  "gu",
);

const CONTRACTED = /\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need|ca|wo)n['’]?t\b/g;
function writeOutNot(text: string): string {
  return text
    .replace(CONTRACTED, (_, verb: string) => (verb === "ca" ? "can not" : verb === "wo" ? "will not" : `${verb} not`))
    .replace(/\bcannot\b/g, "can not");
}

// The table takes some 10 ms to build: only when the first Han is met.
let convert: ((text: string) => string) | undefined;
const simplify = (text: string): string => (convert ??= Converter({ from: "t", to: "cn" }))(text);

const POLITE =
  "你好 您好 嗨 哈喽 哈啰 早 早上好 上午好 中午好 下午好 晚上好 谢谢 谢谢你 谢谢您 多谢 好的 好 嗯 哦 收到 知道了 明白了 明白 了解 懂了 行 可以 是 是的 对 对的 没错 没事 没关系 算了 再见 拜拜".split(
    " ",
  );
const POLITE_EN = new Set(
  "hi,hello,hey,hi there,hello there,good morning,good afternoon,good evening,good day,thanks,thank you,thx,ok,okay,yes,yep,yeah,no,nope,sure,fine,alright,all right,got it,i see,never mind,no thanks,no thank you,bye,goodbye,please".split(
    ",",
  ),
);
/** Sounds that end what is said. */
const ENDINGS = [..."呀啊哦呢吧了"];

/** Whether a text (its key) greets, thanks, agrees or takes leave, and asks nothing. */
export const isPolite = (key: string): boolean => POLITE_EN.has(key) || isMadeOf(key, POLITE);

/** Whether a key is nothing but these words, one after the other, each perhaps with a sound behind. Of words that begin alike the longest is taken: in one go, however long the key. */
export function isMadeOf(key: string, words: readonly string[]): boolean {
  let rest = key;
  while (rest !== "") {
    const known = words.filter((word) => rest.startsWith(word)).toSorted((a, b) => b.length - a.length)[0];
    const next = known ?? (rest === key ? undefined : ENDINGS.find((sound) => rest.startsWith(sound)));
    if (next === undefined) return false;
    rest = rest.slice(next.length);
  }
  return key !== "";
}

/** The words of `isPolite` that are written in Han. */
export const politeWords: readonly string[] = POLITE;
