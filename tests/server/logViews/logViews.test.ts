// Named filters of the log are each person's own.
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAs, startShop } from "../../support/app.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => void (server = await startShop()));
afterAll(() => server.end());

test("a view is saved, replaced by name, seen by nobody else, and forgotten", async () => {
  const { kb, admin } = server;
  const viewer = await signInAs(server, "viewer");
  const filter = { outcome: "unanswered", from: "2026-11-01", channel: "web", version: 3 } as const;
  await viewer.call("saveLogView", { kb, name: "网站没答上的", filter });
  await viewer.call("saveLogView", { kb, name: "别的", filter: { text: "手机13812345678" } });
  await viewer.call("saveLogView", { kb, name: "别的", filter: { text: "我的手机13812345678" } });
  const noDay = { ...filter, from: "nonsense" };
  expect((await viewer.try("saveLogView", { kb, name: "哪一天", filter: noDay })).json).toMatchObject({ error: { code: "bad_input" } });
  const { rows } = await viewer.call("listLogViews", { kb });
  expect(rows.map(({ name, filter: of }) => [name, of])).toEqual([
    ["别的", { text: "我的手机<PHONE>" }],
    ["网站没答上的", filter],
  ]);
  expect((await admin.call("listLogViews", { kb })).rows).toEqual([]);
  expect(await admin.try("deleteLogView", { kb, name: "别的" })).toMatchObject({ status: 409 });
  await viewer.call("deleteLogView", { kb, name: "别的" });
  expect((await viewer.call("listLogViews", { kb })).rows).toHaveLength(1);
  for (let i = 0; i < 49; i++) await viewer.call("saveLogView", { kb, name: `第 ${i}`, filter: {} });
  expect((await viewer.try("saveLogView", { kb, name: "再一个", filter: {} })).status).toBe(422);
});
