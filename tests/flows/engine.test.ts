// The engine in Node and in Chromium: the sample shop's 200 test questions get the same replies and the same reasons, and training gives the same bytes.
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser, openBrowser, type Browser } from "../support/browser.ts";
import { replies, train } from "../support/engineRun.ts";
import { askerOf, sampleKnowledge, sampleTests } from "../support/sampleShop.ts";

const path = findBrowser();
const knowledge = sampleKnowledge();
const asked = sampleTests().map((one) => ({ question: one.question, context: askerOf(one) }));
let browser: Browser;
let model: string;

/** engineRun.ts and the engine as one script that sets `engine`; nothing is written to disk. */
async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(import.meta.dirname, "../support/engineRun.ts"), formats: ["iife"], name: "engine" },
    },
  });
  const chunks = [made].flat().flatMap((each) => ("output" in each ? each.output : []));
  return chunks.flatMap((chunk) => (chunk.type === "chunk" ? [chunk.code] : [])).join("\n");
}

beforeAll(async () => {
  if (!path) return;
  browser = await openBrowser(path);
  await browser.page.addScriptTag({ content: await bundled() });
  model = train(knowledge);
});
afterAll(() => browser?.close());

type InPage = { engine: { replies: typeof replies; train: typeof train } };

describe.runIf(path)("in Chromium as in Node", () => {
  test("a model trained in Node gives the same 200 replies, explained the same way", async () => {
    const inNode = replies(knowledge, model, asked);
    const given = { knowledge, model, asked };
    const inChromium = await browser.page.evaluate(
      (input) => (window as unknown as InPage).engine.replies(input.knowledge, input.model, input.asked),
      given,
    );
    expect(inNode.filter((reply) => !reply.endsWith('"explanation":null}'))).toHaveLength(200);
    expect(inChromium.map((reply) => JSON.parse(reply) as unknown)).toEqual(inNode.map((reply) => JSON.parse(reply) as unknown));
    expect(browser.complaints).toEqual([]);
  });
  test("training gives the same model, byte for byte", async () => {
    const trained = await browser.page.evaluate((known) => (window as unknown as InPage).engine.train(known), knowledge);
    expect(trained === model, "the model's bytes differ").toBe(true);
  });
});
