// For tests of the bot API: a bot with a key, and what it calls.
import { v1, type V1Name } from "../../../shared/contract/answering.ts";
import type { Output } from "../../../shared/contract/endpoint.ts";
import { Client, type Answer } from "../../support/client.ts";
import type { Shop } from "../releases/publishing.ts";

type Scope = "ask" | "log" | "pack" | "explain";
export type Replied = Output<(typeof v1)["ask"]>;

export class Bot extends Client {
  readonly id: string;
  constructor(url: string, id: string, key: string) {
    super(url);
    this.id = id;
    this.headers = { authorization: `Bearer ${key}` };
  }
  send(name: V1Name, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const { method, path } = v1[name];
    return this.request(
      method,
      path,
      body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      "application/json",
      headers,
    );
  }
  /** Asks and expects an answer. */
  async ask(body: unknown): Promise<Replied> {
    const answer = await this.send("ask", body);
    if (answer.status !== 200) throw new Error(`ask: ${answer.status} ${answer.text}`);
    return v1.ask.output.parse(answer.json);
  }
}

export async function makeBot(shop: Shop, scopes: Scope[] = ["ask", "log", "pack"], kb = shop.kb, name = "客服窗"): Promise<Bot> {
  const { id, key } = await shop.admin.call("createKey", { kb, name, scopes });
  return new Bot(shop.url, id, key);
}

export interface Row {
  id: string;
  text: string;
  outcome: string;
  reason: string;
  entry_id: string | null;
  version: number | null;
  source: string;
  chosen: string | null;
  helpful: number | null;
  none: number;
  miss: string | null;
  customer: string | null;
  channel: string | null;
  conversation: string | null;
}

/** What lies in the log, in the order in which it was written. */
export const logged = (shop: Shop, kb = shop.kb): Row[] =>
  shop.app.logs.prepare("SELECT * FROM turns WHERE kb_id = ? ORDER BY seq").all(kb) as Row[];
