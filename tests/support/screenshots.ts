// Makes the README's screenshots: the sample shop in a real browser. Run with `npm run screenshots` after `npm run build`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { adminName, adminPassword, finished, startServer } from "./app.ts";
import { findBrowser, openBrowser } from "./browser.ts";

const folder = resolve(import.meta.dirname, "../../data/screenshots");
const pages: [string, string][] = [
  ["today", "today"],
  ["knowledge", "knowledge?entry=e_return_freight"],
  ["ask", "ask?q=退货的邮费你们出吗"],
  ["review", "review"],
  ["releases", "releases"],
];

const path = findBrowser();
if (!path) process.exit(1);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const admin = server.client();
const { knowledgeBase: kb, job } = await admin.call("setUp", {
  name: adminName,
  password: adminPassword,
  knowledgeBase: "栖木家居",
  start: "sample",
});
await finished(server, admin, kb, job!);
// Something to publish: one answer said more clearly, one wording more.
const entry = "e_return_freight";
const { content, revision } = await admin.call("getEntry", { kb, entry });
const [first, ...others] = content.answers;
await admin.call("saveEntry", {
  kb,
  entry,
  base: revision,
  content: { ...content, answers: [{ ...first!, text: `${first!.text} 取件时无需垫付。` }, ...others] },
});
await admin.call("addWording", { kb, entry: "e_track", text: "包裹到哪个城市了" });

const browser = await openBrowser(path);
await browser.page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
for (const [name, address] of pages) {
  await browser.page.goto(`${server.url}/kb/${kb}/${address}`);
  await browser.page.getByRole("heading", { level: 1 }).first().waitFor();
  await browser.page.waitForLoadState("networkidle");
  await browser.page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`data/screenshots/${name}.png`);
}
await browser.close();
await server.end();
