// The trainer's whole loop in a real browser, on the built client: set up → sample → edit → ask → import a log → review → teach → publish → /v1 → roll back → pack.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, startShop, type TestServer } from "../support/app.ts";
import { accessibilityFindings, findBrowser, openBrowser, type Browser } from "../support/browser.ts";

const path = findBrowser();
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  if (!path) return;
  server = await startServer();
  browser = await openBrowser(path);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

test.runIf(path)("the loop, from the first visit to the pack in hand", async () => {
  const { page } = browser;
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const goTo = async (name: string): Promise<void> => {
    await page
      .getByRole("navigation")
      .getByRole("link", { name: new RegExp(`^${name}`, "u") })
      .click();
    await page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
  };

  // Set up with the sample shop.
  await page.goto(server.url);
  await page.getByRole("textbox", { name: "用户名" }).fill("zhoumin");
  await page.locator("input[type=password]").fill("a long password");
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/kb\/[^/]+\/today/u);
  const kb = /\/kb\/([^/]+)\//u.exec(page.url())![1]!;
  await page.getByText("覆盖率 =").first().waitFor();

  // Edit an entry: one more wording, saved by keyboard.
  await goTo("知识");
  await page.getByRole("searchbox", { name: "用顾客的话搜" }).or(page.getByPlaceholder("用顾客的话搜")).first().fill("退货运费");
  await page.getByText("退货运费由谁承担？").first().click();
  const wording = page.getByRole("textbox", { name: /相似问/u }).first();
  await wording.fill("退回去的邮费你们出吗");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page
    .getByText(/已保存/u)
    .first()
    .waitFor();

  // A wording that another entry has as its standard question: the two are merged, answers side by side, and Undo parts them again.
  await wording.fill("换货的运费谁承担？");
  await page.getByText("这条问法已经教过「换货的运费谁承担？」").first().waitFor();
  await page.keyboard.press("Enter");
  const merging = page.getByRole("dialog", { name: "合并知识点" });
  await merging.getByRole("radiogroup", { name: "标准问" }).getByRole("radio", { name: "换货的运费谁承担？" }).click();
  await merging.getByRole("button", { name: /^合并/u, disabled: false }).waitFor();
  // Half enabled, the button's colours are neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await page.getByText("合并成了「换货的运费谁承担？」").waitFor();
  await button(/^撤销/u).click();
  await page.getByText("已撤销").waitFor();
  await page.getByText("这条问法已经教过「换货的运费谁承担？」").first().waitFor();
  await wording.fill("");

  // Two windows on one entry: each sees the other, and what both changed stays.
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole("textbox", { name: "备注" }).fill("第二个窗口写的");
  await wording.fill("邮费是不是你们出");
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: "您自己（另一个窗口）正在改" }).first().waitFor();
  await second.keyboard.press("Control+Enter");
  await second
    .getByText(/已保存/u)
    .first()
    .waitFor();
  await second.close();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert", { name: "别人先保存了新的修订" }).getByRole("button", { name: "两边都留下" }).click();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert", { name: "别人先保存了新的修订" }).waitFor({ state: "detached" });
  await page
    .getByText(/已保存/u)
    .first()
    .waitFor();
  expect(await page.getByRole("textbox", { name: "备注" }).inputValue()).toBe("第二个窗口写的");

  // Ask it as a customer.
  await goTo("测试");
  await page.getByPlaceholder("以顾客的身份提问").fill("退回去的邮费你们出吗？");
  await page.keyboard.press("Enter");
  await page.getByText("直接回答").first().waitFor();

  // Import a log with a question nobody has taught.
  await goTo("日志");
  await button(/导入/u)
    .first()
    .click();
  const missed = "周末店里办木工亲子课吗";
  const pets = "可以抱着猫进店逛吗";
  await page.locator("input[type=file]").setInputFiles({
    name: "昨天.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(
      [...Array(40).fill(missed), ...Array(7).fill(pets)]
        .map((question) => `${JSON.stringify({ question, outcome: "unanswered" })}\n`)
        .join(""),
    ),
  });
  // What was read is shown before anything is taken.
  await page.getByRole("dialog").getByText("周末店里办木工亲子课吗").first().waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("导入完了").waitFor();
  await page.keyboard.press("Escape");

  // Write an entry and watch what it gains before it is saved.
  await goTo("知识");
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "标准问" }).fill("店里能带宠物吗");
  await page.getByRole("textbox", { name: "第 1 条答案" }).fill("小型宠物可以抱着进店。");
  await wording.fill(pets);
  const gained = page.getByRole("region", { name: "现在能答" });
  await gained.getByText(pets).waitFor();
  await gained
    .getByText(/ · \d+ 次/u)
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page
    .getByText(/已保存/u)
    .first()
    .waitFor();

  // Import entries: what is there already is merged, looked at first, and the whole import taken back.
  await button("导入导出").click();
  await page.getByRole("menuitem", { name: "导入…" }).click();
  const importing = page.getByRole("dialog");
  await importing.locator("input[type=file]").setInputFiles({
    name: "同事的.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("标准问,相似问,答案\n店里能带宠物吗,狗可以带进店吗,小型宠物可以抱着进店。\n店里能停车吗,停车收费吗,有车位。\n"),
  });
  await importing.getByRole("radio", { name: /^合并/u }).click();
  await importing.getByRole("button", { name: "导入 2 条" }).click();
  await importing.getByText("导入做完了").waitFor();
  const admin = server.client();
  await admin.call("signIn", { name: "zhoumin", password: "a long password" });
  const wordings = async () => {
    const { rows } = await admin.call("listEntries", { kb, limit: 200 });
    const pet = rows.find(({ question }) => question === "店里能带宠物吗")!.id;
    const { similar } = (await admin.call("getEntry", { kb, entry: pet })).content;
    return [similar.map(({ text }) => text), rows.some(({ question }) => question === "店里能停车吗")];
  };
  expect(await wordings()).toEqual([[pets, "狗可以带进店吗"], true]);
  await importing.getByRole("button", { name: "撤销这次导入" }).click();
  await importing.getByText(/导入撤销了/u).waitFor();
  expect(await wordings()).toEqual([[pets], false]);
  await page.keyboard.press("Escape");

  // Review: it is the most missed question now; write the entry it needs.
  await goTo("待学习");
  await page.getByText(missed).first().click();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: /答案/u }).fill("**每周六**下午两点，杭州店有木工亲子课，提前三天预约。");
  await page.keyboard.press("Control+Enter");
  await page
    .getByText(/已新建|已保存|新知识点/u)
    .first()
    .waitFor();

  // Publish.
  await goTo("发布");
  await page.getByRole("textbox", { name: "说明" }).fill("木工课与退货邮费");
  await button(/^发布到正式/u).click();
  await page.getByRole("dialog").getByRole("button", { name: "发布 v2" }).click();
  await page.getByText("v2 已上线").waitFor();

  // A bot asks the published version.
  const bot = server.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "官网" })).key}` };
  const ask = async () => (await bot.request("POST", "/v1/ask", JSON.stringify({ question: missed }))).json;
  expect(await ask()).toMatchObject({ outcome: "answered", version: 2, text: "每周六下午两点，杭州店有木工亲子课，提前三天预约。" });

  // Roll back: the same question is missed again.
  await page.getByText("栖木家居上线").first().click();
  await button("回滚到 v1").click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /回滚/u })
    .click();
  await page.getByText("v2").first().waitFor();
  await expect.poll(ask).toMatchObject({ version: 1 });
  expect(await ask()).not.toMatchObject({ outcome: "answered" });

  // Take the pack home.
  await page.getByText("木工课与退货邮费").first().click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载 v2 的知识包" }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.kbpack$/u);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  expect(browser.complaints).toEqual([]);
});

test.runIf(path)("1,000 entries are selected by keyboard, dragged onto a category, and taken back at once", async () => {
  const { page } = browser;
  const shop = await startShop();
  const { admin, kb } = shop;
  const [name = "", value = ""] = admin.cookie.split("=");
  await browser.context.addCookies([{ name, value, url: shop.url }]);
  const categories = ["甲", "乙"].map((name, i) => ({ id: `c_${i}`, name, parent: null, skillGroup: null }));
  await admin.call("saveCategories", { kb, base: 1, categories });
  const lines = Array.from({ length: 1_000 }, (_, i) => JSON.stringify({ question: `第 ${i} 问`, answer: "答", category: ["甲"] }));
  const { upload } = await admin.call("previewImport", { kb, name: "all.jsonl" }, lines.join("\n"));
  await shop.app.jobs.wait((await admin.call("runImport", { kb, upload })).job);

  await page.goto(`${shop.url}/kb/${kb}/knowledge`);
  const counts = (first: string, second: string) =>
    Promise.all([`甲 ${first}`, `乙 ${second}`].map((name) => page.getByRole("treeitem", { name, exact: true }).waitFor()));
  await counts("1,000", "0");
  await page.getByRole("grid", { name: "知识点" }).getByRole("row").first().waitFor();
  await page.keyboard.press("Control+a");
  await page.getByText("已选 200 条").waitFor();
  await page.keyboard.press("Control+a");
  await page.getByText("已选 1,000 条").waitFor();
  await page
    .getByRole("grid", { name: "知识点" })
    .getByRole("row")
    .nth(3)
    .dragTo(page.getByRole("treeitem", { name: /^乙/u }));
  await page.getByText("已把 1,000 个知识点归到「乙」").waitFor();
  await counts("0", "1,000");
  await page.keyboard.press("u");
  await page.getByText("撤销了 1,000 个").waitFor();
  await counts("1,000", "0");
  await shop.end();
});
