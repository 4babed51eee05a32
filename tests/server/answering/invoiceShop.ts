// A shop where "发票" is asked back: two entries are as near, and whatever is not word for word is asked back, however sure the robot is.
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, makeBot } from "./bot.ts";

export type InvoiceShop = Shop & {
  bot: Bot;
  /** How goods are given back, and how an electronic invoice is made out. */
  back: string;
  invoice: string;
};

/** Starts it, taught and published; `rules`: when a person takes over, if otherwise than at first. */
export async function startInvoiceShop(rules: object = {}, now?: () => string): Promise<InvoiceShop> {
  const shop = await startShop(now ? { now } : {});
  const back = await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"]);
  const invoice = await teach(shop.admin, shop.kb, "怎么开电子发票", ["电子发票怎么开"]);
  await teach(shop.admin, shop.kb, "怎么开纸质发票", ["纸质发票怎么开"]);
  await askBack(shop, rules);
  return { ...shop, bot: await makeBot(shop), back, invoice };
}

/** Sets these rules of handing off, with the bands that ask back, and publishes. */
export async function askBack(shop: Shop, rules: object): Promise<void> {
  const { revision: base, settings } = await shop.admin.call("getSettings", { kb: shop.kb });
  const next = { ...settings, bands: { answer: 99, clarify: 1 }, handOff: { ...settings.handOff!, ...rules } };
  await shop.admin.call("saveSettings", { kb: shop.kb, base, settings: next });
  await publish(shop);
}
