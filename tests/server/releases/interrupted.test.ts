// Publications that do not come to their end: cancelled, or stopped with the server. The old version stays live and nothing half done remains.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, test } from "vitest";
import { adminName, adminPassword, finished, signInAs, startServer } from "../../support/app.ts";
import { shopWithDraft, staged } from "./publishing.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Each step with what its bar showed when it began. */
type Shown = { step: string; done: number; total: number }[];

describe("a publication that is cancelled", () => {
  test("leaves nothing behind however far it was, and can be run again by who may publish", async () => {
    const shop = await shopWithDraft(200);
    ends.push(() => shop.end());
    const { admin, kb } = shop;
    const { db } = shop.app;
    // Somebody cancels in the very moment in which all is staged, labels included.
    db.exec(`CREATE TEMP TRIGGER cancel AFTER UPDATE OF step ON jobs WHEN NEW.step = 'load' BEGIN
      INSERT INTO version_labels (version_id, labels, questions, state) SELECT version_id, '[]', 100, '' FROM version_model_parts WHERE version_id NOT IN (SELECT id FROM versions);
      UPDATE jobs SET cancel = 1 WHERE id = NEW.id;
    END`);
    const { job } = await admin.call("publish", { kb, note: "先取消" });
    expect((await finished(shop, admin, kb, job)).state).toBe("cancelled");
    expect(staged(db)).toBe(0);
    expect(readdirSync(join(shop.dataDir, "models"))).toEqual([]);
    expect((await admin.call("listVersions", { kb })).rows.map((v) => [v.number, v.live])).toEqual([[1, true]]);
    const trainer = await signInAs(shop, "trainer");
    expect((await trainer.try("repeatJob", { kb, job })).status).toBe(403);
    db.exec(`DROP TRIGGER cancel; CREATE TEMP TABLE shown (step TEXT, done INTEGER, total INTEGER);
      CREATE TEMP TRIGGER show AFTER UPDATE OF step ON jobs WHEN NEW.step <> OLD.step BEGIN INSERT INTO shown VALUES (NEW.step, NEW.done, NEW.total); END`);
    await admin.call("repeatJob", { kb, job });
    expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done", result: { version: 2 }, done: 804, total: 804 });
    expect((db.prepare("SELECT * FROM shown").all() as Shown).map(({ step, done, total }) => `${step} ${done}/${total}`)).toEqual([
      "waiting 0/0",
      "freeze 0/0",
      "train 0/804",
      "write 201/804",
      "hash 402/804",
      "load 603/804",
      "write 804/804",
    ]);
  });
});

describe("a publication that the server's stop interrupts", () => {
  test("is shown as interrupted after the restart and succeeds when run again; run once more it makes no second version", async () => {
    const first = await shopWithDraft(200);
    ends.push(() => first.end());
    const { job } = await first.admin.call("publish", { kb: first.kb, note: "半路" });
    await first.close();
    const whole = leaveBehind(first.dataDir);
    const server = await startServer({ dataDir: first.dataDir });
    ends.push(() => server.close());
    const admin = server.client();
    await admin.call("signIn", { name: adminName, password: adminPassword });
    const shop = { ...server, admin, kb: first.kb };
    expect(await admin.call("getJob", { kb: shop.kb, job })).toMatchObject({ state: "interrupted", repeatable: true });
    expect(staged(shop.app.db)).toBe(0);
    for (const folder of ["models", "packs"]) expect(readdirSync(join(first.dataDir, folder)).sort()).toEqual(whole[folder]);
    expect((await admin.call("askRobot", { kb: shop.kb, question: "如何退货", target: "live" })).version).toBe(1);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    // As if the stop had come between the announcement and the job's last line.
    shop.app.db.prepare("UPDATE jobs SET state = 'interrupted', result = NULL WHERE id = ?").run(job);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    expect((await admin.call("listVersions", { kb: shop.kb })).total).toBe(2);
  });
});

/** Leaves what a crash leaves of a version that was being made; returns the files beside it that are whole. */
function leaveBehind(dataDir: string): Record<string, string[]> {
  const db = new Database(join(dataDir, "trainer.sqlite"));
  db.exec(`INSERT INTO version_entries SELECT 'v_crashed', entry_id, revision, same_as FROM version_entries;
    INSERT INTO version_model_parts (version_id, part, bytes) VALUES ('v_crashed', 0, x'00'), ('v_crashed', 1, x'00');
    INSERT INTO version_labels (version_id, labels, questions, state) VALUES ('v_crashed', '[]', 100, '')`);
  const version = db.prepare("SELECT id FROM versions").pluck().get() as string;
  db.close();
  const whole = { models: ["kb_other.bin", `${version}.bin`], packs: ["v_whole.kbpack"] };
  const half = ["models/v_crashed.bin", "models/kb_other.bin.part", "packs/v_crashed.kbpack.part"];
  for (const name of [...half, ...Object.entries(whole).flatMap(([folder, names]) => names.map((one) => `${folder}/${one}`))])
    writeFileSync(join(dataDir, name), "");
  return whole;
}
