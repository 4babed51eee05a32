// The states of Knowledge: the list, the editor with its panel, its history and calendar, entries that are too close.
import { confusion } from "../../../shared/i18n/confusion.ts";
import { flips } from "../../../shared/i18n/flips.ts";
import { history } from "../../../shared/i18n/history.ts";
import { knowledge } from "../../../shared/i18n/knowledge.ts";
import { manyStates } from "./manyStates.ts";
import type { ShownShop } from "./shownShop.ts";
import { listRows, type State } from "./state.ts";

/** In the order in which a trainer meets them. */
export function knowledgeStates(shop: ShownShop): State[] {
  const { kb, empty, small, phone, entry } = shop;
  const at = (address: string): string => `kb/${kb}/${address}`;
  const inSmall = (address: string): string => `kb/${small}/${address}`;
  return [
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
    {
      // Somebody saved what is to be deleted.
      name: "knowledge-not-deleted",
      axe: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        const address = new URL(`/api/knowledge-bases/${kb}/entries/${entry}`, page.url()).href;
        const { content, revisions } = await (await page.request.get(address)).json();
        const newer = { ...content, similar: content.similar.slice(1), note: "十二月起改价" };
        const details = { revision: revisions + 1, by: "zhoumin", deleted: false, content: newer };
        const json = { error: { code: "conflict", message: "somebody saved a newer revision", details } };
        await page.route(`${address}*`, (route) =>
          route.request().method() === "DELETE" ? route.fulfill({ status: 409, json }) : route.fallback(),
        );
        const { editor, notDeleted } = knowledge[language];
        await page.getByRole("button", { name: editor.more }).first().click();
        await page.getByRole("menuitem", { name: editor.remove }).click();
        await page.getByRole("button", { name: notDeleted.keep }).waitFor();
      },
    },
    {
      name: "knowledge-suggestions",
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].suggest.open }).click();
        await page.getByRole("button", { name: knowledge[language].suggest.take }).first().waitFor({ timeout: 60_000 });
      },
    },
    // What the state before has to be undone must not lie over it.
    {
      name: "knowledge-answer-sms",
      anew: true,
      at: at("knowledge?new="),
      then: async (page, language) => {
        const { answers } = knowledge[language];
        const field = page.getByRole("textbox", { name: answers.text.replace("{{number}}", "1") });
        await field.fill(
          "{{name|亲}}，订单 {{order}} 预计 {{day}} 送达。[查看物流](www.example.com)\n\n**签收前请先验货**，大件家具由师傅送货上门并安装，安装当天请留人在家。{{#if vip}}",
        );
        await page.getByRole("button", { name: answers.previewLine }).click();
        await page.getByRole("menuitem", { name: answers.look.sms }).click();
        await page.getByLabel("order").fill("A-1024");
        await page.getByText(answers.finding.address.slice(0, 20)).first().scrollIntoViewIfNeeded();
      },
    },
    // Before what is typed there and kept.
    { name: "knowledge-links", aside: true, anew: true, at: inSmall(`knowledge?without=working_links&entry=${phone}`) },
    {
      name: "knowledge-conflict",
      anew: true,
      at: inSmall(`knowledge?entry=${phone}`),
      then: async (page, language) => {
        const { conflict, editor, similar } = knowledge[language];
        const note = page.getByRole("textbox", { name: editor.note });
        await note.fill("周一到周五有人接");
        await page.getByRole("textbox", { name: similar.addLabel }).fill("客服热线是多少");
        await page.keyboard.press("Enter");
        // As from another window.
        await page.evaluate(async (address) => {
          const entry = await (await fetch(address)).json();
          const content = { ...entry.content, note: `${entry.revision}：每天都有人接`, tags: ["电话"] };
          const body = JSON.stringify({ base: entry.revision, content });
          await (await fetch(address, { method: "PUT", headers: { "Content-Type": "application/json" }, body })).text();
        }, `/api/knowledge-bases/${small}/entries/${phone}`);
        await page.keyboard.press("Control+Enter");
        await page.getByText(conflict.useTheirs).first().scrollIntoViewIfNeeded();
      },
    },
    {
      name: "knowledge-history-all",
      axe: true,
      at: at("knowledge?history="),
      rows: { of: listRows, wide: 3, narrow: 3 },
      then: async (page) => {
        await page.getByRole("option").first().click();
        await page.getByRole("option").nth(1).click();
      },
    },
    {
      name: "knowledge-moment",
      aside: true,
      anew: true,
      at: at("knowledge?history="),
      then: async (page, language) => {
        await page.getByRole("option").first().click();
        await page.getByRole("button", { name: history[language].moment.title }).click();
        await page.getByRole("dialog").getByRole("listitem").first().waitFor();
      },
    },
    { name: "knowledge-new", anew: true, at: at("knowledge?new=") },
    { name: "knowledge-found", at: at(`knowledge?entry=${entry}&text=邮费谁出`) },
    { name: "knowledge-none", aside: true, at: at(`knowledge?entry=${entry}&tag=没有这个标签`) },
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
      // The calendar on a day on which something ends, and the forecast, once the questions are held.
      name: "knowledge-validity",
      axe: true,
      anew: true,
      at: at("knowledge?calendar=today"),
      then: async (page, language) => {
        const { calendar } = knowledge[language];
        await page.getByRole("gridcell").first().waitFor();
        await page.keyboard.press("]");
        await page
          .getByRole("region", { name: calendar.forecast.title })
          .getByRole("button", { name: /./u })
          .first()
          .waitFor({ timeout: 60_000 });
      },
    },
    {
      name: "knowledge-validity-making",
      aside: true,
      anew: true,
      at: at("knowledge?calendar=2027-02-14"),
      says: [`knowledge-bases/${kb}/validity/forecast`, { state: "making", isTraining: false, done: 1204, total: 2892 }],
    },
    { name: "knowledge-pairs", axe: true, at: at("knowledge?pairs=open"), rows: { of: listRows, wide: 1, narrow: 1 } },
    { name: "knowledge-confusion", axe: true, at: at("knowledge?confusion=30"), rows: { of: listRows, wide: 13, narrow: 11 } },
    {
      // The worst pair of this log, with what each deed would flip.
      name: "knowledge-confusion-pair",
      axe: true,
      anew: true,
      at: at("knowledge?confusion=30"),
      then: async (page, language) => {
        await page.getByRole("listbox", { name: confusion[language].list }).getByRole("option").first().click();
        await page.getByRole("region", { name: flips[language].title }).getByRole("img").waitFor({ timeout: 60_000 });
      },
    },
    { name: "knowledge-confusion-none", aside: true, at: inSmall("knowledge?confusion=7") },
    { name: "knowledge-pairs-none", aside: true, at: at("knowledge?pairs=settled") },
    { name: "knowledge-empty", aside: true, at: `kb/${empty}/knowledge` },
    { name: "knowledge-loading", aside: true, anew: true, at: at("knowledge"), holds: `knowledge-bases/${kb}/entries` },
    { name: "knowledge-failed", at: at("knowledge"), aside: true, anew: true, fails: `knowledge-bases/${kb}/entries` },
    ...manyStates(shop),
  ];
}
