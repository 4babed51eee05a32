// Brings a browser to a state of a screen, looks at it in another size, colours and language, and waits until all of it is there.
import type { Page, Request } from "playwright-core";
import { common } from "../../../shared/i18n/common.ts";
import { frame } from "../../../shared/i18n/frame.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { adminName, adminPassword } from "../app.ts";
import type { State } from "./state.ts";

/**
 * How it is looked at. Any two of width, colours and language meet once. In this order what costs most changes least: the width once,
 * the language twice, there and back.
 */
export const looks = [
  { width: 1440, height: 900, scheme: "light", language: "zh" },
  { width: 1440, height: 900, scheme: "dark", language: "en" },
  { width: 1024, height: 768, scheme: "light", language: "en" },
  { width: 1024, height: 768, scheme: "dark", language: "zh" },
] as const;
export type Look = (typeof looks)[number];

/** Goes to the state below `url`, does what leads there, wide whatever was looked at before, and waits until nothing is fetched and nothing moves. */
export async function visit(page: Page, url: string, state: State): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  if (state.fails !== undefined)
    await page.route(`**/api/${state.fails}*`, (route) =>
      route.fulfill({ status: 500, json: { error: { code: "internal", message: "asked for", details: { requestId: "r_1" } } } }),
    );
  if (state.says) {
    const [at, json] = state.says;
    await page.route(`**/api/${at}*`, (route) => route.fulfill({ json }));
  }
  if (state.holds !== undefined) await page.route(`**/api/${state.holds}*`, () => {});
  const signedIn = (await page.context().cookies()).length > 0;
  if (state.signedOut && signedIn) await page.context().clearCookies();
  if (!state.signedOut && !signedIn) await page.request.post(`${url}/api/session`, { data: { name: adminName, password: adminPassword } });
  const quiet = watchCalls(page);
  const elsewhere = page.url() === "about:blank" || signedIn === (state.signedOut ?? false);
  // What fails, or is not answered, must not be there already.
  const unlikeBefore = state.anew === "loaded" || (state.fails ?? state.says ?? state.holds) !== undefined;
  const isLoaded = elsewhere || (state.anew && (unlikeBefore || !(await clearedAway(page))));
  // Without a screen there is hardly anything to lay out anew.
  if (!isLoaded) await leave(page, state.at);
  await resize(page, looks[0]);
  if (isLoaded) await page.goto(`${url}/${state.at}`);
  else await go(page, `/${state.at}`);
  await page.locator("h1, h2").first().waitFor();
  if (state.holds !== undefined) return held(page, quiet.end);
  await quiet.reached();
  if (state.then) {
    await state.then(page, await languageOf(page));
    await quiet.reached();
  }
  quiet.end();
}

/** Something is loading and will not come: what stands for it is what there is to see. */
async function held(page: Page, end: () => void): Promise<void> {
  await page.locator('[aria-busy="true"] > [aria-hidden]').first().waitFor();
  await page.evaluate(() => (document.documentElement.dataset["held"] = "true"));
  end();
}

/** Turns the page as it is to this size, colours and language: nothing is fetched anew, what is open stays open. */
export async function turnTo(page: Page, look: Look): Promise<void> {
  const { scheme, language } = look;
  await resize(page, look);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  if ((await languageOf(page)) !== language) {
    const switches = [frame.zh, frame.en].map((texts) => `[aria-label="${texts.language.switch}"]`).join();
    const button = page.locator(switches).first();
    // Not clicked: a click elsewhere closes what is open. The pages outside the frame have a choice instead.
    if ((await button.count()) > 0) await button.dispatchEvent("click");
    else await page.getByText(common.zh.languageName[language], { exact: true }).click();
  }
  await atRest(page);
}

async function resize(page: Page, { width, height }: Look): Promise<void> {
  // Being told of the size it has already, a browser lays everything out again.
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height });
}

const languageOf = async (page: Page): Promise<Language> => ((await page.locator("html").getAttribute("lang")) === "en" ? "en" : "zh");

/** As a link within the page does: what was fetched stays, the screen will be drawn anew, by way of where there is none. */
async function leave(page: Page, forWhat: string): Promise<void> {
  if (!page.url().endsWith("/nowhere")) await go(page, `/${forWhat.split("/").slice(0, 2).join("/")}/nowhere`);
}

const go = (page: Page, address: string): Promise<void> =>
  page.evaluate(async (to) => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    await frame();
    await frame();
  }, address);

/** Leaves the screen and the frame around it, which takes what lay over them along: a third of the work of loading the page. False if anything stays, as toasts do. */
async function clearedAway(page: Page): Promise<boolean> {
  await go(page, "/nowhere");
  await atRest(page);
  return (await page.locator('[class*="_toast_"], [role="dialog"], [role="menu"], [role="tooltip"]').count()) === 0;
}

/** Waits until twice in a row nothing has changed between two frames, and all that moves has come to rest. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    await document.fonts.ready;
    let calm = 0;
    const watch = new MutationObserver(() => (calm = 0));
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const begun = performance.now();
    while (calm < 2) {
      // A skeleton: more is to come.
      const coming = document.documentElement.dataset["held"] === "true" ? null : document.querySelector('[aria-busy="true"]');
      calm = coming ? 0 : calm + 1;
      if (performance.now() - begun > 120_000) throw new Error(`never at rest: ${coming?.outerHTML ?? document.body.innerHTML}`);
      await frame();
      await frame();
    }
    watch.disconnect();
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
  });

function watchCalls(page: Page): { reached: () => Promise<void>; end: () => void } {
  const underWay = new Set<Request>();
  let begun = 0;
  const begins = (call: Request): void => {
    // Of what a page has under way that is left for another, nobody hears again.
    if (call.isNavigationRequest()) underWay.clear();
    underWay.add(call);
    begun++;
  };
  const ends = (call: Request): void => void underWay.delete(call);
  page.on("request", begins).on("requestfinished", ends).on("requestfailed", ends);
  return {
    reached: async () => {
      for (let before = -1; underWay.size > 0 || before !== begun;) {
        before = begun;
        await atRest(page);
      }
    },
    end: () => void page.off("request", begins).off("requestfinished", ends).off("requestfailed", ends),
  };
}
