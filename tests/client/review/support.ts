// For page tests of Review: a shop for a file, a knowledge base with one entry for each test, and logs of questions that went badly.
import { screen, waitFor } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

export let shop: Awaited<ReturnType<typeof startShop>>;
export let kb: string;
/** How to change a password, taught. */
export let password: string;
export let number = 0;

/** Makes all of that ready; once, at the top of a file. */
export function reviewed(): void {
  beforeAll(async () => void (shop = await startShop()));
  afterAll(() => shop.end());
  beforeEach(async () => {
    number += 1;
    kb = (await shop.admin.call("createKnowledgeBase", { name: `店${number}` })).id;
    password = await teach(shop.admin, kb, "如何修改密码？", ["密码忘了怎么办"]);
  });
  afterEach(() => expect(shop.logged()).not.toContain("internal error"));
}

export const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
export async function log(client: Client, lines: object[]): Promise<void> {
  const { job } = await client.call("importLog", { kb, name: "log.jsonl" }, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect((await finished(shop, client, kb, job)).state).toBe("done");
}
export const missed = (question: string, hours = 1, more: object = {}) => ({
  time: ago(hours),
  question,
  outcome: "unanswered",
  conversation: `c-${question}-${hours}`,
  channel: "web",
  ...more,
});
export const sofa = "老沙发能拉走吗";
export const login = "登录口令想换一个";
export const both = () => log(shop.admin, [missed(sofa, 5), missed(sofa, 4), missed(sofa, 3), missed(login, 2, { channel: "app" })]);

export const open = (search = "", caller = shop.admin, language: "zh" | "en" = "zh") =>
  renderApp({ path: `/kb/${kb}/review${search}`, caller, language });
export const row = (name: RegExp) => screen.findByRole("option", { name });
export const noRow = (name: RegExp) => waitFor(() => expect(screen.queryByRole("option", { name })).toBeNull());
