// Makes the README's screenshots: the sample shop in a real browser. Run with `npm run screenshots` after `npm run build`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { flips } from "../../shared/i18n/flips.ts";
import { knowledge } from "../../shared/i18n/knowledge.ts";
import { adminName, adminPassword } from "./app.ts";
import { findBrowser, openBrowser } from "./browser.ts";
import { startShownShop } from "./look/shownShop.ts";
import { looks, turnTo, visit } from "./look/visit.ts";

const folder = resolve(import.meta.dirname, "../../data/screenshots");

const path = findBrowser();
if (!path) process.exit(1);
mkdirSync(folder, { recursive: true });
const { server, kb } = await startShownShop();
const admin = server.client();
await admin.call("signIn", { name: adminName, password: adminPassword });
const { rows } = await admin.call("listClusters", { kb });
const miss = rows[0]?.id ?? "";
/** What is done on a page before it is shown. */
type Then = (page: Page) => Promise<void>;
const writeWording: Then = async (page) => {
  await page.getByRole("textbox", { name: knowledge.zh.similar.addLabel }).fill("不想要了，咋退回去");
  await page.getByText(flips.zh.adding).waitFor({ timeout: 60_000 });
};
const pages: [string, string, Then?][] = [
  ["today", "today"],
  ["knowledge", "knowledge?entry=e_return_apply", writeWording],
  ["ask", "ask?q=退货的邮费你们出吗"],
  ["review", `review?miss=${miss}`],
  ["releases", "releases"],
];
const browser = await openBrowser(path);
const { page } = browser;
// tsx writes a call of this into functions, also into those that run in the page.
await page.addInitScript({ content: "globalThis.__name = (of) => of" });
for (const [name, address, then] of pages) {
  await visit(page, server.url, { name, at: `kb/${kb}/${address}`, anew: true });
  await turnTo(page, looks[0]);
  await then?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`data/screenshots/${name}.png`);
}
await browser.close();
await server.end();
