// A robot is the same whether a worker reads it or the server itself; a model that cannot be read is none.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { loadRobot, type RobotOrder } from "../../../server/robots/loadRobot.ts";
import { frozenOf, versionOf } from "../../../server/versions/environments.ts";
import { modelParts, modelPath } from "../../../server/versions/models.ts";
import type { Robot } from "../../../shared/engine/robot.ts";
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "./publishing.ts";

const at = "2026-01-01T00:00:00.000Z";
const asked = ["退货怎么办理", "发票在哪里开", "今天天气", "预约安装"];
const answersOf = (robot: Robot | null) => asked.map((question) => robot?.ask(question, { at }, { explain: true }));
let shop: Shop;
let version: string;
let path: string;
let order: Pick<RobotOrder, "kb" | "frozen" | "untrained">;

beforeAll(async () => {
  shop = await startShop();
  const { admin, kb, app } = shop;
  await teach(admin, kb, "如何退货", ["退货怎么弄", "我要退货"]);
  await teach(admin, kb, "怎么开发票", ["发票哪里开", "能开发票吗"]);
  await publish(shop);
  const found = versionOf(app.db, kb, 1)!;
  version = found.id;
  order = { kb: kbById(app.db, kb)!, frozen: frozenOf(found), untrained: false };
  path = modelPath(shop.dataDir, kb);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat([...modelParts(app.db, version)]));
});
afterAll(() => shop.end());

test("a version read by a worker answers as one that was read here", async () => {
  const places = [{ version }];
  const here = await loadRobot(shop.app, { ...order, places, ahead: false });
  const ahead = await loadRobot(shop.app, { ...order, places, ahead: true });
  expect(ahead).toMatchObject({ trained: true, provisional: false, size: 2 });
  expect(answersOf(ahead)).toEqual(answersOf(here));
});

test("so does a draft that has changed since its model was trained", async () => {
  await teach(shop.admin, shop.kb, "怎么预约安装", ["预约上门安装"]);
  const draft = { ...order, frozen: null, places: [{ path }, { version }] };
  const here = await loadRobot(shop.app, { ...draft, ahead: false });
  const ahead = await loadRobot(shop.app, { ...draft, ahead: true });
  expect(ahead).toMatchObject({ trained: true, provisional: true, size: 3 });
  expect(answersOf(ahead)).toEqual(answersOf(here));
  expect(ahead!.search("预约", 5)).toEqual(here!.search("预约", 5));
});

test.each([true, false])("a model that cannot be read is passed over (by a worker: %s)", async (ahead) => {
  const broken = modelPath(shop.dataDir, "v_broken");
  writeFileSync(broken, "RTMODEL2");
  appendFileSync(broken, Buffer.alloc(40));
  const places = [{ path: modelPath(shop.dataDir, "v_none") }, { path: broken }];
  expect(await loadRobot(shop.app, { ...order, places, ahead })).toBeNull();
  expect((await loadRobot(shop.app, { ...order, places: [...places, { version }], ahead }))!.trained).toBe(true);
  expect((await loadRobot(shop.app, { ...order, places, ahead, untrained: true }))!.trained).toBe(false);
});
