// What belongs to a version beside its entries: categories, vocabulary, robot settings. Each is an immutable revision of its own.
import { z } from "zod";
import { id } from "./entry.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

export const category = z
  .object({
    id,
    name: text(60, 1),
    parent: id.nullable(),
    skillGroup: text(60, 1).nullable().describe("The team a handoff from this category goes to; null = the parent's"),
  })
  .meta({ id: "Category" });
/** In order of display; a child may stand anywhere after or before its parent. */
export const categories = z.array(category).max(2_000).meta({ id: "Categories" });

const word = text(60, 1).meta({ id: "Word" });
const words = z.array(z.object({ word })).max(5_000).meta({ id: "Words" });
/** Lists that are absent are empty: vocabularies of before have neither `to` nor `core` nor `stop`. */
export const vocabulary = z
  .object({
    synonyms: z
      .array(
        z.object({
          words: z.array(word).min(1).max(50).describe("At least two without `to`"),
          to: word.optional().describe("One-way: a question with one of the words counts as if it had this one besides"),
        }),
      )
      .max(5_000)
      .describe("Without `to` two-way: whichever word is said, it is read as the same"),
    sensitive: words.describe("A question containing one is blocked"),
    core: words.optional().describe("Kept whole and counted as a word of its own, in questions and taught wordings"),
    stop: words.optional().describe("Left out of questions, unless nothing else is left; not of taught wordings"),
  })
  .meta({ id: "Vocabulary" });

const band = z.number().int().min(1).max(100);
const reply = text(1_000, 1);
const fixedReplies = z.object({
  clarify: reply,
  confirm: reply.optional().describe("Said instead of `clarify` where one question only is offered"),
  fallback: reply,
  blocked: reply,
  handoff: reply,
});
const skillGroup = text(60, 1).nullable().describe("Who takes over; null = the team of the category that the question comes nearest to");
export const robotSettings = z
  .object({
    bands: z.object({
      answer: band.describe("Confidence from which a question is answered"),
      clarify: band.describe("… from which it is clarified"),
    }),
    clarifyOptions: z.number().int().min(2).max(5),
    replies: fixedReplies.describe("Plain texts the robot says when it does not answer"),
    otherReplies: fixedReplies
      .extend({ language: z.enum(["zh", "en"]) })
      .optional()
      .describe("The same for questions in this other language; without them `replies` are said to all"),
    handOff: z
      .object({
        anger: z.object({ words: z.array(text(40, 1)).max(500).describe("A question with one of them"), skillGroup }).nullable(),
        repeated: z.object({ times: z.number().int().min(2).max(10).describe("The same question for this time"), skillGroup }).nullable(),
        misses: z.object({ inARow: z.number().int().min(1).max(10).describe("So many in a row without an answer"), skillGroup }).nullable(),
      })
      .optional()
      .describe("When a person takes over although no entry says so; null or absent: never for that reason"),
    channels: z.array(text(40, 1)).max(50).describe("Channel names offered in the console"),
  })
  .refine((s) => s.bands.clarify <= s.bands.answer, rule("clarify band must not be above the answer band", ["bands", "clarify"]))
  .meta({ id: "RobotSettings" });

export type Category = z.infer<typeof category>;
export type Vocabulary = z.infer<typeof vocabulary>;
export type RobotSettings = z.infer<typeof robotSettings>;

export const emptyVocabulary: Vocabulary = { synonyms: [], sensitive: [] };

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
  ..."骗子 骗人 骗钱 诈骗 坑人 坑爹 黑心 太垃圾 垃圾客服 垃圾公司 太差了 太烂了 差劲 恶心 气死 忍无可忍 受够了 不要脸 无耻 没人管 我要投诉 投诉你们 我要举报 曝光你们 找律师 起诉 12315 打差评 给差评 不想活 自杀".split(
    " ",
  ),
  ..."scam|scammers|fraud|rip off|ripped off|ridiculous|unacceptable|outrageous|disgusting|furious|fed up|useless|worst service|lawyer|sue you|kill myself|suicide".split(
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
