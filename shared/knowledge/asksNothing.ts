// Whether what a customer typed asks anything: greetings, bare anger, punctuation, numbers and what fingers do on a keyboard are nothing that an entry could answer better.
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

/** Names what it is instead of a question; null for what asks something. */
export function asksNothing(text: string): AsksNothing | null {
  const key = textKey(text);
  if (!/\p{Script=Han}|\p{L}\p{M}*\p{L}/u.test(text.replaceAll(/<[A-Z_]+>/gu, " "))) return "noise";
  if (STAND_IN.test(text)) return "noise";
  if (!isGreeting(key) && key.split(" ").every(isTyped)) return "noise";
  if (isGreeting(key)) return "greeting";
  return key.length <= BARE_ANGER && usualAngerWords.some((word) => key.includes(textKey(word))) ? "anger" : null;
}
