// The states of Knowledge: the list, the editor with its panel, files in, entries that are too close.
import { flips } from "../../../shared/i18n/flips.ts";
import { history } from "../../../shared/i18n/history.ts";
import { knowledge } from "../../../shared/i18n/knowledge.ts";
import type { ShownShop } from "./shownShop.ts";
import { listRows, type State, takes } from "./state.ts";

/** Entries with all that their preview asks: a title above the header, a column nobody knows, wordings in one cell, a row too wide, one without a question. */
const entriesFile = `客服知识库,,,,
分类,问题,相似问1,备注,回答
售后,这款沙发能退吗,咋退|如何退,x,<p>七天内可以退</p><p>运费见<b>说明</b></p>
售后,这款沙发能换吗,换货,x,申请即可, 包邮
,,补一句,x,没有问题的行
售前,沙发有哪些颜色,颜色,x,
`;

/** The latest bulk changes: one that left entries alone, one that was interrupted, one that was undone. */
function bulkRows(entry: string): object[] {
  const job = {
    kind: "bulk_change",
    done: 0,
    total: 0,
    step: "entries",
    error: null,
    by: "周敏",
    startedAt: "2026-11-29T02:30:00.000Z",
    endedAt: null,
  };
  const counts = { edited: 1196, unchanged: 31, refused: 2, since: 1 };
  const alone = { entry, text: null, twin: null };
  const left = [
    {
      ...alone,
      question: "退货运费由谁承担？",
      why: "taken",
      text: "换货运费由谁承担？",
      twin: { id: entry, question: "换货的运费谁出？" },
    },
    { ...alone, question: "退货步骤", why: "twice", text: "换货步骤" },
    { ...alone, question: "多久能收到退款？", why: "changed_since" },
  ];
  const text = { field: "text", find: "退货", replace: "换货", matchCase: true, in: ["question"] };
  return [
    {
      job: { ...job, id: "j_1", state: "done", repeatable: false, result: { ...counts, left } },
      change: text,
      tree: null,
      chosen: 1230,
      standing: 1196,
      undone: false,
      undoable: true,
    },
    {
      job: { ...job, id: "j_2", state: "interrupted", repeatable: true, result: null },
      change: { field: "tags", add: ["换季"], remove: ["春季"] },
      tree: null,
      chosen: 420,
      standing: 185,
      undone: false,
      undoable: true,
    },
    {
      job: {
        ...job,
        id: "j_3",
        state: "done",
        repeatable: false,
        result: { ...counts, edited: 64, unchanged: 0, refused: 0, since: 0, left: [] },
      },
      change: { field: "category", category: null },
      tree: { category: "售后", into: "退换货" },
      chosen: 64,
      standing: 0,
      undone: true,
      undoable: false,
    },
  ];
}

/** Training data and answers of Rasa: an entry that exists, a new one, examples that must not be answered, and what is left. */
const rasaFiles = [
  `nlu:
- intent: faq/swatch
  examples: |
    - 可以先寄布料小样看看吗？
    - 想看看[布料](material)的颜色
- intent: faq/lamp
  examples: |
    - 落地灯能调光吗
    - 灯光太亮怎么办
- intent: out_of_scope
  examples: |
    - 讲个笑话
    - 今天股市怎么样
- synonym: 沙发
  examples: |
    - 梳化
`,
  `responses:
  utter_faq/lamp:
  - text: 三档调光，请按灯杆上的按钮。
  utter_goodbye:
  - text: 再见，{name}
`,
] as const;

/** In the order in which a trainer meets them. */
export function knowledgeStates({ kb, empty, small, phone, entry }: ShownShop): State[] {
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
        await page.getByText(answers.finding.address.slice(0, 8)).scrollIntoViewIfNeeded();
      },
    },
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
    { name: "knowledge-links", aside: true, anew: true, at: inSmall(`knowledge?without=working_links&entry=${phone}`) },
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
        await page.keyboard.press("j");
        await page.keyboard.press("x");
        await page.getByRole("toolbar").waitFor();
      },
    },
    {
      // All that match, and a text to be replaced in them: what would change, and one that would become what another entry teaches.
      name: "knowledge-replace",
      aside: true,
      axe: true,
      anew: true,
      at: at(`knowledge?entry=${entry}&sort=question`),
      then: async (page, language) => {
        const { bulk } = knowledge[language];
        await page.keyboard.press("x");
        await page.getByRole("toolbar").waitFor();
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Control+a");
        await page.getByRole("button", { name: bulk.text }).click();
        await page.getByRole("textbox", { name: bulk.replace.find }).fill("退货");
        await page.getByRole("textbox", { name: bulk.replace.with }).fill("换货");
        await page.getByRole("list", { name: bulk.replace.sample }).waitFor();
      },
    },
    {
      name: "knowledge-validity-form",
      aside: true,
      anew: true,
      at: at(`knowledge?entry=${entry}`),
      then: async (page, language) => {
        const { bulk } = knowledge[language];
        await page.keyboard.press("j");
        await page.keyboard.press("x");
        await page.getByRole("toolbar").getByRole("button", { name: bulk.validity }).click();
        await page.getByRole("dialog", { name: bulk.validity }).getByText(bulk.setTime).last().click();
      },
    },
    {
      name: "knowledge-bulk",
      aside: true,
      axe: true,
      anew: true,
      at: at(`knowledge?entry=${entry}&manage=bulk`),
      says: [`knowledge-bases/${kb}/bulk-changes`, { rows: bulkRows(entry) }],
      then: (page) => page.getByRole("dialog").getByRole("listitem").first().waitFor(),
    },
    {
      name: "knowledge-tags",
      aside: true,
      axe: true,
      anew: true,
      at: at(`knowledge?entry=${entry}&manage=tags`),
      then: (page) => page.getByRole("dialog").getByRole("listitem").first().waitFor(),
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
    {
      name: "knowledge-import-foreign",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
        await page
          .locator('input[type="file"]')
          .setInputFiles(
            ["nlu.yml", "domain.yml"].map((name, i) => ({ name, mimeType: "text/yaml", buffer: Buffer.from(rasaFiles[i] ?? "") })),
          );
        await page.getByRole("dialog").getByRole("table").waitFor();
        await page.getByRole("dialog").getByRole("button", { name: knowledge[language].files.otherFormat }).click();
      },
    },
    {
      name: "knowledge-export-foreign",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        const { exportTo, foreign } = knowledge[language].list;
        await page.getByRole("button", { name: knowledge[language].list.file }).click();
        await page.getByRole("menuitem", { name: exportTo.replace("{{format}}", foreign.azure) }).click();
        await page.getByRole("dialog").getByText(knowledge[language].files.losses).waitFor();
      },
    },
    { name: "knowledge-pairs", axe: true, at: at("knowledge?pairs=open"), rows: { of: listRows, wide: 1, narrow: 1 } },
    { name: "knowledge-pairs-none", aside: true, at: at("knowledge?pairs=settled") },
    { name: "knowledge-empty", aside: true, at: `kb/${empty}/knowledge` },
    { name: "knowledge-loading", aside: true, anew: true, at: at("knowledge"), holds: `knowledge-bases/${kb}/entries` },
    { name: "knowledge-failed", at: at("knowledge"), aside: true, anew: true, fails: `knowledge-bases/${kb}/entries` },
  ];
}
