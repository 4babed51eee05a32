// Who said a line of a log, by the word it is named with: a customer, a person of the shop, a robot, or a program.
import { normalize } from "../../shared/engine/text.ts";
import { Failure } from "../../shared/errors.ts";
import { speakers, type Speaker } from "../../shared/knowledge/logProblem.ts";
import { BadField, textOf } from "./logFields.ts";

const words: Record<Speaker, string> = {
  customer:
    "customer,client,user,end user,human,person,visitor,guest,buyer,inbound,incoming,in,true,客户,用户,顾客,访客,买家,客人,会员,消费者,上行,接收,是",
  agent:
    "agent,human agent,admin,live agent,staff,operator,seller,support,service,csr,rep,representative,人工,人工客服,人工坐席,人工座席,真人,真人客服,坐席,座席,客服,客服人员,在线客服,商家,卖家,店家,店铺,掌柜",
  robot: "bot,robot,chatbot,assistant,ai,virtual agent,outbound,outgoing,out,false,机器人,智能客服,机器人客服,助手,智能助手,下行,发送,否",
  system: "system,tool,notification,event,系统,系统消息,系统提示,通知,提示",
};
const byWord = new Map(speakers.flatMap((speaker) => words[speaker].split(",").map((word) => [word, speaker] as const)));
/** Some programs call people so and others robots, or say the direction alone. */
const unsure = new Set(
  "agent,admin,service,support,human,客服,在线客服,店铺,助手,assistant,outbound,outgoing,out,false,下行,发送,否".split(","),
);

/** A role as a line names it, and whom that is taken for; null: a word nobody knows. */
export interface NamedRole {
  word: string;
  speaker: Speaker | null;
}

export const isUnsure = (word: string): boolean => unsure.has(word);

/** Who said it; a line that names no role is a customer's (word null). `said`: what a person said of words, by the word. */
export function roleOf(value: unknown, said: ReadonlyMap<string, Speaker> = new Map()): NamedRole | { word: null; speaker: "customer" } {
  const text = typeof value === "boolean" ? String(value) : textOf(value, "role", 200);
  if (text === null) return { word: null, speaker: "customer" };
  const word = normalize(text.replaceAll(/[_-]+/gu, " ")).trim();
  return { word, speaker: said.get(word) ?? byWord.get(word) ?? null };
}

/** `speaker=word`: whom a person says that a word means. Throws `rule_broken` for a speaker that is none. */
export const roleChoices = (given: readonly string[]): ReadonlyMap<string, Speaker> =>
  new Map(
    given.map((one) => {
      const at = one.indexOf("=");
      const speaker = speakers.find((known) => known === one.slice(0, at));
      if (!speaker) throw new Failure("rule_broken", `one of ${speakers.join(", ")}, an equals sign and a role`, { field: "roles" });
      return [one.slice(at + 1), speaker];
    }),
  );

/** Of a word nobody knows. */
export const notARole = (): BadField =>
  new BadField("role", "not_a_role", "customer, agent (a person of the shop), robot or system was expected");
