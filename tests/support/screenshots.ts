// Makes the README's screenshots: the sample shop in a real browser. Run with `npm run screenshots` after `npm run build`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { adminName, adminPassword } from "./app.ts";
import { findBrowser, openBrowser } from "./browser.ts";
import { startShownShop } from "./look/shownShop.ts";

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
const { server, kb } = await startShownShop();
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
