// How long a trainer waits for the Knowledge page in a real browser: opened, scrolled, searched, an entry opened.
import { adminPassword } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";

export interface PageTimes {
  what: string;
  ms: number[];
}

const firstQuestion = "[role=grid] [role=row][aria-rowindex] [dir=auto], [role=listbox] [role=option] [dir=auto]";

/** In the page: ms from when the trainer does something until an element says what is wanted. What drives the browser is not counted. */
function untilShown({ event, selector, wanted }: { event: string; selector: string; wanted: string }): Promise<number> {
  const says = (): string | null => {
    const element = document.querySelector(selector);
    return element instanceof HTMLTextAreaElement ? element.value : (element?.textContent ?? null);
  };
  return new Promise((resolve) => {
    const listen = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (says() === wanted) resolve(performance.now() - timeStamp);
        else requestAnimationFrame(look);
      };
      look();
    };
    addEventListener(event, listen, { capture: true, once: true });
  });
}

/** In the page, before its own code runs: notes when the first row says something. */
function noteFirstRow(selector: string): void {
  const look = (): void => {
    if (document.querySelector(selector)?.textContent) document.documentElement.dataset.firstRow = String(performance.now());
    else requestAnimationFrame(look);
  };
  look();
}

/** So long, ms, a hand keeps the pointer on a row before it presses. */
const aims = 150;

/** @param url of a server whose admin is `name` with the password of tests */
export async function pageTimes(chromium: string, url: string, kb: string, name: string): Promise<PageTimes[]> {
  const { page, close } = await openBrowser(chromium);
  const times: PageTimes[] = [];
  // What runs this file names functions by this helper, which pages do not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.request.post(`${url}/api/session`, { data: { name, password: adminPassword } });
  await page.addInitScript(noteFirstRow, firstQuestion);
  const rows = page.locator("[role=grid] [role=row][aria-rowindex], [role=listbox] [role=option]");
  const firstRow = async (): Promise<number> => {
    await rows.locator("[dir=auto]").first().waitFor();
    return page.evaluate(() => Number(document.documentElement.dataset.firstRow));
  };
  const opened: number[] = [];
  for (let i = 0; i < 6; i++) {
    await page.goto(`${url}/kb/${kb}/knowledge`);
    opened.push(await firstRow());
  }
  times.push(
    { what: "Chromium: the page opened for the first time", ms: opened.slice(0, 1) },
    { what: "Chromium: the page opened to its first rows", ms: opened.slice(1) },
  );

  const frames = await page.evaluate(async () => {
    const row = document.querySelector("[role=row][aria-rowindex], [role=option]");
    let list = row?.parentElement ?? null;
    while (list && list.scrollHeight <= list.clientHeight + 10) list = list.parentElement;
    const took: number[] = [];
    let before = performance.now();
    if (!list) return [];
    for (let i = 0; i < 180; i++) {
      list.scrollTop += 180;
      const now = await new Promise<number>(requestAnimationFrame);
      took.push(now - before);
      before = now;
    }
    return took;
  });
  times.push({ what: "Chromium: a frame while scrolling", ms: frames.slice(1) });

  const search = page.getByRole("searchbox").or(page.getByPlaceholder("用顾客的话搜")).first();
  const typed: number[] = [];
  for (const text of ["退货", "发票怎么", "沙发尺寸", "会员积分", "安装收费", "物流到哪"]) {
    const { rows } = (await (
      await page.request.get(`${url}/api/knowledge-bases/${kb}/entries`, { params: { text, limit: 1 } })
    ).json()) as {
      rows: { question: string }[];
    };
    const found = page.evaluate(untilShown, { event: "input", selector: firstQuestion, wanted: rows[0]!.question });
    await search.fill(text);
    typed.push(await found);
  }
  times.push({ what: "Chromium: typed to found", ms: typed });
  await search.fill("");
  await firstRow();

  const shown: number[] = [];
  const question = page.getByRole("textbox", { name: "标准问" });
  for (let i = 1; i < 9; i++) {
    const row = rows.nth(i);
    const wanted = (await row.locator("[dir=auto]").first().textContent()) ?? "";
    await row.hover();
    await page.waitForTimeout(aims);
    const opened = page.evaluate(untilShown, { event: "pointerdown", selector: "textarea[placeholder='顾客最常怎么问？']", wanted });
    await row.click();
    shown.push(await opened);
  }
  await question.waitFor();
  times.push({ what: "Chromium: an entry opened in the editor", ms: shown });
  await close();
  return times;
}
