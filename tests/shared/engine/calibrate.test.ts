// `npm run calibrate`: the general calibration from dev splits, and what it is for: a knowledge base of a few entries does not answer mere question words.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRobot } from "../../../shared/engine/robot.ts";
import { fitGeneral, generalLikelihood, trainNow } from "../../../shared/engine/training.ts";
import { bundled } from "../../support/bundled.ts";
import { entry, knowledge, now, settings } from "./knowledge.ts";

describe("npm run calibrate", () => {
  let folder: string;
  let script: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "calibrate-"));
    script = await bundled("calibrate.ts", folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, taught: Record<string, string[]>, split: string): string {
    const path = join(folder, name);
    mkdirSync(path);
    const ids = Object.keys(taught);
    const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
    writeFileSync(join(path, "entries.jsonl"), lines(ids.map((id) => ({ id, questions: taught[id] }))));
    writeFileSync(join(path, "queries.jsonl"), lines(ids.map((id) => ({ text: `想问${taught[id]![0]}啊`, expected: id, split }))));
    return path;
  }
  function calibrate(...folders: string[]) {
    return spawnSync(process.execPath, [script, ...folders], { encoding: "utf8" });
  }

  test("prints a coefficient for each reading and size, and on stderr what it saw and how it does on what it has not seen", () => {
    const one = write("one", { a: ["如何退货"], b: ["怎么开发票"], c: ["运费多少"], d: ["修改密码"] }, "dev");
    const two = write("two", { e: ["营业时间"], f: ["门店地址"], g: ["会员积分"], h: ["预约安装"] }, "dev");
    const { status, stdout, stderr } = calibrate(one, two);
    expect(status).toBe(0);
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line.trim().replace(/,$/, "")) as number[]);
    expect(rows.map((row) => row.length)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(rows.flat().every(Number.isFinite)).toBe(true);
    expect(stderr).toMatch(/^one: \d+ knowledge bases drawn, \d+ questions asked \(dev only\)\ntwo: \d+ knowledge bases drawn/);
    expect(stderr).toMatch(/\ntwo +\d+( +[\d.–]+){5}\n$/);
  });

  test("refuses fewer than two sets, and sets without rows of dev", () => {
    const known = write("known", { a: ["如何退货"], b: ["怎么开发票"] }, "test");
    expect(calibrate(known)).toMatchObject({ status: 2, stderr: expect.stringContaining("usage: ") });
    const refused = calibrate(known, known);
    expect([refused.status, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain('NO DEV SPLIT in known: expected queries with "split": "dev"');
  });
});

test("a fit knows what a reading is worth at which size", () => {
  const evidence = {
    entry: "a",
    margin: 0,
    nearest: 1,
    pooled: 1,
    score: 1,
    lead: 0,
    known: 1,
    own: 1,
    matched: 5,
    telling: 5,
    unmatched: 0,
    neighbourShare: 1,
    length: 3,
  };
  const [small, large] = [
    { entries: 4, wordings: 4 },
    { entries: 100, wordings: 2_000 },
  ];
  // Near is right where little is taught, and tells nothing where much is.
  const samples = Array.from({ length: 400 }, (_, i) => ({
    evidence: { ...evidence, nearest: i % 2 },
    right: i % 4 < 2 ? i % 2 === 1 : i % 8 < 4,
    weight: 1,
    size: i % 4 < 2 ? small : large,
  }));
  const general = fitGeneral(samples);
  const likelihood = (nearest: number, size: typeof small) => generalLikelihood({ ...evidence, nearest }, size, general);
  expect(likelihood(1, small)).toBeGreaterThan(0.9);
  expect(likelihood(0, small)).toBeLessThan(0.1);
  expect(likelihood(1, large)).toBeCloseTo(0.5, 1);
  expect(likelihood(0, large)).toBeCloseTo(0.5, 1);
});

describe("a knowledge base of eight entries with a wording each", () => {
  const taught = {
    hours: "你们几点开门",
    repair: "坏了可以修吗",
    gift: "能帮忙包装成礼物吗",
    size: "衣服大小怎么选",
    wash: "Can I wash this in a machine?",
    ship: "Do you ship abroad?",
    stock: "When will the blue one be back in stock?",
    price: "What is the price of a gift card?",
  };
  const known = knowledge(
    Object.entries(taught).map(([id, question]) => entry(id, [question])),
    { settings: { ...settings, bands: { answer: 45, clarify: 20 } } },
  );
  const robot = createRobot(known, trainNow(known));
  const answers = (questions: readonly string[]) => questions.filter((question) => robot.ask(question, now).outcome === "answered");

  test("answers no mere question words", () => {
    const zh = ["你们", "可以", "能", "怎么", "怎么样", "你们有没有", "是多少", "可以吗", "吗", "能不能"];
    const en = ["Can I", "do you", "when will", "what is the", "Do you have", "can you", "What is", "when", "how do I", "is it"];
    expect(answers([...zh, ...en])).toEqual([]);
  });
  test("answers what names its thing in other words", () => {
    const asked = [
      "早上几点开门呀",
      "礼物包装可以吗",
      "衣服怎么选大小",
      "is machine wash ok for this",
      "shipping abroad?",
      "price of the gift card",
    ];
    expect(answers(asked).length).toBeGreaterThanOrEqual(5);
  });
});
