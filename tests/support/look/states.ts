// Every screen and its main states: the address, what is done there to come to the state, and the list it is about.
import type { Page } from "playwright-core";
import { flips } from "../../../shared/i18n/flips.ts";
import { frame } from "../../../shared/i18n/frame.ts";
import { type Language } from "../../../shared/i18n/index.ts";
import { knowledge } from "../../../shared/i18n/knowledge.ts";
import { logs } from "../../../shared/i18n/logs.ts";
import { releases } from "../../../shared/i18n/releases.ts";
import { settings } from "../../../shared/i18n/settings.ts";
import { vocabulary } from "../../../shared/i18n/vocabulary.ts";
import { adminName } from "../app.ts";
import type { ShownShop } from "./shownShop.ts";

export interface State {
  /** Letters and hyphens; a screen's own state has its name. */
  name: string;
  /** Below the server's address. */
  at: string;
  /** What a person does there, after the page is complete. */
  then?: (page: Page, language: Language) => Promise<void>;
  /** The start of addresses below /api that fail. */
  fails?: string;
  /** The start of addresses below /api, and what they answer instead. */
  says?: readonly [string, object];
  /** The start of addresses below /api that do not answer: what is shown while something loads. */
  holds?: string;
  /** Come to by loading the page: what lies over the one before would stay. */
  anew?: true;
  /** Nobody is signed in. */
  signedOut?: true;
  /** Much of it is seen in another state too: the test measures it in two looks, not in four. */
  aside?: true;
  /** Looked at by axe too. */
  axe?: true;
  /** Its main list: rows, and how many of them are read without scrolling at 1440 × 900 and at 1024 × 768, whatever the language: as many as fit between heads and foot of the designed height (or all there are). */
  rows?: { of: string; wide: number; narrow: number };
}

/** A log with all that its preview tells: a column nobody knows, a row too wide, a line refused, one without outcome. */
const logFile = `时间,客户问题,会话,渠道,结果,知识点,评分
2026-07-01 09:00,退货运费谁出,c1,web,直接回答,退货运费谁出,5
2026-07-01 09:02,没有电梯能送上楼吗, 大件的那种,c1,web,未命中,,1
明天,几点关门,c2,wechat,未命中,,
,能开发票吗,c2,app,,,3
`;

/** Entries with all that their preview asks: a title above the header, a column nobody knows, wordings in one cell, a row too wide, one without a question. */
const entriesFile = `客服知识库,,,,
分类,问题,相似问1,备注,回答
售后,这款沙发能退吗,咋退|如何退,x,<p>七天内可以退</p><p>运费见<b>说明</b></p>
售后,这款沙发能换吗,换货,x,申请即可, 包邮
,,补一句,x,没有问题的行
售前,沙发有哪些颜色,颜色,x,
`;

/** What takes a file in is in sight, however long its preview. */
const takes = { of: '[role="dialog"] [data-variant="filled"]', wide: 1, narrow: 1 };

const listRows = 'main [role="row"], main [role="option"]';

/** All of them for this shop, in the order of the navigation. */
export function statesOf({ kb, empty, small, phone, check, chosen, entry }: ShownShop): State[] {
  const at = (address: string): string => `kb/${kb}/${address}`;
  const inSmall = (address: string): string => `kb/${small}/${address}`;
  const bare = (screen: string): State => ({ name: `${screen}-empty`, aside: true, at: `kb/${empty}/${screen}` });
  return [
    { name: "sign-in", at: "sign-in", signedOut: true },
    { name: "today", axe: true, at: at("today") },
    { name: "today-handoff", aside: true, at: at("today?days=7&figure=handoff") },
    bare("today"),
    { name: "today-failed", at: at("today"), aside: true, anew: true, fails: `knowledge-bases/${kb}/today` },
    { name: "knowledge", axe: true, at: at("knowledge"), rows: { of: listRows, wide: 27, narrow: 23 } },
    { name: "knowledge-related", at: at(`knowledge?entry=${entry}&tab=related`) },
    { name: "knowledge-history", axe: true, at: at(`knowledge?entry=${entry}&tab=history`) },
    {
      name: "knowledge-flips",
      axe: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      // What it would gain, take and lose, in the panel that is there where it is wide: of a third of its wordings left out, and one of another entry's written beside.
      then: async (page, language) => {
        await page.setViewportSize({ width: 1440, height: 900 });
        const texts = knowledge[language].similar;
        for (let i = 0; i < 6; i++) await page.getByRole("button", { name: texts.remove }).first().dispatchEvent("click");
        await page.getByRole("textbox", { name: texts.addLabel }).fill("运费险怎么赔");
        await page.getByText(flips[language].adding).waitFor({ timeout: 60_000, state: "attached" });
      },
    },
    { name: "knowledge-flips-none", aside: true, anew: true, at: inSmall(`knowledge?entry=${phone}`) },
    { name: "knowledge-flips-failed", aside: true, anew: true, at: at(`knowledge?entry=${entry}`), fails: `knowledge-bases/${kb}/flips` },
    {
      name: "knowledge-flips-making",
      aside: true,
      anew: true,
      at: at(`knowledge?entry=${entry}`),
      says: [`knowledge-bases/${kb}/flips`, { state: "making", isTraining: false, done: 1204, total: 2892 }],
    },
    {
      // One wording that another entry teaches is taken, one stands in its box with the ways out.
      name: "knowledge-taught",
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        const { similar, taught } = knowledge[language];
        const box = page.getByRole("textbox", { name: similar.addLabel });
        const ways = page.getByRole("button", { name: taught.negativeThere }).first();
        await box.fill("查一下物流");
        await ways.waitFor();
        await box.press("Enter");
        await box.fill("我的快递到哪了");
        await ways.waitFor();
      },
    },
    {
      name: "knowledge-merge",
      axe: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        const { similar, taught, merge } = knowledge[language];
        const box = page.getByRole("textbox", { name: similar.addLabel });
        await box.fill("在哪里查物流？");
        await page.getByRole("button", { name: taught.merge }).first().waitFor();
        await box.press("Enter");
        await page.getByRole("radiogroup", { name: merge.question }).waitFor();
      },
    },
    // What the state before has to be undone must not lie over it.
    { name: "knowledge-new", anew: true, at: at("knowledge?new=") },
    { name: "knowledge-found", at: at(`knowledge?entry=${entry}&text=邮费谁出`) },
    { name: "knowledge-none", aside: true, at: at(`knowledge?entry=${entry}&tag=没有这个标签`) },
    {
      name: "knowledge-selected",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      then: async (page) => {
        await page.keyboard.press("j");
        await page.keyboard.press("x");
      },
    },
    {
      name: "knowledge-discarded",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      then: async (page, language) => {
        await page.getByRole("switch", { name: knowledge[language].editor.enabled }).dispatchEvent("click");
        await page.getByRole("button", { name: knowledge[language].editor.discard }).click();
        await page.getByText(knowledge[language].editor.discarded).waitFor();
      },
    },
    {
      name: "knowledge-files",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      then: (page, language) => page.getByRole("button", { name: knowledge[language].list.file }).click(),
    },
    {
      name: "knowledge-import",
      at: at(`knowledge?entry=${entry}`),
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "knowledge-import-latest",
      aside: true,
      anew: true,
      at: inSmall(`knowledge?entry=${phone}`),
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
        await page.getByRole("dialog").getByText(knowledge[language].files.latest).waitFor();
      },
    },
    {
      name: "knowledge-import-unread",
      aside: true,
      anew: true,
      at: inSmall(`knowledge?entry=${phone}`),
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "门店.csv", mimeType: "text/csv", buffer: Buffer.from("甲,乙\n几点开门,九点\n几点关门,晚上九点\n") });
        await page.getByRole("dialog").getByRole("alert").waitFor();
      },
    },
    {
      name: "knowledge-import-seen",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "知识.csv", mimeType: "text/csv", buffer: Buffer.from(entriesFile) });
        await page.getByRole("dialog").getByRole("table").waitFor();
      },
      rows: takes,
    },
    { name: "knowledge-pairs", axe: true, at: at("knowledge?pairs=open"), rows: { of: listRows, wide: 1, narrow: 1 } },
    { name: "knowledge-pairs-none", aside: true, at: at("knowledge?pairs=settled") },
    bare("knowledge"),
    { name: "knowledge-loading", aside: true, anew: true, at: at("knowledge"), holds: `knowledge-bases/${kb}/entries` },
    { name: "knowledge-failed", at: at("knowledge"), aside: true, anew: true, fails: `knowledge-bases/${kb}/entries` },
    { name: "ask", at: at("ask") },
    { name: "ask-answered", axe: true, at: at("ask?q=退货运费谁出") },
    { name: "ask-from-answer", at: at("ask?q=商品页索取小样每人几块") },
    { name: "ask-contradicted", at: at("ask?q=不用开发票") },
    { name: "ask-other-number", aside: true, at: at("ask?q=10 月新客礼包怎么用？") },
    { name: "ask-other-data", aside: true, at: inSmall("ask?q=13900139000 是你们的电话吗？") },
    { name: "ask-clarify", at: at("ask?target=live&q=外面的大纸箱早被我当废品卖了，还能退吗") },
    { name: "ask-compared", at: at("ask?q=怎么退货&against=live") },
    { name: "review", axe: true, at: at("review"), rows: { of: listRows, wide: 14, narrow: 11 } },
    { name: "review-new", at: at("review"), then: (page) => page.keyboard.press("n") },
    { name: "review-done", aside: true, at: at("review?done=true") },
    { name: "review-later", aside: true, at: at("review?later=true") },
    bare("review"),
    { name: "releases", axe: true, at: at("releases"), rows: { of: "main li", wide: 3, narrow: 3 } },
    { name: "releases-open", aside: true, at: at(`releases?open=${entry}`) },
    { name: "releases-problems", at: at("releases?view=problems") },
    {
      name: "releases-publish",
      at: at("releases"),
      then: async (page, language) => {
        await page.getByLabel(releases[language].publish.note, { exact: true }).fill("退货运费说得更清楚");
        await page.keyboard.press("Control+Enter");
        await page.getByRole("dialog").waitFor();
      },
    },
    bare("releases"),
    { name: "logs", axe: true, at: at("logs"), rows: { of: listRows, wide: 19, narrow: 15 } },
    { name: "logs-turn", axe: true, at: at(`logs?turn=${chosen}`) },
    { name: "logs-none", aside: true, at: at("logs?text=没有这样的问题") },
    { name: "logs-import", at: at("logs?import=1") },
    { name: "logs-import-latest", aside: true, anew: true, at: inSmall("logs?import=1") },
    {
      name: "logs-import-seen",
      at: at("logs?import=1"),
      anew: true,
      rows: takes,
      then: async (page) => {
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "客服日志.csv", mimeType: "text/csv", buffer: Buffer.from(logFile) });
        await page.getByRole("dialog").getByRole("table").waitFor();
      },
    },
    {
      name: "logs-import-unread",
      aside: true,
      anew: true,
      at: at("logs?import=1"),
      then: async (page) => {
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "客服日志.csv", mimeType: "text/csv", buffer: Buffer.from("甲,乙\n几点开门,九点\n几点关门,晚上九点\n") });
        await page.getByRole("dialog").getByRole("alert").waitFor();
      },
    },
    {
      name: "logs-import-done",
      aside: true,
      at: at("logs?import=1"),
      anew: true,
      then: async (page, language) => {
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "客服日志.csv", mimeType: "text/csv", buffer: Buffer.from(logFile) });
        await page.getByRole("dialog").getByRole("table").waitFor();
        await page.keyboard.press("Control+Enter");
        await page.getByRole("button", { name: logs[language].import.see }).waitFor();
      },
    },
    { name: "logs-loading", aside: true, anew: true, at: at("logs"), holds: `knowledge-bases/${kb}/logs` },
    { name: "logs-checks", axe: true, at: at("logs?spotCheck=all") },
    { name: "logs-check", axe: true, at: at(`logs?spotCheck=${check}&item=0`), rows: { of: listRows, wide: 14, narrow: 12 } },
    bare("logs"),
    { name: "logs-failed", at: at("logs"), aside: true, anew: true, fails: `knowledge-bases/${kb}/logs` },
    { name: "vocabulary", axe: true, at: at("vocabulary"), rows: { of: listRows, wide: 18, narrow: 14 } },
    {
      name: "vocabulary-group",
      at: at("vocabulary?group=1"),
      // How its words are used is known once the questions are read.
      then: (page) =>
        page
          .getByText(/ · [\d,]+(?:×| 次)$/u)
          .first()
          .waitFor({ timeout: 60_000, state: "attached" }),
    },
    { name: "vocabulary-core", at: at("vocabulary?list=core") },
    { name: "vocabulary-sensitive", aside: true, at: at("vocabulary?list=sensitive") },
    {
      name: "vocabulary-flips",
      at: at("vocabulary?list=sensitive"),
      anew: true,
      // A word that many ask with: what it blocks, and what was taught with it.
      then: async (page, language) => {
        await page.getByRole("textbox", { name: vocabulary[language].words.sensitive.add }).fill("发票");
        await page.keyboard.press("Enter");
        // Narrow, the panel is closed and the figures stand in the foot.
        await page
          .getByLabel(/^(?:得 |[\d,]+ questions gained)/u)
          .first()
          .waitFor({ timeout: 60_000, state: "attached" });
      },
    },
    {
      name: "vocabulary-file",
      aside: true,
      anew: true,
      at: at("vocabulary"),
      then: async (page) => {
        await page.locator('input[type="file"]').setInputFiles({
          name: "同义词.txt",
          mimeType: "text/plain",
          buffer: Buffer.from("运费, 邮资\n收据 => 发票\n差评\n破损, 磕坏\n"),
        });
        await page.getByRole("dialog").waitFor();
      },
    },
    bare("vocabulary"),
    ...["answers", "replies", "handOff", "channels", "knowledgeBase", "keys", "members", "audit"].map((section) => ({
      name: `settings-${section}`,
      at: at(`settings?section=${section}`),
      ...(section === "answers" ? { axe: true as const } : {}),
      ...(section === "handOff" ? { aside: true as const } : {}),
    })),
    {
      name: "settings-key",
      aside: true,
      at: at("settings?section=keys"),
      then: (page, language) => page.getByRole("button", { name: settings[language].keys.create }).first().click(),
    },
    { name: "palette", aside: true, anew: true, at: at("releases"), then: (page) => page.keyboard.press("Control+k") },
    { name: "keys", aside: true, anew: true, at: at("releases"), then: (page) => page.keyboard.press("?") },
    { name: "ask-drawer", aside: true, anew: true, at: at("releases"), then: (page) => page.keyboard.press("/") },
    {
      name: "knowledge-bases",
      aside: true,
      anew: true,
      at: at("releases"),
      then: (page, language) => page.getByRole("button", { name: frame[language].knowledgeBase.switch.split("{{")[0]! }).click(),
    },
    {
      name: "person",
      aside: true,
      anew: true,
      at: at("releases"),
      then: (page, language) => page.getByRole("button", { name: frame[language].person.menu.replace("{{name}}", adminName) }).click(),
    },
    { name: "not-found", aside: true, anew: true, at: at("nowhere") },
  ];
}
