// Every endpoint of the console, by the same rules: signed out, stranger, forbidden, bad input, not found, error shape, audit line, output as promised.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { contract, type Name } from "../shared/contract/index.ts";
import type { Endpoint } from "../shared/contract/endpoint.ts";
import { errorBody } from "../shared/errors.ts";
import { examples } from "./support/examples.ts";
import type { Answer, Client } from "./support/client.ts";
import { rights } from "./support/rights.ts";
import { makeWorld, type World } from "./support/world.ts";

const endpoints = Object.entries(contract) as [Name, Endpoint][];
const inKb = endpoints.filter(([, e]) => e.path.includes(":kb"));

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());
afterEach(() => world.settled());

interface Given {
  input: Record<string, unknown>;
  file?: string;
}
const rightInput = async (name: Name): Promise<Given> => {
  const example = await examples[name](world);
  return "input" in example && typeof example.input === "object" ? (example as never) : { input: example };
};
const auditLines = (): number => (world.server.app.db.prepare("SELECT count(*) AS n FROM audit").get() as { n: number }).n;
const refused = new Map<Name, Promise<Given>>();
/** A right input but for what is refused: as that leaves all as it was, one serves for all refusals. */
function inputOf(name: Name): Promise<Given> {
  const given = refused.get(name) ?? rightInput(name);
  refused.set(name, given);
  return given;
}
const call = async (client: Client, name: Name, change: Record<string, unknown> = {}): Promise<Answer> => {
  const { input, file } = await inputOf(name);
  const before = auditLines();
  const answer = await client.try(name, { ...input, ...change }, file);
  expect([answer.status >= 400, auditLines()]).toEqual([true, before]);
  return answer;
};

/** The answer is an error of the one shape, with this status. */
function expectError(answer: Answer, status: number | number[]): void {
  expect([status].flat()).toContain(answer.status);
  expect(errorBody.strict().safeParse(answer.json).success, answer.text).toBe(true);
}

test("every endpoint has an example here, so that none escapes these rules", () => {
  expect(Object.keys(examples).sort()).toEqual(endpoints.map(([name]) => name).sort());
});

/** Reads that no command needs to name: sent as files, of what never changes, tried with what is not saved, asked again by themselves or when a job ends, or no worse for being half a minute old. */
const neverStale: readonly string[] = [
  "getSession",
  "previewReplacement",
  "previewFlips",
  "listFlips",
  "previewFix",
  "previewVocabularyFlips",
  "countWords",
  "listVocabularyFlips",
  "askRobot",
  "whyNot",
  "listHistoryEntries",
  "getRevision",
  "previewMoment",
  "tellPresence",
  "exportTurns",
  "getConversation",
  "listLogImports",
  "getLogProblems",
  "listMissTurns",
  "previewDecision",
  "getAgentAnswers",
  "testAgentAnswer",
  "getImportTemplate",
  "getImportProblems",
  "getImportSuggested",
  "exportEntries",
  "previewExport",
  "exportSelected",
  "downloadPack",
  "listAudit",
  "getStorage",
  "getBackup",
];

test("every read is made stale by some command, or stands among those that need not be; what commands name are reads", () => {
  const reads = endpoints.flatMap(([name, { kind }]) => (kind === "query" ? [name as string] : []));
  const named = new Set([...endpoints.flatMap(([, { changes = [] }]) => changes), ...neverStale]);
  expect(
    reads.filter((name) => !named.has(name)),
    "reads that go stale unsaid: the commands that change them name them in `changes`, or `neverStale` does",
  ).toEqual([]);
  expect([...named].filter((name) => name !== "*" && !reads.includes(name))).toEqual([]);
});

test("every endpoint needs the right that is written down by hand", () => {
  const declared = Object.fromEntries(endpoints.map(([name, { permission }]) => [name, permission]));
  const meant = Object.fromEntries(Object.entries(rights).flatMap(([right, names]) => names.map((name) => [name, right])));
  expect(declared, "what contract says of an endpoint, and tests/support/rights.ts").toEqual(meant);
});

test.each(endpoints.filter(([, e]) => e.permission !== "public"))("%s is closed to anybody who is not signed in", async (name) => {
  expectError(await call(world.server.client(), name), 401);
});

test.each(inKb)("%s does not exist for people of other knowledge bases", async (name) => {
  expectError(await call(world.outsider, name), 404);
});

test.each(endpoints.filter(([, e]) => ["write", "publish", "admin"].includes(e.permission)))(
  "%s is refused to a role without the right",
  async (name, { permission }) => {
    const lower = permission === "write" ? world.viewer : permission === "publish" ? world.trainer : world.publisher;
    expectError(await call(lower, name), 403);
  },
);

test.each(inKb)("%s answers 404 for a knowledge base that is not there", async (name) => {
  expectError(await call(world.admin, name, { kb: "kb_nothing" }), 404);
});

const idsIn = (endpoint: Endpoint): string[] => [...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1]!).filter((key) => key !== "kb");
test.each(inKb.filter(([name, e]) => idsIn(e).length > 0 && name !== "setMember"))(
  "%s answers 404 for an id that is not there, and for one of another knowledge base",
  async (name, endpoint) => {
    const unknown = Object.fromEntries(idsIn(endpoint).map((key) => [key, ["revision", "version"].includes(key) ? 9999 : "x_nothing"]));
    expectError(await call(world.admin, name, unknown), 404);
    expectError(await call(world.admin, name, { kb: world.otherKb }), 404);
  },
);

const junk: unknown[] = [{ a: [] }, "", -1, "x".repeat(11_000)];
/** A value some field of the input does not accept, found by asking the schema itself. */
function badChange(endpoint: Endpoint, input: Record<string, unknown>): Record<string, unknown> | null {
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1]!));
  const asText = endpoint.method === "GET" || endpoint.upload === true;
  for (const key of Object.keys("shape" in endpoint.input ? (endpoint.input.shape as object) : {})) {
    if (inPath.has(key)) continue;
    for (const value of junk) {
      const change = { [key]: asText ? String(value) : value };
      if (!endpoint.input.safeParse({ ...input, ...change }).success) return change;
    }
  }
  return null;
}

describe("bad input", () => {
  test.each(endpoints)("%s says what was expected", async (name, endpoint) => {
    const { input } = await inputOf(name);
    const change = badChange(endpoint, input);
    if (!change)
      return expect(
        Object.keys(input).every((key) => endpoint.path.includes(`:${key}`)),
        "an endpoint that accepts anything",
      ).toBe(true);
    const answer = await call(world.admin, name, change);
    expectError(answer, 400);
    expect(answer.json).toMatchObject({
      error: {
        code: "bad_input",
        details: { fields: expect.arrayContaining([{ field: expect.any(String), expected: expect.any(String) }]) },
      },
    });
  });
});

describe("a right call", () => {
  test.each(endpoints)("%s keeps its promise", async (name, endpoint) => {
    if (name === "setUp") return expectError(await call(world.admin, name), 409);
    const client = name === "signOut" || name === "changePassword" ? await world.spare() : name === "startBackup" ? world.cli : world.admin;
    const { input, file } = await rightInput(name);
    const before = auditLines();
    const answer = await client.try(name, input, file);
    expect([name, answer.status, answer.status >= 400 ? answer.text : ""]).toEqual([name, endpoint.status ?? 200, ""]);
    const lines = auditLines() - before;
    // That all of it is loaded is for tests/server/setup to prove: here it is not waited for.
    if (name === "loadSample") await client.call("cancelJob", { kb: world.emptyKb, job: (answer.json as { job: string }).job });
    if (endpoint.kind === "command") expect(lines).toBeGreaterThan(0);
    else expect(lines).toBe(0);
    if (!("safeParse" in endpoint.output)) expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    else if (endpoint.status === 204) expect(answer.text).toBe("");
    else expect(endpoint.output.parse(answer.json)).toEqual(answer.json);
  });
});
