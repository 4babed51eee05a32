// `npm run schema`, whenever a migration was added: a small shop's data folder as this program makes it, kept beside this file, so that every later program is tried on it.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { finished, startShop, teach } from "../support/app.ts";
import { makeBot } from "../server/answering/bot.ts";
import { folderOf, shopQuestions, unknownQuestion, unpublishedQuestion } from "./kept.ts";

const shop = await startShop();
const folder = folderOf(shop.app);
if (existsSync(folder)) {
  await shop.end();
  console.error(
    `${folder} is there already. Where its migration is not committed yet and was written anew, remove that folder and run this again; a committed one stays as it is, and wants a migration after it.`,
  );
  process.exit(1);
}
const bot = await makeBot(shop);
for (const [question, similar] of shopQuestions) await teach(shop.admin, shop.kb, question, [similar]);
const { job } = await shop.admin.call("publish", { kb: shop.kb, note: "开张" });
await finished(shop, shop.admin, shop.kb, job);
for (const question of [...shopQuestions.map(([, similar]) => similar), unknownQuestion])
  await bot.ask({ question, conversation: "c-1", customer: "u-1" });
await teach(shop.admin, shop.kb, unpublishedQuestion);

mkdirSync(folder);
for (const [name, db] of [
  ["trainer", shop.app.db],
  ["logs", shop.app.logs],
] as const)
  db.prepare("VACUUM INTO ?").run(join(folder, `${name}.sqlite`));
await shop.end();
console.log(`${folder} made`);
