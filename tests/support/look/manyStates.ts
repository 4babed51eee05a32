// The states of Knowledge in which many entries are dealt with at once: selected and changed, tags, files in and out.
import type { Page } from "playwright-core";
import type { Language } from "../../../shared/i18n/index.ts";
import { knowledge } from "../../../shared/i18n/knowledge.ts";
import type { ShownShop } from "./shownShop.ts";
import { type State, takes } from "./state.ts";

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

async function openImport(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: knowledge[language].list.file }).click();
  await page.getByRole("menuitem", { name: knowledge[language].list.import }).click();
}

/** In the order in which a trainer meets them. */
export function manyStates({ kb, small, phone, entry }: ShownShop): State[] {
  const at = (address: string): string => `kb/${kb}/${address}`;
  const inSmall = (address: string): string => `kb/${small}/${address}`;
  return [
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
      name: "knowledge-files",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      then: (page, language) => page.getByRole("button", { name: knowledge[language].list.file }).click(),
    },
    {
      name: "knowledge-import",
      at: at(`knowledge?entry=${entry}`),
      then: async (page, language) => {
        await openImport(page, language);
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "knowledge-import-latest",
      aside: true,
      anew: true,
      at: inSmall(`knowledge?entry=${phone}`),
      then: async (page, language) => {
        await openImport(page, language);
        await page.getByRole("dialog").getByText(knowledge[language].files.latest).waitFor();
      },
    },
    {
      name: "knowledge-import-unread",
      aside: true,
      anew: true,
      at: inSmall(`knowledge?entry=${phone}`),
      then: async (page, language) => {
        await openImport(page, language);
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
        await openImport(page, language);
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "知识.csv", mimeType: "text/csv", buffer: Buffer.from(entriesFile) });
        await page.getByRole("dialog").getByRole("table").waitFor();
      },
      rows: takes,
    },
    {
      name: "knowledge-import-foreign",
      aside: true,
      at: at(`knowledge?entry=${entry}`),
      anew: true,
      then: async (page, language) => {
        await openImport(page, language);
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
  ];
}
