// Names, where somebody says theirs. No rule knows a name: what stands before one tells, with what Chinese names begin, and common first names.
import type { Place } from "./pattern.ts";
import { commonFirstNames, commonSurnames, doubleSurnames, neverGiven, notNames } from "./nameLists.ts";

/** How sure what stands before makes it that a name follows. "said": 我叫; "label": 收件人：; "is": 我是, which mostly says something else. */
type Cue = "said" | "label" | "is";

const CHINESE_CUES: readonly { cue: Cue; find: RegExp }[] = [
  { cue: "said", find: /(?:我叫做?|名字(?:叫做?|是)|本人叫|名叫)[: ]{0,2}/g },
  {
    cue: "label",
    find: /(?:姓名|收件人|收货人|收貨人|联系人|聯繫人|签收人|簽收人|寄件人|持卡人|户名|戶名|开户人|乘客|署名|抬头人)(?:姓名|名字)?(?: ?: ?|是|为|為|叫|(?:请|帮我)?(?:改成|改为|改為|换成|写成?|写的?是|填写?)(?:了|:)?)[: ]{0,2}/g,
  },
  { cue: "is", find: /(?:我是|本人|这里是|這裡是|我姓)[: ]{0,2}/g },
];

/** Behind "my name is" anything is a name that is not one of these; behind "I am" only what begins with a common first name. */
const ENGLISH_CUES: readonly { cue: Cue; find: RegExp }[] = [
  {
    cue: "said",
    find: /(?<![A-Za-z])(?:my|the|her|his|whose) (?:full |first |last |real |legal )?name(?:'s| is)(?: :|:)? {1,2}(?=[A-Za-z])/gi,
  },
  {
    cue: "label",
    find: /(?<![A-Za-z])(?:(?:first |last |full |sur)?name|recipient|consignee|attn|ship to|deliver to|addressed to|signed by) ?: {0,2}(?=[A-Za-z])/gi,
  },
  { cue: "is", find: /(?<![A-Za-z])(?:i am|i'm|im|this is|it's|it is|call me|i am called) {1,2}(?=[A-Z])/gi },
];

/** Names in a plain copy of a text, in no order. */
export function* namePlaces(plain: string): Generator<Place, void, undefined> {
  for (const { cue, find } of CHINESE_CUES)
    for (const { index, 0: said } of plain.matchAll(find)) {
      const from = index + said.length;
      const length =
        chineseName(plain, from, said.startsWith("我姓") ? "said" : cue, said.startsWith("我姓")) || latinAfterChinese(plain, from, cue);
      if (length > 0) yield { from, until: from + length };
    }
  for (const { cue, find } of ENGLISH_CUES)
    for (const { index, 0: said } of plain.matchAll(find)) {
      const from = index + said.length;
      const length = englishName(plain.slice(from, from + 80), cue);
      if (length > 0) yield { from, until: from + length };
    }
}

const HAN = /^\p{Script=Han}$/u;
const isHan = (character: string | undefined): boolean => character !== undefined && HAN.test(character);
/** A name ends before these where something more is said: 我叫张三我的订单. */
const GOES_ON = new Set([..."我的是在住电電手想要买買和请請不这這你您家来來从從今昨有没沒了吧呢啊呀怎为為寄收地"]);
const TITLES = /^(?:先生|女士|小姐|太太|老师|老師|阿姨|大爷|大哥|大姐)/;
const isMark = (character: string | undefined): boolean => character === undefined || !/[\p{L}\p{N}]/u.test(character);

/** How many characters from a place are a Chinese name; 0: none. `surname`: one alone is enough (我姓王). */
function chineseName(plain: string, from: number, cue: Cue, surname: boolean): number {
  const foreign = /^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}/u.exec(plain.slice(from, from + 40));
  if (foreign) return foreign[0].length;
  const family = doubleSurnames.has(plain.slice(from, from + 2)) ? 2 : commonSurnames.has(plain[from] ?? "") ? 1 : 0;
  const isNickname = family === 0 && cue !== "is" && /[小阿老]/.test(plain[from] ?? "");
  if (family === 0 && !isNickname) return 0;
  const given = from + (family || 1);
  for (const length of isNickname ? [1] : [2, 1, 0]) {
    const end = given + length;
    const word = plain.slice(from, end);
    if (end > plain.length || [...plain.slice(given, end)].some((one) => !isHan(one) || neverGiven.has(one))) continue;
    const title = family > 0 ? TITLES.exec(plain.slice(end, end + 2)) : null;
    if (title) return end + title[0].length - from;
    if (length === 0 && !surname) continue;
    const next = plain[end];
    const ends = isMark(next) || /\d/.test(next ?? "") || (cue !== "is" && GOES_ON.has(next!));
    if (ends && !isWord(word, cue)) return end - from;
  }
  return 0;
}

/** Whether what looks like a name is a word: one of a list, or one that says what kind of person somebody is (江苏人, 程序员). */
const isWord = (text: string, cue: Cue): boolean =>
  notNames.has(text) || (cue === "is" && /[员員师師生人户戶者商家座版款店长長族粉姐哥妈媽爸方的客民迷控党黨卡]$/.test(text));

/** 我叫 Tom; behind 我是 only common first names. */
function latinAfterChinese(plain: string, from: number, cue: Cue): number {
  const found = /^[A-Za-z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20}){0,2}(?![A-Za-z0-9])/.exec(plain.slice(from, from + 70))?.[0];
  if (found === undefined || notNames.has(found.toLowerCase())) return 0;
  if (cue === "is") return commonFirstNames.has(found.split(" ")[0]!.toLowerCase()) ? found.length : 0;
  return found.length;
}

/** How many characters at the beginning are a name of Latin letters. */
function englishName(text: string, cue: Cue): number {
  const words = /^[A-Za-z][A-Za-z'-]{0,20}(?: (?:[A-Z]\. )?[A-Za-z][A-Za-z'-]{0,20}){0,3}/.exec(text)?.[0].split(" ") ?? [];
  const first = words[0]?.replace(/'s$/i, "") ?? "";
  const isTitle = /^(?:mr|mrs|ms|miss|dr|mister)\.?$/i.test(first) && words.length > 1;
  const name = isTitle ? words[1]! : first;
  if (notNames.has(name.toLowerCase()) || name.length < 2) return 0;
  const isCapital = /^[A-Z]/.test(name);
  if (cue !== "said" && !isCapital && cue !== "label") return 0;
  if (cue === "is" && !isTitle && !commonFirstNames.has(name.toLowerCase())) return 0;
  // "I AM LATE" and "Call me Grace period": written as names are, or there is no name.
  if (cue === "is" && !isTitle && !/^[A-Z][a-z]/.test(name)) return 0;
  let length = isTitle ? first.length + 1 + name.length : first.length;
  for (const word of words.slice(isTitle ? 2 : 1)) {
    const goesOn = isCapital
      ? /^[A-Z]/.test(word) && !/^I(?:'|$)/.test(word)
      : length === first.length && !notNames.has(word.toLowerCase()) && word.length > 1;
    if (!goesOn) break;
    length += 1 + word.length;
  }
  return length;
}
