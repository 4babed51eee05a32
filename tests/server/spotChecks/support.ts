// Customers' questions for spot checks, logged as /v1/ask would log them.
import type { NewTurn } from "../../../server/base/logged.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import type { Output } from "../../../shared/contract/endpoint.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import type { TestServer } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { newTurn, shop } from "../logs/support.ts";

export type Items = Output<Contract["listSpotCheckItems"]>["rows"];

/** A live turn that was answered with an entry. */
export const answered = (question: string, entry: string, confidence: number, more: Partial<NewTurn> = {}): NewTurn =>
  newTurn(question, { outcome: "answered", reason: "confident", entry, confidence, ...more });

export const log = (server: TestServer, kb: string, turns: NewTurn[]): number => recordTurns(server.app, shop(kb), turns);

export const itemsOf = async (client: Client, kb: string, check: string): Promise<Items> =>
  (await client.call("listSpotCheckItems", { kb, check })).rows;

/** Labels the item with this question; returns the label. */
export async function say(
  client: Client,
  kb: string,
  check: string,
  text: string,
  label: Parameters<typeof client.call<"labelSpotCheckItem">>[1]["label"],
): Promise<string> {
  const item = (await itemsOf(client, kb, check)).find((one) => one.text === text);
  if (!item) throw new Error(`${text} was not drawn`);
  return (await client.call("labelSpotCheckItem", { kb, check, item: item.item, label })).label;
}
