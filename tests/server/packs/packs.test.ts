// Packs: the same bytes every time, from console and bot API alike; and a reader that believes nothing.
import { createHash } from "node:crypto";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import yazl from "yazl";
import { buffer } from "node:stream/consumers";
import { readModel } from "../../../shared/engine/model.ts";
import { createRobot } from "../../../shared/engine/robot.ts";
import { skillGroupsOf } from "../../../shared/knowledge/categories.ts";
import { readJsonlEntry } from "../../../shared/knowledge/jsonl.ts";
import { manifestText, packLimits, type PackManifest } from "../../../shared/knowledge/pack.ts";
import { categoriesShape, robotSettings, vocabularyShape } from "../../../shared/knowledge/version.ts";
import { inSlice } from "../../../server/change/transaction.ts";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { addNotOurs } from "../../../server/notOurs/notOurs.ts";
import { readPack } from "../../../server/packs/readPack.ts";
import { adminName, adminPassword, signInAs, startServer, startShop, teach } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish, type Shop } from "../releases/publishing.ts";

let shop: Shop;
let first: Buffer;
beforeAll(async () => {
  shop = await startShop();
  const { admin, kb } = shop;
  const tree = await admin.call("getCategories", { kb });
  await admin.call("saveCategories", {
    kb,
    base: tree.revision,
    categories: [
      { id: "c_1", name: "售后", parent: null, skillGroup: "售后组" },
      { id: "c_2", name: "退换", parent: "c_1", skillGroup: null },
    ],
  });
  await teach(admin, kb, "如何退货", ["退货怎么弄"], { category: "c_2", tags: ["七天"], note: "内部" });
  await teach(admin, kb, "转人工", [], { answers: [], handOff: { skillGroup: null }, category: "c_2" });
  inSlice(shop.app, { user: { id: null, name: "lin", admin: false }, role: "trainer", kb: kbById(shop.app.db, kb)! }, (c) => {
    addNotOurs(c, "今晚月色真美");
  });
  await publish(shop, "带包的 😀");
  first = await download(shop, 1);
});
afterAll(() => shop.end());

async function restart(): Promise<void> {
  const server = await startServer({ dataDir: shop.dataDir });
  const admin = server.client();
  await admin.call("signIn", { name: adminName, password: adminPassword });
  shop = { ...server, admin, kb: shop.kb };
}
async function download(from: Pick<Shop, "url" | "admin" | "kb">, version: number): Promise<Buffer> {
  const response = await fetch(`${from.url}/api/knowledge-bases/${from.kb}/versions/${version}/pack`, {
    headers: { cookie: from.admin.cookie },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/zip");
  return Buffer.from(await response.arrayBuffer());
}
const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

describe("the pack of a version", () => {
  test("holds exactly the members of the format, and its checksum is the version's", async () => {
    const { rows } = await shop.admin.call("listVersions", { kb: shop.kb });
    const { manifest, checksum, members } = await readPack(first, { checksum: rows[0]!.checksum });
    expect(checksum).toBe(rows[0]!.checksum);
    expect([...members.keys()]).toEqual([
      "entries.jsonl",
      "categories.json",
      "vocabulary.json",
      "settings.json",
      "not-ours.jsonl",
      "model.bin",
    ]);
    expect(manifest).toMatchObject({
      format: "robot-trainer-pack",
      formatVersion: 1,
      knowledgeBase: { id: shop.kb, name: "栖木家居", timeZone: "Asia/Shanghai", language: "zh" },
      version: 1,
      parent: null,
      note: "带包的 😀",
      author: "zhoumin",
      counts: { entries: 2, new: 2, changed: 0, deleted: 0 },
    });
    const lines = members
      .get("entries.jsonl")!
      .toString()
      .trimEnd()
      .split("\n")
      .map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(lines.find((l) => l.question === "如何退货")).toMatchObject({
      category: ["售后", "退换"],
      tags: ["七天"],
      note: "内部",
      enabled: true,
    });
  });
  test("is the same file for the console and for bots, again and again, after a restart, with the cache gone or spoilt, and after a rename", async () => {
    const bot = await makeBot(shop, ["pack"]);
    const fromBot = await fetch(`${shop.url}/v1/knowledge/pack`, { headers: bot.headers });
    const tag = fromBot.headers.get("etag")!;
    expect(Buffer.from(await fromBot.arrayBuffer()).equals(first)).toBe(true);
    expect(fromBot.headers.get("content-length")).toBe(String(first.length));
    for (const known of [tag, `"other", ${tag}`, `W/${tag}`, "*"]) {
      const same = await bot.send("pack", undefined, { "if-none-match": known });
      expect([same.status, same.text, same.headers.get("etag")]).toEqual([304, "", tag]);
    }
    expect((await bot.send("pack", undefined, { "if-none-match": '"other"' })).status).toBe(200);
    const packs = join(shop.dataDir, "packs");
    expect(readdirSync(packs)).toHaveLength(1);
    // What the robot knows is for the server's own user.
    expect(statSync(packs).mode & 0o077).toBe(0);
    rmSync(join(packs, readdirSync(packs)[0]!));
    // Whoever asks while it is made waits for the same one.
    const made = await Promise.all([1, 2, 3].map(() => download(shop, 1)));
    expect(made.every((bytes) => bytes.equals(first))).toBe(true);

    await shop.admin.call("updateKnowledgeBase", { kb: shop.kb, name: "改了名", timeZone: "Europe/Paris" });
    const path = join(packs, readdirSync(packs)[0]!);
    await shop.close();
    // A pack, and whole, but not what was published.
    writeFileSync(path, await tampered({}, (manifest) => ({ ...manifest, note: "别的" })));
    await restart();
    expect(shop.logged()).not.toContain("could not be cleared");
    expect((await download(shop, 1)).equals(first)).toBe(true);
    // One that lies there whole is not made again.
    const { ino } = statSync(path);
    await shop.close();
    await restart();
    expect((await download(shop, 1)).equals(first)).toBe(true);
    expect(statSync(path).ino).toBe(ino);
  });
  test("is not handed out, nor left lying about, where what was published is another by now", async () => {
    const packs = join(shop.dataDir, "packs");
    rmSync(join(packs, readdirSync(packs)[0]!));
    // By hand, past what guards it.
    const { db } = shop.app;
    const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'versions_no_update'").pluck().get() as string;
    db.exec("DROP TRIGGER versions_no_update");
    const renote = db.prepare("UPDATE versions SET manifest = replace(manifest, ?, ?)");
    renote.run("带包的", "改过的");
    expect((await shop.admin.try("downloadPack", { kb: shop.kb, version: 1 })).status).toBe(500);
    expect(shop.logged()).toContain("does not match what was published");
    expect(readdirSync(packs)).toEqual([]);
    renote.run("改过的", "带包的");
    db.exec(guard);
    expect((await download(shop, 1)).equals(first)).toBe(true);
  });
  test("may be downloaded by who may read", async () => {
    const viewer = await signInAs(shop, "viewer", "kan");
    expect((await viewer.try("downloadPack", { kb: shop.kb, version: 1 })).status).toBe(200);
    expect((await viewer.try("downloadPack", { kb: shop.kb, version: 2 })).status).toBe(404);
    expect((await shop.client().try("downloadPack", { kb: shop.kb, version: 1 })).status).toBe(401);
  });
  test("answers as the server does", async () => {
    const { members, manifest } = await readPack(first);
    const json = (name: string): unknown => JSON.parse(members.get(name)!.toString());
    const tree = categoriesShape.parse(json("categories.json"));
    const idOf = (path: readonly string[]): string | null =>
      path.reduce<string | null>((parent, name) => tree.find((k) => k.name === name && k.parent === parent)!.id, null);
    const entries = members
      .get("entries.jsonl")!
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { entry } = readJsonlEntry(JSON.parse(line));
        const { note: _, id, category, similar, ...rest } = entry as Required<NonNullable<typeof entry>>;
        return {
          ...rest,
          id: id!,
          category: idOf(category ?? []),
          similar: (similar ?? []).map((s) => ({ id: s.id!, text: s.text, kind: s.kind })),
        };
      });
    const knowledge = {
      entries: entries as Parameters<typeof createRobot>[0]["entries"],
      vocabulary: vocabularyShape.parse(json("vocabulary.json")),
      settings: robotSettings.parse(json("settings.json")),
      skillGroups: skillGroupsOf(tree),
      notOurs: notOursIn(members.get("not-ours.jsonl")!),
      timeZone: manifest.knowledgeBase.timeZone,
    };
    const robot = createRobot(knowledge, readModel(members.get("model.bin")!));
    expect(knowledge.notOurs).toEqual(["今晚月色真美"]);
    for (const question of ["如何退货", "退货弄一下", "转人工", "今天天气", "今晚月色真美"]) {
      const { reply } = await shop.admin.call("askRobot", { kb: shop.kb, question, target: 1, at: "2026-01-01T00:00:00Z" });
      const { storedText: _, ...said } = robot.ask(question, { at: "2026-01-01T00:00:00Z" });
      expect({ ...said, explanation: null }).toEqual({ ...reply, explanation: null });
    }
    // Conversations too: what is typed after a question back, and when a person takes over.
    const context = { at: "2026-01-01T00:00:00Z", turns: [{ outcome: "unanswered" as const, entry: null, textKey: "天气", missed: true }] };
    const offer = { options: [{ entry: entries.find(({ question }) => question === "如何退货")!.id, question: "如何退货" }] };
    const replies = [robot.ask("第一个", { ...context, offer }), robot.ask("今天天气", context), robot.ask("你们这些骗子", context)];
    expect(replies.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(["answered chosen", "handoff misses", "handoff anger"]);
    for (const [i, question] of ["第一个", "今天天气", "你们这些骗子"].entries()) {
      const asked = { kb: shop.kb, question, target: 1, ...context, ...(i === 0 ? { offer } : {}) } as const;
      const { reply } = await shop.admin.call("askRobot", asked);
      const { storedText: _, ...said } = replies[i]!;
      expect({ ...said, explanation: null }).toEqual({ ...reply, explanation: null });
    }
  });
});

const notOursIn = (bytes: Buffer): string[] =>
  bytes
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { question: string }).question);

/** A zip made of these members, as they are. */
async function zip(members: Record<string, Buffer | string>, options: object = {}): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(members)) file.addBuffer(Buffer.from(content), name, { compress: false, ...options });
  file.end();
  return buffer(file.outputStream);
}

/** The good pack's members with some of them changed; the manifest is what `manifest` makes of the good one. */
async function tampered(
  change: Record<string, Buffer | string | null>,
  manifest: (m: PackManifest) => unknown = (m) => m,
): Promise<Buffer> {
  const good = await readPack(first);
  const members = { ...Object.fromEntries(good.members), ...change };
  return zip({
    "manifest.json": JSON.stringify(manifest(good.manifest)),
    ...Object.fromEntries(Object.entries(members).filter((m): m is [string, Buffer] => m[1] !== null)),
  });
}

describe("reading a pack", () => {
  const refused = (bytes: Buffer, why: RegExp, options = {}) =>
    expect(readPack(bytes, options)).rejects.toMatchObject({ code: "unreadable_file", message: expect.stringMatching(why) });

  test("accepts a good one put together by others", async () => {
    const good = await readPack(first);
    const again = await zip({ "manifest.json": manifestText(good.manifest), ...Object.fromEntries(good.members) });
    expect((await readPack(again)).checksum).toBe(good.checksum);
  });
  test("refuses what is no zip, is cut off, or has no manifest of ours", async () => {
    await refused(Buffer.from("hello"), /./);
    await refused(first.subarray(0, first.length - 30), /./);
    await refused(await zip({ "entries.jsonl": "" }), /no manifest\.json/);
    await refused(await zip({ "manifest.json": "{" }), /not JSON/);
    await refused(await zip({ "manifest.json": '{"format":"other"}' }), /not one of ours/);
  });
  test("refuses wrong checksums: of the pack, of a member, of a size", async () => {
    await refused(first, /expected 0000/, { checksum: "0".repeat(64) });
    await refused(await tampered({ "not-ours.jsonl": '{"question":"x"}\n' }), /checksum of not-ours\.jsonl/);
    await refused(
      await tampered({}, (m) => ({ ...m, members: m.members.map((x) => ({ ...x, bytes: x.bytes + 1 })) })),
      /checksum of entries\.jsonl/,
    );
    const flipped = Buffer.from(first);
    const at = flipped.indexOf("如何退货");
    flipped[at] = flipped[at]! ^ 1;
    await refused(flipped, /./);
  });
  test("refuses an unknown format version", async () => {
    await refused(await tampered({}, (m) => ({ ...m, formatVersion: 2 })), /format version 2/);
    await refused(await tampered({}, (m) => ({ ...m, formatVersion: undefined })), /format version undefined/);
    await refused(await tampered({}, (m) => ({ ...m, counts: { ...m.counts, entries: "2" } })), /manifest: counts\.entries: /);
  });
  test("refuses members that are not listed, are missing, come twice or are too many", async () => {
    await refused(await tampered({ "more.json": "{}" }), /"more\.json" is not listed/);
    await refused(await tampered({ "model.bin": null }), /model\.bin is listed and missing/);
    await refused(
      await tampered({ "model.bin": null }, (m) => ({ ...m, members: m.members.filter((x) => x.name !== "model.bin") })),
      /model\.bin is missing/,
    );
    await refused(await tampered({}, (m) => ({ ...m, members: [...m.members, m.members[0]] })), /lists a member twice/);
    const twice = Buffer.from((await tampered({ "not-ourz.jsonl": "{}" })).toString("latin1").replaceAll("not-ourz", "not-ours"), "latin1");
    await refused(twice, /"not-ours\.jsonl" twice/);
    await refused(await tampered(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`m${i}.json`, "{}"]))), /members, at most/);
  });
  test("refuses paths, however they are written", async () => {
    const names = ["a/b.json", "../x.json", "a\\b.json", "/x.json"];
    for (const name of names) {
      // The writer refuses some of these names: they are put in afterwards, in both places where a zip holds them.
      const harmless = "p".repeat(name.length);
      const bytes = Buffer.from((await tampered({ [harmless]: "{}" })).toString("latin1").replaceAll(harmless, name), "latin1");
      await refused(bytes, /path|invalid|characters/i);
    }
  });
  test("refuses members that are too large before reading them, and compressed ones, which could be larger than they say", async () => {
    await refused(first, /too large/, { limits: { ...packLimits, memberBytes: 100 } });
    await refused(first, /too large/, { limits: { ...packLimits, totalBytes: 600 } });
    await refused(first, /too large/, { limits: { ...packLimits, manifestBytes: 10 } });
    const good = await readPack(first);
    // Just as large as allowed is allowed.
    const manifestBytes = Buffer.byteLength(manifestText(good.manifest));
    const sizes = good.manifest.members.map(({ bytes }) => bytes);
    const totalBytes = sizes.reduce((sum, bytes) => sum + bytes, manifestBytes);
    const limits = { manifestBytes, memberBytes: Math.max(...sizes), totalBytes, members: sizes.length };
    expect((await readPack(first, { limits })).checksum).toBe(good.checksum);
    for (const name of ["manifestBytes", "memberBytes", "totalBytes"] as const)
      await refused(first, /too large/, { limits: { ...limits, [name]: limits[name] - 1 } });
    await refused(
      await zip({ "manifest.json": manifestText(good.manifest), ...Object.fromEntries(good.members) }, { compress: true }),
      /compressed/,
    );
  });
  test("names the same content by the same checksum as the manifest has", async () => {
    expect((await readPack(first)).checksum).toBe(sha256(manifestText((await readPack(first)).manifest)));
  });
});
