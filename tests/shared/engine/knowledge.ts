// Small knowledge for the engine's tests: entries are written as short as their test needs.
import type { AskContext, EngineEntry, EngineSettings, Knowledge } from "../../../shared/engine/types.ts";

export const settings: EngineSettings = {
  bands: { answer: 72, clarify: 40 },
  clarifyOptions: 3,
  replies: { clarify: "您想问的是？", fallback: "没学会。", blocked: "不能回答。", handoff: "正在转接。" },
};

export const now: AskContext = { at: "2026-06-01T04:00:00.000Z" };

/** An entry with a standard question, other positive wordings, and one answer "A:<id>". */
export function entry(id: string, wordings: string[], more: Partial<EngineEntry> = {}): EngineEntry {
  const [question = "", ...similar] = wordings;
  return {
    id,
    question,
    similar: similar.map((text, i) => ({ id: `${id}-${i}`, text, kind: "positive" })),
    answers: [{ text: `A:${id}`, when: [] }],
    tags: [],
    related: [],
    validFrom: null,
    validUntil: null,
    enabled: true,
    handOff: null,
    category: null,
    ...more,
  };
}

export const negative = (text: string) => ({ id: `n-${text}`, text, kind: "negative" as const });

export const knowledge = (entries: EngineEntry[], more: Partial<Knowledge> = {}): Knowledge => ({
  entries,
  vocabulary: { synonyms: [], sensitive: [] },
  settings,
  skillGroups: {},
  notOurs: [],
  timeZone: "Asia/Shanghai",
  ...more,
});

/** A bilingual shop in small. */
export const shop: EngineEntry[] = [
  entry("password", ["如何修改密码", "忘记密码怎么办？", "密码想改一下", "登录密码怎么重置"]),
  entry("phone", ["怎么更换手机号", "手机号换了怎么改绑", "绑定的手机号码可以变更吗"]),
  entry("refund", ["退款多久到账", "退的钱什么时候能到", "钱什么时候退给我", "退款几天能收到"]),
  entry("return", ["怎么申请退货", "不想要了可以退吗", "退货流程是什么"], { tags: ["售后"] }),
  entry("invoice", ["如何开发票", "能开增值税专票吗", "发票抬头怎么改"]),
  entry("shipping", ["什么时候发货", "下单后几天发货", "我的货怎么还没发"]),
  entry("coupon", ["优惠券怎么用", "优惠券为什么不能用", "券在哪里领"]),
  entry("qq", ["QQ登不了", "用QQ登录失败怎么办"]),
  entry("delivery", ["When will my order arrive?", "How long does delivery take?", "my parcel has not arrived yet", "where is my package"]),
  entry("cancel", ["How do I cancel my order?", "I want to cancel an order I just placed", "stop my order please"]),
  entry("warranty", ["How long is the warranty?", "is there a guarantee on this mattress", "warranty period"]),
  entry("person", ["转人工", "我要找人工客服", "talk to a human"], { answers: [], handOff: { skillGroup: null }, category: "service" }),
];
