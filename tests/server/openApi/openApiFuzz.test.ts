// The OpenAPI documents hold: what they allow is never answered 400, what they forbid is, and every refusal is one that they show. Inputs are drawn from the served documents.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1 } from "../../../shared/contract/answering.ts";
import { contract } from "../../../shared/contract/index.ts";
import type { Answer, Client } from "../../support/client.ts";
import { examples } from "../../support/examples.ts";
import { readDocument, resolved, type ApiDocument, type Operation, type Schema } from "../../support/openApi.ts";
import { spoilt, valuesOf } from "../../support/schemaValues.ts";
import { makeWorld, type World } from "../../support/world.ts";

const documents = {} as Record<"api" | "v1", ApiDocument>;
const known: Record<string, unknown[]> = {};
let world: World;
let bot: Client;
beforeAll(async () => {
  world = await makeWorld();
  bot = world.server.client();
  const { key } = await world.admin.call("createKey", { kb: world.kb, name: "乱", scopes: ["ask", "log", "pack", "explain"] });
  bot.headers.authorization = `Bearer ${key}`;
  const asked = (await bot.request("POST", "/v1/ask", '{"question":"退货流程"}')).json as { id: string };
  for (const which of ["api", "v1"] as const) documents[which] = await readDocument(world.server.client(), which);
  // Of what there is, so that more than "not found" is met.
  Object.assign(known, {
    kb: [world.kb],
    entry: [await world.entry()],
    miss: [await world.miss()],
    turn: [asked.id],
    id: [asked.id],
    version: [1],
    base: [1],
  });
});
afterAll(async () => {
  await world.settled();
  await world.end();
});

/** What cannot be called at random, and why; each has its own tests. */
const leftOut: Record<string, string> = {
  signOut: "takes no input, and the session with it",
  signIn: "tries are counted, and hashing takes a tenth of a second",
  changePassword: "hashing takes a tenth of a second",
  resetPassword: "hashing takes a tenth of a second, and it would shut the caller out",
  createUser: "hashing takes a tenth of a second",
  setUp: "is done, and hashes a password first",
  loadSample: "takes no input, and 6,000 questions long",
  checkOwnWordings: "takes no input, and trains ten times",
  openLinks: "calls whatever address it is given",
  publish: "a job that would outlast the test",
  setMember: "would take the caller's own role away",
  previewImport: "its body is a file: what is in it is reported row by row",
  previewLog: "its body is a file: what is in it is reported line by line",
  importLog: "its body is a file: what is in it is reported line by line",
  logs: "its body is lines: below",
};

const call = async (
  which: "api" | "v1",
  method: string,
  path: string,
  operation: Operation,
  parameters: Record<string, unknown>,
  body: unknown,
): Promise<Answer> => {
  const inPath = (name: string): boolean => operation.parameters?.some((p) => p.in === "path" && p.name === name) ?? false;
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (inPath(name) ? [] : [[name, String(value)]])));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
  const headers = which === "api" ? { cookie: world.admin.cookie } : bot.headers;
  return world.server
    .client()
    .request(
      method,
      query.size > 0 ? `${url}?${query.toString()}` : url,
      body === undefined ? undefined : JSON.stringify(body),
      "application/json",
      headers,
    );
};

const judges = new Map<ApiDocument, Ajv2020>();
/** As ajv judges, by the whole document's components, each of which it compiles once. */
function judge(document: ApiDocument, schema: Schema): ValidateFunction {
  let ajv = judges.get(document);
  if (!ajv) {
    ajv = new Ajv2020({ strict: false, coerceTypes: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema({ components: document.components }, "document");
    judges.set(document, ajv);
  }
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as Schema);
}

interface Given {
  parameters: Record<string, unknown>;
  body: unknown;
}

describe.each([
  ["api", contract],
  ["v1", v1],
] as const)("%s", (which, endpoints) => {
  const named = Object.entries(endpoints).filter(([name]) => !(name in leftOut));

  test.each(named.map(([name, e]) => [name, e.method.toLowerCase(), e.path.replace(/:(\w+)/g, "{$1}")] as const))(
    "%s",
    async (name, method, path) => {
      const document = documents[which];
      const operation = document.paths[path]![method]!;
      const parameters = (operation.parameters ?? []).filter((p) => p.in !== "header");
      const body = operation.requestBody?.content["application/json"]?.schema ?? null;
      const ownIds = which === "api" ? await idsOf(name) : {};
      const draw = valuesOf(document.components.schemas, { ...known, ...ownIds });
      const whole: Schema = {
        type: "object",
        properties: {
          parameters: {
            type: "object",
            properties: Object.fromEntries(parameters.map((p) => [p.name, p.schema])),
            required: parameters.flatMap((p) => (p.required ? [p.name] : [])),
          },
          ...(body ? { body: { type: "object", ...body } } : {}),
        },
        required: ["parameters", ...(body ? ["body"] : [])],
      };
      const allows = judge(document, whole);
      // What may not be seen is not found before anything else of it is read: the address names what there is.
      const there: Record<string, unknown> = {};
      for (const p of parameters) if (p.in === "path") there[p.name] = (ownIds[p.name] ?? known[p.name])![0];
      const right = (draw(whole) as fc.Arbitrary<Given>).map((given) => ({ ...given, parameters: { ...given.parameters, ...there } }));
      const tries = parameters.every((p) => p.in === "path") && !body ? 3 : 24;
      // Half of them as drawn, half with one place changed; ids in the path are left: what is no id is not found.
      const drawn = fc.oneof(
        right,
        right.chain((given) =>
          fc.record({
            parameters: spoilt(given.parameters, 1_050).map((p) => ({ ...(p as object), ...there })),
            body: body ? spoilt(given.body, 10_050) : fc.constant(undefined),
          }),
        ),
      );
      const seen = { allowed: 0, forbidden: 0 };
      await fc.assert(
        fc.asyncProperty(drawn as fc.Arbitrary<Given>, async (given) => {
          const isText = (p: string): boolean => parameters.some((each) => each.name === p && each.in === "query");
          // A query string holds texts: what is changed to a list or to nothing cannot be sent as such.
          for (const [key, value] of Object.entries(given.parameters))
            if (isText(key) && (typeof value === "object" || value === undefined)) delete given.parameters[key];
          const asSent = { ...given, parameters: asTexts(given.parameters, document, parameters) };
          const isAllowed = allows(asSent);
          seen[isAllowed ? "allowed" : "forbidden"] += 1;
          const answer = await call(which, method.toUpperCase(), path, operation, given.parameters, given.body);
          const told = JSON.stringify({ given, answer: answer.text.slice(0, 500), why: allows.errors?.slice(0, 2) });
          expect([isAllowed ? "allowed" : "forbidden", answer.status === 400, told]).toEqual([
            isAllowed ? "allowed" : "forbidden",
            !isAllowed,
            told,
          ]);
          expect(answer.status, told).toBeLessThan(500 + (which === "v1" ? 4 : 0));
          if (answer.status >= 400) {
            const { code } = (answer.json as { error: { code: string } }).error;
            const shown = operation.responses[String(answer.status)];
            expect(Object.keys(shown ? (resolved(document, shown).content?.["application/json"]?.examples ?? {}) : {}), told).toContain(
              code,
            );
          } else expect(Object.keys(operation.responses)).toContain(String(answer.status));
        }),
        { seed: 12, numRuns: tries, endOnFailure: true },
      );
      expect(seen.allowed).toBeGreaterThan(0);
      await world.settled();
    },
  );
});

/** Ids that exist for this endpoint: those its example uses. */
async function idsOf(name: string): Promise<Record<string, unknown[]>> {
  const example = await examples[name as keyof typeof examples](world);
  const input = ("input" in example ? example.input : example) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) => (typeof value === "string" || typeof value === "number" ? [[key, [value]]] : [])),
  );
}

/** As the server gets to see them: "7" and 7 are the same in an address. */
function asTexts(
  given: Record<string, unknown>,
  document: ApiDocument,
  parameters: { name: string; schema: Schema }[],
): Record<string, unknown> {
  const isNumeric = (schema: Schema): boolean =>
    schema.$ref
      ? isNumeric(document.components.schemas[schema.$ref.split("/").at(-1)!]!)
      : schema.type === "integer" || schema.type === "number" || typeof schema.enum?.[0] === "number";
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const text = String(value);
      const parameter = parameters.find((p) => p.name === name);
      return [name, parameter && isNumeric(parameter.schema) && /^-?\d+$/.test(text) ? Number(text) : text];
    }),
  );
}

test("every endpoint is tried, or left out for a reason", () => {
  const all = [...Object.keys(contract), ...Object.keys(v1)];
  expect(Object.keys(leftOut).filter((name) => !all.includes(name))).toEqual([]);
});

test("lines of /v1/logs as the document shows them are taken", async () => {
  const lines = valuesOf(documents.v1.components.schemas)(documents.v1.components.schemas["LogLine"]!) as fc.Arbitrary<{
    question: string;
  }>;
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 10 }), async (rows) => {
      const answer = await bot.request("POST", "/v1/logs", rows.map((row) => JSON.stringify(row)).join("\n"), "application/x-ndjson");
      expect(answer.status).toBe(200);
      const { accepted, rejected } = answer.json as { accepted: number; rejected: { line: number; reason: string }[] };
      // That times lie in the past can be said in words only.
      expect(rejected.filter((r) => r.reason !== "time: a time from 1970 until now was expected")).toEqual([]);
      expect(accepted + rejected.length).toBe(rows.length);
    }),
    { seed: 12, numRuns: 20 },
  );
  for (const line of [
    "{}",
    '{"question":" "}',
    '{"question":{}}',
    '{"question":"a","outcome":"dunno"}',
    '{"question":"a","confidence":101}',
    '{"question":"a","helpful":"maybe"}',
    "[]",
  ])
    expect((await bot.request("POST", "/v1/logs", line, "application/x-ndjson")).json).toMatchObject({
      accepted: 0,
      rejected: [{ line: 1 }],
    });
});
