// Conditions of answers through the door: what could never hold, or always, is refused.
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { startShop } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());

test("a condition on a channel that Settings do not have is refused, with those there are; what was there before may stay", async () => {
  const { id: own } = await shop.admin.call("createKnowledgeBase", { name: "渠道" });
  const answers = (channel: string) => [{ text: "好", when: [{ field: "channel", in: [channel] }] }];
  const refused = await shop.admin.try("createEntry", { kb: own, content: { ...emptyEntry("几点关门"), answers: answers("微信") } });
  expect([refused.status, refused.json]).toMatchObject([
    422,
    {
      error: {
        code: "rule_broken",
        details: {
          fields: [{ field: "content.answers.0.when.0.in.0", expected: expect.stringContaining("web, app, wechat, phone") }],
          channels: ["web", "app", "wechat", "phone"],
        },
      },
    },
  ]);
  const { id } = await shop.admin.call("createEntry", { kb: own, content: { ...emptyEntry("几点关门"), answers: answers("WeChat") } });
  const { revision, settings } = await shop.admin.call("getSettings", { kb: own });
  await shop.admin.call("saveSettings", { kb: own, base: revision, settings: { ...settings, channels: ["web"] } });
  const save = (channel: string, base: number) =>
    shop.admin.try("saveEntry", { kb: own, entry: id, base, content: { ...emptyEntry("几点开门"), answers: answers(channel) } });
  expect((await save("phone", 1)).status).toBe(422);
  expect((await save("WeChat", 1)).status).toBe(200);
  expect((await save("web", 2)).status).toBe(200);
  expect((await save("WeChat", 3)).status).toBe(422);
});

const timed = (...periods: string[]) => ({
  ...emptyEntry("几点关门"),
  answers: [{ text: "九点", when: [{ field: "time", in: periods }] }],
});

test.each([
  "/",
  "明天",
  "2026-11-30",
  "2026-02-31/",
  "2026-11-30/2026-11-01",
  "2026-11-30T00:00/2026-11-30",
  "2026-11-01/2026-11-02/2026-11-03",
  "8:00/20:00",
])("a condition on the time %s is refused: it would hold never, or always", async (period) => {
  const refused = await shop.admin.try("createEntry", { kb: shop.kb, content: timed("2026-11-01/", period) });
  expect([refused.status, refused.json]).toMatchObject([
    422,
    {
      error: {
        code: "rule_broken",
        details: { fields: [{ field: "content.answers.0.when.0.in.1", expected: expect.stringContaining("FROM/UNTIL") }] },
      },
    },
  ]);
});

test("periods may be open at one side, say days or times, and stay as they were written", async () => {
  const content = {
    ...timed("2026-11-01/", "/2026-05-01", "2026-06-01 08:00 / 2026-06-01 20:30", "2026-06-01T08:00:00/2026-06-02"),
    question: "几点打烊",
  };
  const { id } = await shop.admin.call("createEntry", { kb: shop.kb, content });
  expect((await shop.admin.call("getEntry", { kb: shop.kb, entry: id })).content.answers).toEqual(content.answers);
});
