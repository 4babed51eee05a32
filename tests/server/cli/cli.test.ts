// The command line from end to end, with no server running: every command starts one for itself.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFolder, runCli, runProcess } from "./run.ts";

const { dataDir, end } = dataFolder();
const cli = (args: string[], input?: string) => runCli(dataDir, args, input);
const password = "a long password";
let kb: string;

/** A file in the data folder; returns its path. */
function file(name: string, ...lines: unknown[]): string {
  const path = join(dataDir, name);
  writeFileSync(path, lines.map((l) => (typeof l === "string" ? l : JSON.stringify(l))).join("\n"));
  return path;
}

beforeAll(async () => {
  const made = await runProcess(dataDir, ["setup", "--user", "zhoumin", "--password-stdin", "--name", "我的店"], `${password}\n`);
  expect(made).toMatchObject({ code: 0, err: "" });
  kb = made.out.trim();
});
afterAll(end);

test("several commands at once wait for each other", async () => {
  const other = dataFolder();
  const made = await Promise.all(["甲", "乙", "丙"].map((name) => runProcess(other.dataDir, ["kb", "create", "--name", name])));
  expect(made.map((m) => [m.code, m.err])).toEqual([
    [0, ""],
    [0, ""],
    [0, ""],
  ]);
  expect((await runCli(other.dataDir, ["kb", "list"])).out.trim().split("\n")).toHaveLength(3);
  other.end();
});

describe("setting up", () => {
  test("prints the knowledge base's id, and is refused a second time", async () => {
    expect(kb).toMatch(/^kb_\w+$/);
    expect(await cli(["kb", "list"])).toEqual({ code: 0, out: `${kb}\t我的店\n`, err: "" });
    const again = await runProcess(dataDir, ["setup", "--user", "other", "--password", password]);
    expect(again).toMatchObject({ code: 4, out: "", err: expect.stringContaining("already_set_up: ") });
    expect(again.err).not.toContain("    at ");
  });

  test("with a password that is too short says what was expected", async () => {
    expect(await cli(["user", "add", "--user", "li", "--password", "short"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("password"),
    });
  });
});

describe("people and keys", () => {
  test("users are added, reset and given roles", async () => {
    expect(await cli(["user", "add", "--user", "李雷", "--password", password])).toEqual({ code: 0, out: "", err: "" });
    expect((await cli(["user", "add", "--user", "李雷", "--password", password])).code).toBe(4);
    expect(await cli(["user", "reset", "--user", "李雷", "--password-stdin"], "another password")).toEqual({ code: 0, out: "", err: "" });
    expect(await cli(["member", "set", "--kb", kb, "--user", "李雷", "--role", "trainer"])).toEqual({ code: 0, out: "", err: "" });
    expect(await cli(["user", "reset", "--user", "nobody", "--password", password])).toMatchObject({
      code: 3,
      err: "not_found: no such user: nobody\n",
    });
  });

  test("a key stands alone on standard output", async () => {
    const made = await cli(["key", "create", "--kb", kb, "--name", "bot", "--scope", "ask,log", "--scope", "explain"]);
    expect([made.code, made.err]).toEqual([0, ""]);
    expect(made.out).toMatch(/^\S{20,}\n$/);
    expect(await cli(["key", "create", "--kb", kb, "--name", "bot", "--scope", "everything"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("--scope"),
    });
  });
});

describe("knowledge", () => {
  test("goes in, live and out again", async () => {
    const created = await cli(["kb", "create", "--name", "Second", "--language", "en"]);
    const second = created.out.trim();
    const entries = file(
      "entries.jsonl",
      { id: "CANCEL", questions: ["cancel my order", "stop my order"] },
      { id: "RETURN", questions: ["return it"], answer: "Within 7 days." },
    );
    const imported = await cli(["import", entries, "--kb", second, "--default-answer", "A colleague will help."]);
    expect([imported.code, imported.out]).toEqual([0, ""]);
    expect(imported.err).toContain("2 new, 0 changed, 0 same, 0 skipped, 0 rejected");
    expect((await cli(["import", entries, "--kb", second])).err).toContain("0 new, 0 changed, 2 same");
    expect(await cli(["publish", "--kb", second, "--note", "first"])).toEqual({ code: 0, out: "1\n", err: "" });
    const exported = await runProcess(dataDir, ["export", "--kb", second]);
    const lines = exported.out
      .trim()
      .split("\n")
      .map((l) => JSON.parse(l) as { id: string; answers: unknown });
    expect(lines.map((l) => [l.id, l.answers])).toEqual([
      ["CANCEL", [{ text: "A colleague will help." }]],
      ["RETURN", [{ text: "Within 7 days." }]],
    ]);
    const out = join(dataDir, "pack");
    expect((await cli(["export", "--kb", second, "--version", "1", "--out", out])).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
    expect((await cli(["export", "--kb", second, "--version", "9"])).code).toBe(3);
  });

  test("rows that are rejected are named by number; good ones go in all the same", async () => {
    const mixed = await cli(["import", file("mixed.jsonl", { question: "一" }, "{broken"), "--kb", kb]);
    expect(mixed).toMatchObject({ code: 5, err: expect.stringContaining("row 2: rejected: one JSON object a line") });
    expect(mixed.err).toContain("1 new");
    expect(await cli(["import", file("bad.jsonl", "{broken"), "--kb", kb])).toMatchObject({
      code: 1,
      err: expect.stringContaining("all rejected"),
    });
    expect(await cli(["import", join(dataDir, "gone.jsonl"), "--kb", kb])).toMatchObject({ code: 3 });
    expect(await cli(["import", file("x.csv", "a,b"), "--kb", kb])).toMatchObject({
      code: 1,
      err: expect.stringContaining("unreadable_file"),
    });
  });

  test("existing entries are overwritten only on request", async () => {
    const other = file("other.jsonl", { question: "一", answer: "新" });
    expect((await cli(["import", other, "--kb", kb])).err).toContain("1 skipped");
    expect((await cli(["import", other, "--kb", kb, "--existing", "overwrite"])).err).toContain("1 changed");
  });

  test("comes from other systems, columns as one says; several files at once, a dry run, and wordings merged", async () => {
    const other = (await cli(["kb", "create", "--name", "Other"])).out.trim();
    const text = (name: string, content: string): string => {
      writeFileSync(join(dataDir, name), content);
      return join(dataDir, name);
    };
    const nlu = text(
      "nlu.yml",
      "nlu:\n- intent: faq/a\n  examples: |\n    - 怎么退货\n    - 想退\n- intent: out_of_scope\n  examples: |\n    - 唱歌\n",
    );
    const domain = text("domain.yml", "responses:\n  utter_faq/a:\n  - text: 七天内\n");
    const dry = await cli(["import", nlu, domain, "--kb", other, "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, err: expect.stringContaining("1 new, 0 changed") });
    expect(dry.err).toContain("nothing written");
    expect((await cli(["import", nlu, domain, "--kb", other, "--format", "rasa"])).err).toContain(
      "1 new, 0 changed, 0 same, 0 skipped, 0 rejected; 0 conflicting wordings; 1 not to be answered",
    );
    const table = text("t.csv", "咨询,说法,应对\n怎么退货,退货流程,十天内\n几点开门,,八点\n,x,\n");
    const map = ["--map", "question=咨询,answer=应对", "--map", "similar=说法"];
    const rejected = join(dataDir, "rejected.csv");
    const merged = await cli(["import", table, "--kb", other, ...map, "--on-existing", "merge", "--rejected", rejected]);
    expect(merged).toMatchObject({ code: 5, err: expect.stringContaining("1 new, 1 changed, 0 same, 0 skipped, 1 rejected") });
    expect(readFileSync(rejected, "utf8")).toContain(",x,");
    // The columns are remembered.
    expect((await cli(["import", table, "--kb", other, "--dry-run"])).err).toContain("as said for an earlier file");
    const lost = await cli(["export", "--kb", other, "--format", "rasa", "--dry-run"]);
    expect(lost).toEqual({ code: 0, out: "", err: "2 entries; nothing written\n" });
    const azure = await cli(["export", "--kb", other, "--format", "azure"]);
    expect(azure.out).toContain("退货流程\t七天内\tEditorial");
  });

  test("of a knowledge base that is not there is not found", async () => {
    for (const args of [
      ["export", "--kb", "kb_gone"],
      ["publish", "--kb", "kb_gone", "--note", "n"],
      ["key", "create", "--kb", "kb_gone", "--name", "n"],
    ])
      expect((await cli(args)).code).toBe(3);
  });
});

describe("help and wrong use", () => {
  test("every command has help with its options and the exit codes", async () => {
    const all = await cli(["--help"]);
    expect(all.code).toBe(0);
    expect(await runProcess(dataDir, ["--help"])).toEqual(all);
    for (const name of [
      "setup",
      "serve",
      "user list",
      "user add",
      "user reset",
      "member set",
      "key list",
      "key create",
      "key revoke",
      "kb list",
      "kb create",
      "import",
      "publish",
      "export",
      "versions",
      "rollback",
      "import-log",
      "job list",
      "job",
      "key set",
      "backup",
      "restore",
    ]) {
      expect(all.out).toContain(name);
      const help = await cli([...name.split(" "), "--help"]);
      expect([help.code, help.err]).toEqual([0, ""]);
      expect(help.out).toContain(`robot-trainer ${name}`);
      expect(help.out).toContain("exit codes:");
    }
  });

  test("is answered with the usage and code 2", async () => {
    for (const args of [
      [],
      ["fly"],
      ["kb"],
      ["import", "--kb", kb],
      ["import", "a", "--kb", kb, "--map", "colour=x"],
      ["import", "a", "-", "--kb", kb],
      ["publish", "--kb", kb],
      ["export", "--kb", kb, "--format", "pdf"],
      ["kb", "list", "--all"],
      ["user", "add", "--user", "x"],
    ]) {
      const ended = await cli(args);
      expect([args, ended.code, ended.out]).toEqual([args, 2, ""]);
      expect(ended.err).toContain("robot-trainer");
    }
  });
});
