// Whether what a customer typed asks anything: greetings, bare anger, punctuation, numbers, bare pointing (这个) and what fingers do on a keyboard are nothing that an entry could answer better.
import { isMadeOf, isPolite, politeWords, textKey } from "../engine/text.ts";
import { usualAngerWords } from "./usualSettings.ts";

export type AsksNothing = "greeting" | "anger" | "noise";

/** What calls for somebody, or is polite. */
const GREETING = [...politeWords, ..."喂 在吗 在不在 在么 在 有人吗 有人在吗 人呢 亲 客服 小二 测试".split(" ")];
const GREETING_EN = /^(?:yo|anyone there|anybody there|are you there|test)$/u;
/** Letters held down: hhhh, jjjkkk; hiii. */
const HELD = /([a-z])\1{2,}/gu;
const isGreeting = (key: string): boolean => {
  const plain = key.replaceAll(HELD, "$1");
  return isPolite(plain) || isMadeOf(plain, GREETING) || GREETING_EN.test(plain);
};
/** Points at something that only the customer sees: a card, a picture, what was said before. */
const POINTING = "这个 那个 这款 那款 这件 那件 这种 那种 这张 那张 这 那 呢 吗 啊 的".split(" ");
const POINTING_EN = /^(?:this|that)(?: one)?$/u;
/** Sounds alone (啊啊啊, 呃). */
const SOUNDS = /^(?:[哈呵嘿嘻啊呃额哎唉噢哇呀嗯哦诶欸嗷]+|(?:ha|he|hi){2,}h?|h+m+|lo+l|u+h+)$/u;
/** Neighbouring keys (asdfgh, qweqwe, kjhkjh), or the middle row alone without a vowel (fdsfdg). None of the runs stands in a word. */
const KEYS =
  /^(?:asd|sdf|dfg|fgh|ghj|hjk|jkl|qwe|zxc|xcv|cvb|dsa|ewq|fds|gfd|hgf|jhg|kjh|vcx|bvc|fdsa|lkj)+$|^[sdfghjkl]{5,}$|asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwert|zxcv|xcvb|cvbn|vbnm|uiop/u;
const isTyped = (word: string): boolean =>
  SOUNDS.test(word) || word.replaceAll(HELD, "") === "" || (/^[a-z]+$/u.test(word) && KEYS.test(word));
/** What chats write for a picture or a face: [图片], 【微笑】[微笑]. */
const STAND_IN = /^(?:\s*[[【［][\p{L}\d]{1,8}[\]】］])+\s*$/u;
/** Longer texts say what they are angry about. */
const BARE_ANGER = 12;
const ANGER = usualAngerWords.map((word) => textKey(word));

/** Of the texts looked at last: Today and Review go through thousands of missed questions, the same ones each time. */
const known = new Map<string, AsksNothing | null>();
const mostKnown = 20_000;

/** Names what it is instead of a question; null for what asks something. `key`: its text key, where that is at hand; to make it takes nearly all the time. */
export function asksNothing(text: string, key?: string): AsksNothing | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const told = toldBy(text, key ?? textKey(text));
  known.set(text, told);
  return told;
}

function toldBy(text: string, key: string): AsksNothing | null {
  if (!/\p{Script=Han}|\p{L}\p{M}*\p{L}/u.test(text.replaceAll(/<[A-Z_]+>/gu, " "))) return "noise";
  if (STAND_IN.test(text)) return "noise";
  if (!isGreeting(key) && key.split(" ").every(isTyped)) return "noise";
  if (isGreeting(key)) return "greeting";
  if (isMadeOf(key, POINTING) || POINTING_EN.test(key)) return "noise";
  return key.length <= BARE_ANGER && ANGER.some((word) => key.includes(word)) ? "anger" : null;
}
