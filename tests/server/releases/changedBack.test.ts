// A change that was taken back is none: nothing to publish, nothing to see.
import { expect, onTestFinished, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { publish } from "./publishing.ts";

test("what was taught and taken back, deleted and brought back, or changed and changed back is no change", async () => {
  const shop = await startShop();
  onTestFinished(() => shop.end());
  const { admin, kb } = shop;
  const wait = await teach(admin, kb, "多久发货", ["几天发货"]);
  const number = await publish(shop);
  const { previous } = await admin.call("addWording", { kb, entry: wait, text: "啥时候发货" });
  expect((await admin.call("getChanges", { kb })).counts.changed).toBe(1);
  await admin.call("restoreRevision", { kb, entry: wait, revision: previous });
  const isUnchanged = async () => {
    expect((await admin.call("getChanges", { kb })).counts).toMatchObject({ new: 0, changed: 0, deleted: 0 });
    expect((await admin.call("getEntry", { kb, entry: wait })).change).toBe("unchanged");
    expect((await admin.call("listEntries", { kb, change: "changed" })).total).toBe(0);
    expect(await admin.try("publish", { kb, note: "没有变" })).toMatchObject({
      status: 409,
      json: { error: { code: "nothing_to_do" } },
    });
  };
  await isUnchanged();
  await admin.call("deleteEntry", { kb, entry: wait });
  await admin.call("undeleteEntry", { kb, entry: wait });
  await isUnchanged();
  const { content, revision } = await admin.call("getEntry", { kb, entry: wait });
  const saved = await admin.call("saveEntry", { kb, entry: wait, base: revision, content: { ...content, question: "何时发货" } });
  await teach(admin, kb, "再发一版");
  await publish(shop);
  await admin.call("saveEntry", { kb, entry: wait, base: saved.revision, content });
  expect((await admin.call("getChanges", { kb })).counts.changed).toBe(1);
  await admin.call("rollBack", { kb, version: number });
  expect((await admin.call("getChanges", { kb })).counts).toMatchObject({ new: 1, changed: 0 });
});
