// One line of a log that a person of the shop said: checked, masked, and as it may be kept.
import { mask } from "../../shared/engine/mask.ts";
import { normalize } from "../../shared/engine/text.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { MaskingRules } from "../../shared/engine/types.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import type { NewMessage } from "../base/logged.ts";
import { getMessage } from "./agentMessages.store.ts";
import { BadField, textOf, timeOf } from "./logFields.ts";
import type { RawRecord } from "./logRecords.ts";
import { agentHash, conversationName, customerHash, isOurTurnId, turnId } from "./pseudonyms.ts";

/** People explain more than customers ask. */
const MOST_MESSAGE = 4_000;

/** Holds nothing personal: it may be written to disk. `id` and `was` as of a customer's line. */
export interface AgentLine {
  message: string;
  id: string | null;
  was: string | null;
  at: string | null;
  conversation: string;
  customer: string | null;
  agent: string | null;
}

/** Reads such a line; `said`: its text as it came. Throws BadField. */
export function readAgentLine(
  app: Pick<App, "db" | "now">,
  kb: Kb,
  { record, said, rules, isFile }: { record: RawRecord; said: unknown; rules: MaskingRules; isFile: boolean },
): AgentLine {
  const message = textOf(said, "question", MOST_MESSAGE);
  if (message === null)
    throw new BadField("question", "missing", `1–${MOST_MESSAGE.toLocaleString("en")} characters were expected`, MOST_MESSAGE);
  const conversation = textOf(record.conversation, "conversation", 200);
  // Without one nobody knows what it answers.
  if (conversation === null)
    throw new BadField("conversation", "no_conversation", "the conversation in which a person of the shop said it was expected");
  const id = textOf(record.id, "id", 200);
  const customer = textOf(record.customer, "customer", 200);
  const agent = textOf(record.agent, "agent", 200);
  const at = timeOf(record.time, kb.timeZone, app.now());
  const isForeign = isFile && id !== null && !isOurTurnId(id);
  const named = isForeign ? JSON.stringify(["agent", id, at, message, conversation]) : id;
  return {
    message: mask(message, rules),
    id: named === null ? null : turnId(app, kb, named),
    was: isForeign ? turnId(app, kb, id) : null,
    at,
    conversation: conversationName(app, kb, conversation),
    customer: customer === null ? null : customerHash(app, kb, customer),
    agent: agent === null ? null : agentHash(app, kb, normalize(agent).trim()),
  };
}

export const isAgentLine = (line: object): line is AgentLine => "message" in line;

/** The conversation of a message that is in the log already; null: it is not. */
export function whereLogged(logs: Database, kb: string, { was, at, message }: AgentLine, id: string): string | null {
  const same = getMessage(logs, kb, id);
  if (same) return same.conversation;
  const earlier = was === null ? null : getMessage(logs, kb, was);
  if (!earlier || textKey(earlier.text) !== textKey(message)) return null;
  return at === null || Date.parse(at) === Date.parse(earlier.at) ? earlier.conversation : null;
}

/** The message of a line. `after`: the customer's turn that stood before it. */
export const messageOf = (line: AgentLine, id: string, at: string, after: string | null): NewMessage => ({
  id,
  at: line.at ?? at,
  message: line.message,
  conversation: line.conversation,
  customer: line.customer,
  agent: line.agent,
  after,
});
