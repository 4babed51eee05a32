// Data folders that earlier programs made: each is upgraded when it is opened, and holds what it held.
import { cpSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adminName, adminPassword, startServer, startShop } from "../../support/app.ts";
import { folderOf, schemasFolder, shopQuestions, unknownQuestion, unpublishedQuestion } from "../../schemas/kept.ts";
import { makeBot } from "../answering/bot.ts";
import { publish, type Shop } from "../releases/publishing.ts";

const folders = readdirSync(schemasFolder).filter((name) => /^trainer-\d+-logs-\d+$/.test(name));

let fresh: Shop;
beforeAll(async () => void (fresh = await startShop()));
afterAll(() => fresh.end());

describe("a data folder of schema", () => {
  test.each(folders)("%s is upgraded, with all it holds: the draft, the version that answers, what was asked", async (name) => {
    const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
    cpSync(join(schemasFolder, name), dataDir, { recursive: true });
    const server = await startServer({ dataDir });
    expect(folderOf(server.app)).toBe(folderOf(fresh.app));
    const admin = server.client();
    await admin.call("signIn", { name: adminName, password: adminPassword });
    const { id: kb } = (await admin.call("listKnowledgeBases", {})).rows[0]!;
    const shop = { ...server, admin, kb };
    const questions = (await admin.call("listEntries", { kb })).rows.map(({ question }) => question);
    expect(questions.sort()).toEqual([...shopQuestions.map(([question]) => question), unpublishedQuestion].sort());
    const turns = (await admin.call("listTurns", { kb })).rows;
    expect(turns.map(({ question, outcome }) => [question, outcome]).reverse()).toEqual([
      ...shopQuestions.map(([, similar]) => [similar, "answered"]),
      // As the program of its day decided: some asked back.
      [unknownQuestion, expect.stringMatching(/^(unanswered|clarify)$/)],
    ]);
    const bot = await makeBot(shop);
    for (const [question, similar] of shopQuestions)
      expect(await bot.ask({ question: similar })).toMatchObject({ version: 1, answer: { question } });
    await publish(shop, "之后");
    expect(await bot.ask({ question: unpublishedQuestion })).toMatchObject({ version: 2, outcome: "answered" });
    await server.end();
  });

  test("as this program makes them is kept, too: npm run schema makes it", () => {
    const folder = folderOf(fresh.app);
    expect([folder, existsSync(folder)]).toEqual([folder, true]);
  });
});
