// The whole loop over HTTP alone: write, test, publish, serve, log, review, write again, roll back, take the pack.
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { finished, startShop, teach } from "../support/app.ts";
import type { Client } from "../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let bot: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
  bot = shop.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "官网" })).key}` };
});
afterAll(() => shop.end());

const publish = async (note: string): Promise<number> => {
  const job = await finished(shop, admin, kb, (await admin.call("publish", { kb, note })).job);
  expect(job).toMatchObject({ state: "done", error: null });
  return (await admin.call("getOverview", { kb })).live!.number;
};
let talks = 0;
const ask = async (question: string) =>
  (await bot.request("POST", "/v1/ask", JSON.stringify({ question, conversation: `c${++talks}`, customer: "张三", channel: "web" })))
    .json as {
    id: string;
    outcome: string;
    version: number;
    text: string;
    answer: { entry: string } | null;
  };

test("the loop", async () => {
  const parcel = await teach(admin, kb, "快递几天能到", ["多久到货", "什么时候能收到"]);
  expect((await bot.request("POST", "/v1/ask", JSON.stringify({ question: "多久到货" }))).status).toBe(503);
  expect(await publish("第一版")).toBe(1);
  expect(await ask("多久到货？")).toMatchObject({ outcome: "answered", version: 1, answer: { entry: parcel } });

  const missed = await ask("旧沙发可以帮忙拉走吗");
  expect(missed).toMatchObject({ outcome: "unanswered", version: 1 });
  const [miss] = (await admin.call("listClusters", { kb })).rows;
  expect(miss).toMatchObject({ name: "旧沙发可以帮忙拉走吗", count: 1, reason: "unanswered" });
  const content = { ...emptyEntry(miss!.name), answers: [{ text: "**可以**，送新沙发时一并带走。", when: [] }] };
  const { entry } = await admin.call("decideCluster", {
    kb,
    cluster: miss!.id,
    decision: { kind: "new_entry", content },
  });
  expect((await admin.call("listClusters", { kb })).rows).toEqual([]);

  expect((await ask("旧沙发可以帮忙拉走吗")).outcome).toBe("unanswered");
  expect(await publish("补上旧沙发")).toBe(2);
  expect(await ask("旧沙发可以帮忙拉走吗")).toMatchObject({
    outcome: "answered",
    version: 2,
    answer: { entry },
    text: "可以，送新沙发时一并带走。",
  });

  await admin.call("rollBack", { kb, version: 1 });
  expect(await ask("旧沙发可以帮忙拉走吗")).toMatchObject({ outcome: "unanswered", version: 1 });

  const pack = await admin.try("downloadPack", { kb, version: 2 });
  expect([pack.status, pack.headers.get("content-type")]).toEqual([200, "application/zip"]);
  const { rows, total } = await admin.call("listTurns", { kb });
  expect([total, rows.every((r) => r.source === "live" && r.customer !== "张三")]).toEqual([5, true]);
});
