// A shop with a little vocabulary, saved anew before each test, and the screen it is edited on.
import { screen, within } from "@testing-library/react";
import type { Vocabulary } from "../../../shared/knowledge/version.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { miss } from "../../server/logs/support.ts";
import { renderApp } from "../support/renderApp.tsx";

export interface WordShop {
  trainer: Client;
  viewer: Client;
  /** Asked so often, and missed. */
  asked: (question: string, times: number) => void;
  saved: () => Promise<{ revision: number; vocabulary: Vocabulary }>;
  put: (vocabulary: Vocabulary, client?: Client) => Promise<void>;
  /** The lists every test begins with. */
  putFirst: () => Promise<void>;
  open: (search?: string, caller?: Client) => ReturnType<typeof renderApp>;
  end: () => Promise<void>;
}

export async function startWordShop(): Promise<WordShop> {
  const shop = await startShop();
  await teach(shop.admin, shop.kb, "运费怎么算？", ["运费多少"]);
  const saved: WordShop["saved"] = () => shop.admin.call("getVocabulary", { kb: shop.kb });
  const put: WordShop["put"] = async (vocabulary, client = shop.admin) => {
    await client.call("saveVocabulary", { kb: shop.kb, base: (await saved()).revision, vocabulary });
  };
  return {
    trainer: await signInAs(shop, "trainer"),
    viewer: await signInAs(shop, "viewer"),
    asked: (question, times) => void miss(shop.app, shop.kb, question, times, { at: shop.app.now() }),
    saved,
    put,
    putFirst: () => put({ synonyms: [{ words: ["运费", "邮费"] }, { words: ["退货", "退回"] }], sensitive: [{ word: "赌博" }] }),
    open: (search = "", caller = shop.admin) => renderApp({ path: `/kb/${shop.kb}/vocabulary${search}`, caller }),
    end: shop.end,
  };
}

/** The synonym groups in view, as they read. */
export const groups = async (): Promise<(string | null)[]> =>
  within(await screen.findByRole("grid", { name: "同义词" }))
    .getAllByRole("gridcell")
    .map((cell) => cell.textContent);
