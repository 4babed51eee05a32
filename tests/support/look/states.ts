// Every screen and its main states: the address, what is done there to come to the state, and the list it is about.
import { frame } from "../../../shared/i18n/frame.ts";
import { logs } from "../../../shared/i18n/logs.ts";
import { releases } from "../../../shared/i18n/releases.ts";
import { masking } from "../../../shared/i18n/masking.ts";
import { why } from "../../../shared/i18n/why.ts";
import { settings } from "../../../shared/i18n/settings.ts";
import { vocabulary } from "../../../shared/i18n/vocabulary.ts";
import { adminName } from "../app.ts";
import { knowledgeStates } from "./knowledgeStates.ts";
import type { ShownShop } from "./shownShop.ts";
import { listRows, type State, takes } from "./state.ts";

/** A log with all that its preview tells: a column nobody knows, a row too wide, a line refused, one without outcome, and people and robots among the customers. */
const logFile = `时间,客户问题,会话,渠道,结果,知识点,评分,角色
2026-07-01 09:00,退货运费谁出,c1,web,直接回答,退货运费谁出,5,客户
2026-07-01 09:02,没有电梯能送上楼吗, 大件的那种,c1,web,未命中,,1,客户
2026-07-01 09:03,可以的，每层每件三十元,c1,web,,,,客服
2026-07-01 09:04,还有别的问题吗,c1,web,,,,机器人
明天,几点关门,c2,wechat,未命中,,,客户
,能开发票吗,c2,app,,,3,客户
`;

/** All of them for this shop, in the order of the navigation. */
export function statesOf(shop: ShownShop): State[] {
  const { kb, empty, small, partly, people, check, chosen, entry } = shop;
  const at = (address: string): string => `kb/${kb}/${address}`;
  const inSmall = (address: string): string => `kb/${small}/${address}`;
  const bare = (screen: string): State => ({ name: `${screen}-empty`, aside: true, at: `kb/${empty}/${screen}` });
  return [
    { name: "sign-in", at: "sign-in", signedOut: true },
    { name: "today", axe: true, at: at("today") },
    { name: "today-handoff", aside: true, at: at("today?days=7&figure=handoff") },
    bare("today"),
    { name: "today-failed", at: at("today"), aside: true, anew: true, fails: `knowledge-bases/${kb}/today` },
    ...knowledgeStates(shop),
    { name: "ask", at: at("ask") },
    { name: "ask-answered", axe: true, at: at("ask?q=退货运费谁出") },
    { name: "ask-from-answer", aside: true, at: at("ask?q=商品页索取小样每人几块") },
    { name: "ask-contradicted", aside: true, at: at("ask?q=不用开发票") },
    { name: "ask-other-number", aside: true, at: at("ask?q=10 月新客礼包怎么用？") },
    { name: "ask-other-data", aside: true, at: inSmall("ask?q=13900139000 是你们的电话吗？") },
    { name: "ask-near", aside: true, at: at("ask?q=when do I get reimbursed") },
    {
      name: "ask-why-not",
      at: at("ask?q=退货运费谁出"),
      // The second candidate; until what its fixes would flip is told.
      then: async (page, language) => {
        await page.getByRole("button", { name: why[language].not.pick }).click();
        await page.getByRole("option").nth(1).click();
        await page.getByRole("list", { name: why[language].not.what }).waitFor();
        await page.getByText(why[language].not.making).first().waitFor({ state: "detached" });
      },
    },
    { name: "ask-clarify", at: at("ask?target=live&q=外面的大纸箱早被我当废品卖了，还能退吗") },
    { name: "ask-compared", at: at("ask?q=怎么退货&against=live") },
    { name: "review", axe: true, at: at("review"), rows: { of: listRows, wide: 14, narrow: 11 } },
    { name: "review-partly", aside: true, at: at(`review?cluster=${partly}`) },
    { name: "review-tray", aside: true, at: at("review?tray=true") },
    { name: "review-people", axe: true, at: at(`review?people=true&cluster=${people.agreed}`) },
    {
      name: "review-people-new",
      aside: true,
      anew: true,
      at: at(`review?people=true&cluster=${people.agreed}`),
      then: (page) => page.keyboard.press("p"),
    },
    { name: "review-people-disagree", aside: true, at: at(`review?people=true&cluster=${people.disagree}`) },
    { name: "review-new", aside: true, at: at("review"), then: (page) => page.keyboard.press("n") },
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
    { name: "logs-people", aside: true, at: at(`logs?turn=${people.turn}`) },
    { name: "logs-none", aside: true, at: at("logs?text=没有这样的问题") },
    {
      name: "logs-forget",
      aside: true,
      at: at(`logs?turn=${chosen}&outcome=answered`),
      then: async (page, language) => {
        await page.getByRole("button", { name: logs[language].conversation.menu }).click();
        await page.getByRole("menuitem", { name: logs[language].forget.customer }).click();
        await page.getByRole("dialog", { name: logs[language].forget.customer }).waitFor();
      },
    },
    {
      name: "logs-views",
      aside: true,
      at: at("logs?outcome=unanswered&channel=web"),
      then: (page, language) => page.getByRole("button", { name: logs[language].views.label, exact: true }).click(),
    },
    { name: "logs-import", aside: true, at: at("logs?import=1") },
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
    { name: "vocabulary-core", aside: true, at: at("vocabulary?list=core") },
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
    ...["answers", "replies", "handOff", "masking", "channels", "knowledgeBase", "keys", "members", "audit"].map((section) => ({
      name: `settings-${section}`,
      at: at(`settings?section=${section}`),
      ...(section === "answers" ? { axe: true as const } : {}),
      ...(["handOff", "replies", "masking", "channels", "knowledgeBase", "keys"].includes(section) ? { aside: true as const } : {}),
    })),
    {
      name: "settings-masking-own",
      aside: true,
      at: at("settings?section=masking"),
      then: async (page, language) => {
        await page.getByRole("button", { name: masking[language].add }).click();
        await page.getByLabel(masking[language].name).fill(masking[language].namePlaceholder);
        await page.getByLabel(masking[language].pattern).fill("HY-#");
      },
    },
    {
      name: "settings-key",
      aside: true,
      at: at("settings?section=keys"),
      then: (page, language) => page.getByRole("button", { name: settings[language].keys.create }).first().click(),
    },
    // What the frame opens over the screen is open wherever one goes.
    { name: "palette", aside: true, anew: "loaded", at: at("releases"), then: (page) => page.keyboard.press("Control+k") },
    { name: "keys", aside: true, anew: "loaded", at: at("releases"), then: (page) => page.keyboard.press("?") },
    { name: "ask-drawer", aside: true, anew: "loaded", at: at("releases"), then: (page) => page.keyboard.press("/") },
    {
      name: "knowledge-bases",
      aside: true,
      anew: "loaded",
      at: at("releases"),
      then: (page, language) => page.getByRole("button", { name: frame[language].knowledgeBase.switch.split("{{")[0]! }).click(),
    },
    {
      name: "person",
      aside: true,
      anew: "loaded",
      at: at("releases"),
      then: (page, language) => page.getByRole("button", { name: frame[language].person.menu.replace("{{name}}", adminName) }).click(),
    },
    { name: "not-found", aside: true, anew: true, at: at("nowhere") },
  ];
}
