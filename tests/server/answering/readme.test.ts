// The contract's README: its examples run as they stand there, its catalogue of errors is the code's.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { v1 } from "../../../shared/contract/answering.ts";
import { errorMeaning, errorStatus } from "../../../shared/errors.ts";
import { startShop, teach } from "../../support/app.ts";
import { publish } from "../releases/publishing.ts";
import { logged, makeBot } from "./bot.ts";

const readme = readFileSync(resolve(import.meta.dirname, "../../../shared/contract/README.md"), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)![1]!;

test("every error stands in the catalogue with its status and meaning, and no other", () => {
  const catalogue = readme.slice(readme.indexOf("## Errors"), readme.indexOf("## The command line"));
  const rows = [...catalogue.matchAll(/^\| `(\w+)` \| (\d{3}) \| (.*) \|$/gm)].map(([, code, status, meaning]) => [
    code,
    Number(status),
    meaning,
  ]);
  expect(rows).toEqual(Object.entries(errorStatus).map(([code, status]) => [code, status, errorMeaning[code as keyof typeof errorStatus]]));
});

test("the reply shown is that of the API's document", () => {
  expect(JSON.parse(block("json"))).toEqual(v1.ask.example.output);
});

/** Runs a script in bash; resolves with what it printed. */
const run = (script: string, folder: string): Promise<{ code: number | null; out: string }> =>
  new Promise((done, fail) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", script], { cwd: folder });
    let out = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (out += piece.toString()));
    child.on("error", fail);
    child.on("close", (code) => done({ code, out }));
  });

test("the examples run in a shell, each call of the bot API among them, and none is refused", async () => {
  const shop = await startShop();
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-readme-"));
  try {
    await teach(shop.admin, shop.kb, "开电子发票");
    await teach(shop.admin, shop.kb, "开纸质发票");
    const { revision: base, settings } = await shop.admin.call("getSettings", { kb: shop.kb });
    await shop.admin.call("saveSettings", { kb: shop.kb, base, settings: { ...settings, bands: { answer: 99, clarify: 1 } } });
    await publish(shop);
    const bot = await makeBot(shop);
    const clarified = await bot.ask({ question: "发票", conversation: "c-1" });
    const shown = block("sh");
    for (const { path } of Object.values(v1)) expect(shown).toContain(`v1 ${path.slice("/v1/".length)}`);
    // Of what the reader fills in, and --fail so that a refusal ends the script.
    const script = shown
      .replace("http://127.0.0.1:4100", shop.url)
      .replace("rt_…", bot.headers["authorization"]!.slice("Bearer ".length))
      .replaceAll("t_…", clarified.id)
      .replaceAll("e_…", clarified.options[0]!.entry)
      .replace("curl -sS", "curl -sS --fail-with-body");
    const { code, out } = await run(script, folder);
    expect([code, out]).toEqual([0, expect.stringContaining('"accepted":2')]);
    expect(out).toContain('"version":1');
    expect(logged(shop)).toMatchObject([
      { chosen: clarified.options[0]!.entry, helpful: 1 },
      { text: "退货运费谁出" },
      {},
      {},
      { text: "旧沙发能拉走吗" },
    ]);
    expect(shop.app.logs.prepare("SELECT text FROM agent_messages").pluck().all()).toEqual(["可以，下单时勾选旧物回收"]);
    expect(readFileSync(join(folder, "live.kbpack")).subarray(0, 2).toString()).toBe("PK");
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await shop.end();
  }
});
