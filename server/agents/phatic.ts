// Messages of people that answer nothing, told by themselves: greetings, "one moment", "anything else?". What only many conversations tell is told in answers.ts.
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";

/** A longer one says something besides. */
const SHORT_HAN = 30;
const SHORT = 90;
/** A short list of what every desk says; it need not be complete, since what is said whatever was asked is told by that. */
const USUAL =
  /稍等|稍候|等一下|请问有什么|有什么(?:可以|能|需要|问题).{0,6}(?:帮|为|吗)|很高兴为您|为您服务|祝您|还有(?:什么|其他|别的)(?:可以|需要|问题|能|吗)|不客气|感谢您?的?(?:咨询|支持|耐心|等待|理解)|欢迎(?:光临|咨询)|(?:正在|马上|这就)(?:为您|帮您|给您)?(?:查|核实|处理|看)|\b(?:one moment|just a (?:moment|minute|second)|please (?:wait|hold)|how (?:can|may) i (?:help|assist)|anything else|you.?re welcome|let me (?:check|look)|have a (?:nice|good|great|lovely)|thanks? (?:you )?for (?:contacting|waiting|your patience))\b/giu;
const ASKS_BACK = /[?？]\s*$/u;
/** What is left beside what every desk says; more, or a number, says something besides. */
const LEFT_HAN = 12;
const LEFT = 32;
const NUMBER = /\d|[一二两三四五六七八九十百千](?:个|天|日|点|元|块|次|小时|分钟|号|周|月|年|折)/u;
/** Right behind a question these answer it, and so does a number by itself. */
const YES_OR_NO = /^(?:不?可以|不?能|不行|可以|是的?|不是|有|没有|yes|no)[的了啊呀哦呢。.!！~～\s]*$/iu;
const ONLY_NUMBER = /^[\d\s+()-]{5,}$/u;

/** Whether a message answers nothing, whatever was asked. A short one that asks back answers nothing yet. */
export function isPhatic(text: string): boolean {
  const longest = /\p{Script=Han}/u.test(text) ? SHORT_HAN : SHORT;
  // What is long is no bare greeting: to read it for that takes half a millisecond.
  if (text.length > longest || YES_OR_NO.test(text.trim()) || ONLY_NUMBER.test(text)) return false;
  return isUsual(text) || ASKS_BACK.test(text) || (text.length <= longest / 2 && asksNothing(text) !== null);
}

function isUsual(text: string): boolean {
  const left = text.replaceAll(USUAL, "");
  if (left === text || NUMBER.test(text)) return false;
  return left.replaceAll(/[\s\p{P}]+/gu, "").length <= (/\p{Script=Han}/u.test(text) ? LEFT_HAN : LEFT);
}
