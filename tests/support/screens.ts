// One contact sheet of every screen and its main states in all looks, to be looked at before whatever touches the client lands. Run with `npm run screens` after `npm run build`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowser, openBrowser } from "./browser.ts";
import { geometryFindings } from "./look/geometry.ts";
import { startShownShop } from "./look/shownShop.ts";
import { statesOf } from "./look/states.ts";
import { type Look, looks, turnTo, visit } from "./look/visit.ts";

const folder = resolve(import.meta.dirname, "../../dist/screens");
/** Beginnings of the names of the states to draw, with commas between; all if none is given. */
const only = (process.argv[2] ?? "").split(",");

const path = findBrowser();
if (!path) process.exit(1);
const shop = await startShownShop();
const all = statesOf(shop);
const states = all.filter(({ name }) => only.some((begin) => name.startsWith(begin)));
const unknown = only.filter((begin) => !all.some(({ name }) => name.startsWith(begin)));
if (unknown.length > 0) {
  console.error(
    `No state's name begins with ${unknown.join(", ")} (tests/support/look/states.ts). There are:\n${all.map(({ name }) => name).join(" ")}`,
  );
  await shop.server.end();
  process.exit(2);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await openBrowser(path);
const { page } = browser;
// tsx writes a call of this into functions, also into those that run in the page.
await page.addInitScript({ content: "globalThis.__name = (of) => of" });
const nameOf = (state: string, { width, scheme, language }: Look): string => `${state}-${width}-${scheme}-${language}.png`;
for (const state of states) {
  console.log(state.name);
  await visit(page, shop.server.url, state);
  for (const look of looks) {
    await turnTo(page, look);
    await page.screenshot({ path: join(folder, nameOf(state.name, look)) });
    for (const finding of await geometryFindings(page)) console.log(`  ${look.width}, ${look.scheme}, ${look.language}: ${finding}`);
  }
}

const figures = states.map(({ name }) => {
  const pictures = looks.map((look) => `<a href="${nameOf(name, look)}"><img src="${nameOf(name, look)}" alt=""></a>`);
  return `<figure><figcaption>${name}</figcaption><div>${pictures.join("")}</div></figure>`;
});
const style = `body { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin: 12px; background: #808080; font: 14px sans-serif }
figure { margin: 0 } div { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; align-items: start } img { width: 100% }`;
const sheet = join(folder, "index.html");
writeFileSync(sheet, `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join("\n")}`);
await page.setViewportSize({ width: 3200, height: 1000 });
await page.goto(pathToFileURL(sheet).href);
await page.screenshot({ path: join(folder, "sheet.png"), fullPage: true });
console.log(`dist/screens/index.html, dist/screens/sheet.png`);
await browser.close();
await shop.server.end();
