// What the kept data folders hold, and where they lie.
import { join } from "node:path";
import type { Database } from "../../server/base/db.ts";

/** Standard question and similar question of each entry that is live. */
export const shopQuestions = [
  ["怎么退货？", "东西不想要了能退吗"],
  ["运费谁出？", "退货的快递费归谁付"],
  ["怎么开发票？", "可以开增值税票不"],
] as const;
export const unknownQuestion = "能带宠物吗";
export const unpublishedQuestion = "几点关门？";

export const schemasFolder = import.meta.dirname;

const schemaOf = (db: Database): number => db.pragma("user_version", { simple: true }) as number;

/** Named by the schemas of both databases. */
export const folderOf = ({ db, logs }: { db: Database; logs: Database }): string =>
  join(schemasFolder, `trainer-${schemaOf(db)}-logs-${schemaOf(logs)}`);
