// Where the settings of a knowledge base start. Apart from their shape, which every page carries.
import type { RobotSettings } from "./version.ts";

/**
 * Where a knowledge base starts. An answer pays from where it is likelier right than silence is: with confidence c, silence is right in
 * most of the other 100 − c, and neither in the rest (in scope, wrong entry), so a little under 50. On dev 40 to 50 handled up
 * to 14 points more questions rightly than 72. It is not the best on every set: where few strangers ask (clinc150_10shot, 3 %) .15 was, 6 points better.
 * Who fears wrong answers more raises it. How it was measured: shared/engine/README.md.
 */
const USUAL_BANDS = { answer: 45, clarify: 20 };

const usualReplies = {
  zh: {
    clarify: "您想问的是下面哪一个？",
    confirm: "您想问的是这个吗？",
    fallback: "抱歉，我还没学会回答这个问题，可以换个说法再试试。",
    blocked: "抱歉，这个问题我不能回答。",
    handoff: "正在为您转接人工客服，请稍候。",
  },
  en: {
    clarify: "Which of these do you mean?",
    confirm: "Is this what you mean?",
    fallback: "Sorry, I have not learnt to answer that yet. Could you put it another way?",
    blocked: "Sorry, I cannot talk about that.",
    handoff: "I am passing you to a colleague, one moment please.",
  },
};

/** What a robot says to questions in a language as long as nobody has written anything else. */
export const usualOtherReplies = (language: "zh" | "en"): NonNullable<RobotSettings["otherReplies"]> => ({
  language,
  ...usualReplies[language],
});

/** Of words that a customer says who must not be left to a robot; none that asks for something a robot could know ("投诉电话"). */
export const usualAngerWords = [
  ..."骗子 骗人 骗钱 诈骗 坑人 坑爹 黑心 太垃圾 垃圾客服 垃圾公司 太差了 太烂了 差劲 恶心 气死 忍无可忍 受够了 不要脸 无耻 没人管 我要投诉 投诉你们 我要举报 曝光你们 找律师 起诉 12315 打差评 给差评 不想活 自杀 他妈的 傻逼 混蛋 王八蛋 去死 滚蛋 狗屁 放屁 脑残 智障 骗局 忽悠 太坑 太气人 破机器人 垃圾机器人".split(
    " ",
  ),
  ..."scam|scammers|fraud|rip off|ripped off|ridiculous|unacceptable|outrageous|disgusting|furious|fed up|useless|worst service|lawyer|sue you|kill myself|suicide|bullshit|fuck|fucking|shit|idiot|idiots|stupid|moron|pathetic|liars|ripoff|terrible service|horrible service|awful service|waste of time".split(
    "|",
  ),
];

/** A person takes over at the third same question, at the second miss in a row, and from who is angry. */
export const usualHandOff = (): NonNullable<RobotSettings["handOff"]> => ({
  anger: { words: [...usualAngerWords], skillGroup: null },
  repeated: { times: 3, skillGroup: null },
  misses: { inARow: 2, skillGroup: null },
});

/** What a new knowledge base starts with, in the language of its customers. */
export const defaultSettings = (language: "zh" | "en"): RobotSettings => ({
  bands: { ...USUAL_BANDS },
  clarifyOptions: 3,
  replies: { ...usualReplies[language] },
  otherReplies: usualOtherReplies(language === "zh" ? "en" : "zh"),
  handOff: usualHandOff(),
  channels: ["web", "app", "wechat", "phone"],
});
