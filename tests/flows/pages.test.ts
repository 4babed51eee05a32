// Every page in a real browser, wide and narrow, light and dark, Chinese and English: nothing for axe to find, no error, no untranslated key, nothing cut off sideways; and input methods are respected.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adminName, adminPassword, finished, startServer, type TestServer } from "../support/app.ts";
import { accessibilityFindings, findBrowser, openBrowser, type Browser } from "../support/browser.ts";

const path = findBrowser();
let server: TestServer;
let kb: string;
beforeAll(async () => {
  if (!path) return;
  server = await startServer();
  const admin = server.client();
  const { knowledgeBase, job } = await admin.call("setUp", {
    name: adminName,
    password: adminPassword,
    knowledgeBase: "栖木家居",
    start: "sample",
  });
  kb = knowledgeBase;
  await finished(server, admin, kb, job!);
  const entry = "e_return_freight";
  const { content, revision } = await admin.call("getEntry", { kb, entry });
  await admin.call("saveEntry", { kb, entry, base: revision, content: { ...content, note: "改过" } });
  const { id: check } = await admin.call("startSpotCheck", { kb, seed: 1 });
  await admin.call("labelSpotCheckItem", { kb, check, item: 0, label: { verdict: "not_ours" } });
  const { rows } = await admin.call("listTurns", { kb, outcome: "clarify" });
  const chosen = rows.find((turn) => turn.chosen !== null && turn.entry === null);
  pages.push(`logs?spotCheck=${check}&item=0`, `logs?turn=${chosen!.id}`);
});
afterAll(() => server?.end());

const pages = [
  "today",
  "knowledge",
  "knowledge?entry=e_return_freight",
  "ask?q=退货运费谁出",
  "review",
  "releases",
  "logs",
  "logs?spotCheck=all",
  "vocabulary",
  "settings",
];
const looks = [
  { width: 1440, height: 900, scheme: "light", locale: "zh-CN" },
  { width: 1024, height: 768, scheme: "dark", locale: "en-US" },
] as const;

describe.runIf(path)("every page", () => {
  test.each(looks)("at $width, $scheme, $locale", async (look) => {
    const browser = await openBrowser(path!, look);
    const { page, complaints } = browser;
    await page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
    const found: string[] = [];
    for (const name of pages) {
      await page.goto(`${server.url}/kb/${kb}/${name}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      const text = await page.locator("body").innerText();
      const keys = (text.match(/\b[a-z]+\.[a-z][a-zA-Z]*(\.[a-zA-Z]+)*\b/gu) ?? []).filter((word) =>
        /^(ask|common|errors|frame|knowledge|logs|parts|releases|review|settings|setup|spotCheck|today|vocabulary)\./u.test(word),
      );
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      found.push(
        ...[
          ...(await accessibilityFindings(page)),
          ...keys.map((key) => `untranslated: ${key}`),
          ...(wider > 0 ? [`${wider} px too wide`] : []),
        ].map((finding) => `${name}: ${finding}`),
      );
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await browser.close();
  });
});

test.runIf(path)("filters that do not fit wait behind a button, and are shown by it; where all fit there is none", async () => {
  const browser = await openBrowser(path!, { width: 1024, height: 768, scheme: "light", locale: "en-US" });
  const { page } = browser;
  await page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
  const more = page.getByRole("button", { name: /^\d+ more filters?$/u });
  await page.goto(`${server.url}/kb/${kb}/review`);
  await more.click();
  await page.getByRole("button", { name: "Fewer filters" }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
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
