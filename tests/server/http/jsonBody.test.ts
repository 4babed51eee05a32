// Bodies of JSON that cost much to read are refused before they are parsed, at every door.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let bot: Record<string, string>;
beforeAll(async () => {
  shop = await startShop();
  const { key } = await shop.admin.call("createKey", { kb: shop.kb, name: "bot", scopes: ["ask"] });
  bot = { authorization: `Bearer ${key}` };
});
afterAll(() => shop.end());

const nested = (depth: number, open = "[", close = "]"): string =>
  `{"question":"在吗","context":{"a":${open.repeat(depth)}1${close.repeat(depth)}}}`;

test("nested deeper than 64 is refused with the limit, brackets inside texts do not count", async () => {
  const send = (body: string) => shop.admin.request("POST", "/v1/ask", body, "application/json", bot);
  const deep = await send(nested(100));
  expect([deep.status, deep.json]).toMatchObject([400, { error: { code: "bad_input", details: { why: "json_depth", limit: 64 } } }]);
  expect((await send(nested(20_000, '{"b":', "}"))).json).toMatchObject({ error: { details: { why: "json_depth" } } });
  const text = JSON.stringify({ question: `[[[{{{"${"[".repeat(300)}\\` });
  // Nothing is published here; it was read.
  expect((await send(text)).json).toMatchObject({ error: { code: "not_ready" } });
  const api = await shop.admin.request("POST", `/api/knowledge-bases/${shop.kb}/entries`, "[".repeat(1_900_000));
  expect([api.status, api.json]).toMatchObject([400, { error: { details: { why: "json_depth" } } }]);
});

test("of more values or fields than any body of ours has is refused", async () => {
  const send = (body: string) => shop.admin.request("POST", `/api/knowledge-bases/${shop.kb}/entries`, body);
  const fields = `{${Array.from({ length: 70_000 }, (_, i) => `"a${i}":1`).join()}}`;
  expect((await send(fields)).json).toMatchObject({ error: { code: "bad_input", details: { why: "json_names", limit: 60_000 } } });
  expect((await send(`[${"1,".repeat(400_000)}1]`)).json).toMatchObject({ error: { details: { why: "json_values", limit: 300_000 } } });
});
