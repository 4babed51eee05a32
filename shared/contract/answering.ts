// The bot API, /v1: called with a bot key (`Authorization: Bearer`). The knowledge base is the key's. Unknown fields are ignored, null is read as not given; answers may gain fields.
import { z } from "zod";
import { id, time } from "../knowledge/entry.ts";
import { text } from "../knowledge/text.ts";
import { count, empty, nothing, when } from "./common.ts";
import { type Endpoint } from "./endpoint.ts";
import { askedQuestion, channel, confidence, customerContext, outcome, reason, reply } from "./reply.ts";
import type { scopes } from "./settings.ts";

/** An endpoint of the bot API: a bot key's scope stands in the place of a permission. */
export interface BotEndpoint extends Omit<Endpoint, "permission" | "kind"> {
  scope: (typeof scopes)[number] | null;
  /** Request headers it reads besides Authorization. */
  headers?: z.ZodObject;
  /** The body is newline-delimited JSON of such lines; one that does not fit is told by its number and costs nothing else. */
  lines?: z.ZodType;
  /** Of its body (of a line, where there are some) and of its JSON reply. */
  example?: { input?: unknown; output?: unknown };
  /** Answers 304 to an If-None-Match that names what it would send. */
  etag?: true;
}
const bot = <const E extends BotEndpoint>(endpoint: E): E => endpoint;
const environment = z.enum(["live"]).default("live");
const conversation = text(200, 1).describe("Yours; what looks like personal data is stored as a keyed hash").meta({ id: "Conversation" });
const customer = text(200, 1).describe("Yours; stored as a keyed hash").meta({ id: "Customer" });

/** As JSON Schema says that of two fields one is given and the other is not. */
const given = (one: string, other: string) => ({
  required: [one],
  properties: { [one]: { not: { type: "null" } }, [other]: { type: "null" } },
});
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** What any line of a log may name. */
const anyLine = {
  id: text(200, 1).nullish().describe("Yours; the same id again counts once"),
  time: time.nullish().describe("When it was said, from 1970 until now; now unless told"),
  customer: customer.nullish(),
};

/** A question that was answered elsewhere. More spellings are read, as in the import of a log: `text` or 问题 for `question`, "81 %", 有帮助, 顾客. */
const customersLine = z
  .object({
    ...anyLine,
    role: z
      .enum(["customer"])
      .nullish()
      .describe(
        "Who said it, a customer unless told. Lines of a `robot` or `system` are left out and counted nowhere; a word nobody knows is refused",
      ),
    question: text(1_000, 1).describe("What was asked; masked before it is kept"),
    outcome: outcome.nullish().describe("What came of it; not given: it is asked here, of the live version"),
    entry: text(500, 1).nullish().describe("Id or a taught wording of the entry that answered; one we do not have is left out"),
    confidence: confidence.nullish(),
    version: z.number().int().min(0).max(999_999_999).nullish(),
    conversation: conversation.nullish(),
    channel: channel.nullish(),
    helpful: z.boolean().nullish(),
  })
  .meta({ id: "CustomersLine" });

/** What a person of the shop said to a customer: kept between the questions of its conversation, to learn answers from. */
const agentsLine = z
  .object({
    ...anyLine,
    role: z.enum(["agent"]).describe("A person of the shop; 人工, 客服, 坐席, staff, operator and seller are read as well"),
    question: text(4_000, 1).describe("What was said, also as `text`; masked before it is kept"),
    conversation,
    agent: text(200, 1).nullish().describe("Which person; stored as a keyed hash"),
  })
  .meta({ id: "AgentsLine" });

const logLine = z.union([agentsLine, customersLine]).meta({ id: "LogLine" });

/** What a bot may call under `/v1`. */
export const v1 = {
  ask: bot({
    method: "POST",
    path: "/v1/ask",
    scope: "ask",
    async: true,
    summary: "Answer a customer's question, or give the answer to an option chosen after a clarification",
    input: z
      .object({
        question: askedQuestion
          .nullish()
          .describe("After a question back in the same conversation also an option's number, its words, or none of these"),
        choose: z
          .object({ turn: id.describe("The `id` of the clarification"), entry: id.describe("One of its options") })
          .nullish()
          .describe("What the customer picked. A conversation or customer named with it must be the clarification's"),
        conversation: conversation.nullish(),
        customer: customer.nullish(),
        channel: channel.nullish(),
        context: customerContext.nullish(),
        environment: environment.unwrap().nullable().default("live"),
        explain: z.boolean().nullable().default(false).describe("Needs the scope `explain`"),
      })
      .refine((i) => isGiven(i.question) !== isGiven(i.choose), "either question or choose")
      .meta({ oneOf: [given("question", "choose"), given("choose", "question")] }),
    output: z.object({
      id: id.describe("Names the turn; a choice, picked or typed, keeps the id of the turn it answers"),
      outcome,
      reason,
      confidence,
      version: count,
      answer: reply.shape.answer,
      options: reply.shape.options,
      related: reply.shape.related,
      choice: reply.shape.choice,
      handoff: reply.shape.handoff,
      text: z.string().describe("Plain text to show the customer"),
      explanation: reply.shape.explanation.optional(),
    }),
    errors: ["not_ready", "not_found", "rule_broken"],
    example: {
      input: { question: "退货运费谁出", conversation: "c-1", customer: "u-7", channel: "wechat", context: { level: "gold" } },
      output: {
        id: "t_6xk2v9m0qa4d",
        outcome: "answered",
        reason: "confident",
        confidence: 93,
        version: 1,
        answer: { entry: "e_return_freight", question: "退货运费由谁承担？", text: "**质量问题**由我们承担。" },
        options: [],
        related: [{ entry: "e_return_steps", question: "怎么申请退货？" }],
        choice: null,
        handoff: null,
        text: "质量问题由我们承担。",
      },
    },
  }),
  feedback: bot({
    method: "POST",
    path: "/v1/feedback",
    scope: "ask",
    summary: "Say whether an answer helped, or that none of the options was meant; saying it again corrects",
    status: 204,
    input: z
      .object({
        id: id.describe("The turn's"),
        helpful: z.boolean().nullish(),
        none: z.boolean().nullish().describe("true only for a turn that offered options: none was meant"),
      })
      .refine((i) => isGiven(i.helpful) || isGiven(i.none), "helpful or none")
      .refine((i) => !(i.helpful === true && i.none === true), "helpful: true contradicts none: true")
      .meta({
        anyOf: ["helpful", "none"].map((one) => ({ required: [one], properties: { [one]: { type: "boolean" } } })),
        not: { required: ["helpful", "none"], properties: { helpful: { const: true }, none: { const: true } } },
      }),
    output: empty,
    errors: ["not_found", "rule_broken"],
    example: { input: { id: "t_6xk2v9m0qa4d", helpful: true } },
  }),
  logs: bot({
    method: "POST",
    path: "/v1/logs",
    scope: "log",
    async: true,
    upload: true,
    summary:
      "Send questions that were answered elsewhere, and what people of the shop said to customers, newline-delimited JSON, up to 10,000 lines; an Idempotency-Key makes a repeat safe",
    lines: logLine,
    headers: z.object({
      "Idempotency-Key": z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/)
        .optional()
        .describe(
          "Names the batch: sent again within a week by the same key, it is answered as before and counts nothing; other lines under it are refused with 409",
        ),
    }),
    input: nothing,
    output: z.object({ accepted: count, rejected: z.array(z.object({ line: count, reason: z.string() })) }),
    errors: ["conflict", "locked", "disk_full"],
    example: {
      input: { id: "m-1", time: "2026-11-11T09:30:00+08:00", question: "几点关门", outcome: "unanswered", channel: "app" },
      output: { accepted: 1, rejected: [{ line: 2, reason: "a JSON object was expected" }] },
    },
  }),
  knowledge: bot({
    method: "GET",
    path: "/v1/knowledge",
    scope: null,
    summary: "Which version answers",
    input: z.object({ environment }),
    output: z.object({
      knowledgeBase: z.object({ id, name: z.string() }),
      environment: z.string(),
      version: count,
      checksum: z.string(),
      publishedAt: when,
    }),
    errors: ["not_ready"],
    example: {
      output: {
        knowledgeBase: { id: "kb_7c1d0w2e9xk4", name: "栖木家居" },
        environment: "live",
        version: 3,
        checksum: "9f2b5c0de1a74836",
        publishedAt: "2026-11-11T01:30:00.000Z",
      },
    },
  }),
  pack: bot({
    method: "GET",
    path: "/v1/knowledge/pack",
    scope: "pack",
    async: true,
    etag: true,
    headers: z.object({ "If-None-Match": z.string().optional().describe("The ETag of the pack you have") }),
    summary: "The version that answers as a .kbpack file, with an ETag",
    input: z.object({ environment }),
    output: { file: "application/zip" },
    errors: ["not_ready"],
  }),
};

/** The name of a bot endpoint. */
export type V1Name = keyof typeof v1;
