// Every screen and its main states in a real browser, wide and narrow, light and dark, Chinese and English: nothing for axe to find, no error, no untranslated key, everything where it belongs; and input methods are respected.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adminName, adminPassword, type TestServer } from "../support/app.ts";
import { accessibilityFindings, findBrowser, openBrowser, type Browser } from "../support/browser.ts";
import { geometryFindings, rowsInSight } from "../support/look/geometry.ts";
import { type ShownShop, startShownShop } from "../support/look/shownShop.ts";
import { statesOf } from "../support/look/states.ts";
import { type Look, looks, turnTo, visit } from "../support/look/visit.ts";

const path = findBrowser();
let shop: ShownShop;
let server: TestServer;
let kb: string;
beforeAll(async () => {
  if (!path) return;
  shop = await startShownShop();
  ({ server, kb } = shop);
});
afterAll(() => server?.end());

/** Words on the page that are the name of a text, not the text. */
async function untranslated(page: Browser["page"]): Promise<string[]> {
  const text = await page.locator("body").innerText();
  return (text.match(/\b[a-z]+\.[a-z][a-zA-Z]*(\.[a-zA-Z]+)*\b/gu) ?? []).filter((word) =>
    /^(ask|common|confusion|decide|errors|frame|knowledge|logs|parts|releases|review|settings|setup|spotCheck|thenNow|today|vocabulary|why)\./u.test(
      word,
    ),
  );
}

// axe takes longer than all the rest: once light and Chinese, once dark and English.
const forAxe = (look: Look): boolean => (look.width === 1440) === (look.language === "zh");

test.runIf(path)("every screen and its main states, wide and narrow, light and dark, Chinese and English", async () => {
  const browser = await openBrowser(path!);
  const { page, complaints } = browser;
  const found: string[] = [];
  for (const state of statesOf(shop)) {
    await visit(page, server.url, state);
    for (const look of state.aside ? [looks[0], looks[2]] : looks) {
      await turnTo(page, look);
      const findings = [...(await geometryFindings(page)), ...(await untranslated(page)).map((key) => `untranslated: ${key}`)];
      if (state.axe && forAxe(look)) {
        await page.emulateMedia({ colorScheme: look.width === 1440 ? "light" : "dark" });
        findings.push(...(await accessibilityFindings(page)));
      }
      if (state.rows) {
        const fewest = look.width === 1440 ? state.rows.wide : state.rows.narrow;
        const inSight = await rowsInSight(page, state.rows.of);
        if (inSight < fewest) findings.push(`${inSight} rows can be read, not ${fewest}`);
      }
      found.push(...findings.map((finding) => `${state.name} at ${look.width}, ${look.scheme}, ${look.language}: ${finding}`));
    }
  }
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
  await browser.close();
});

test.runIf(path)("filters that do not fit wait behind a button, and are shown by it; where all fit there is none", async () => {
  const browser = await openBrowser(path!, { width: 1024, height: 768, scheme: "light", locale: "en-US" });
  const { page } = browser;
  await page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
  const more = page.getByRole("button", { name: /^\d+ more filters?$/u });
  await page.goto(`${server.url}/kb/${kb}/review`);
  await more.click();
  await page.getByRole("button", { name: "Fewer filters" }).waitFor();
  // The log has eight filters beside its search: in English they need more than 1440.
  await page.setViewportSize({ width: 1680, height: 900 });
  for (const name of ["releases", "logs"]) {
    await page.goto(`${server.url}/kb/${kb}/${name}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await more.count()).toBe(0);
  }
  await browser.close();
});

test.runIf(path)("a question back is answered by what is typed, as customers without buttons do", async () => {
  const browser = await openBrowser(path!);
  const { page } = browser;
  await page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
  await page.goto(`${server.url}/kb/${kb}/ask?target=live&q=${encodeURIComponent("外面的大纸箱早被我当废品卖了，还能退吗")}`);
  await page.getByRole("list", { name: "请选一个" }).waitFor();
  const field = page.getByPlaceholder("以顾客的身份提问");
  await field.fill("１");
  await field.press("Enter");
  await page.getByText(/^顾客在反问里选了「/u).waitFor();
  await browser.close();
});

describe.runIf(path)("an input method", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(path!);
    await browser.page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
  });
  afterAll(() => browser?.close());

  test("confirms a word with Enter without sending the question", async () => {
    const { page, context } = browser;
    await page.goto(`${server.url}/kb/${kb}/ask`);
    const field = page.getByPlaceholder("以顾客的身份提问");
    await field.click();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "tuihuo", selectionStart: 6, selectionEnd: 6 });
    await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Enter", code: "Enter" });
    expect(await page.getByText("直接回答").count()).toBe(0);
    await devtools.send("Input.insertText", { text: "怎么开发票" });
    expect(await field.inputValue()).toBe("怎么开发票");
    await page.keyboard.press("Enter");
    await page.getByText("直接回答").first().waitFor();
  });
});
