// The OpenAPI documents: served without signing in, found faultless by a linter, every endpoint in them with every field and every way it may be refused, nothing twice.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1 } from "../../../shared/contract/answering.ts";
import { contract } from "../../../shared/contract/index.ts";
import { errorStatus } from "../../../shared/errors.ts";
import { startServer, type TestServer } from "../../support/app.ts";
import { readDocument, resolved, type ApiDocument } from "../../support/openApi.ts";

let server: TestServer;
const documents = {} as Record<"api" | "v1", ApiDocument>;
beforeAll(async () => {
  server = await startServer();
  for (const which of ["api", "v1"] as const) documents[which] = await readDocument(server.client(), which);
});
afterAll(() => server.end());

const require = createRequire(import.meta.url);
const linter = require.resolve("@redocly/cli/bin/cli.js");
/** What the linter has to say by its recommended rules. It calls nobody. */
function lint(document: unknown): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-lint-"));
  try {
    writeFileSync(join(folder, "openapi.json"), JSON.stringify(document));
    const { stdout } = spawnSync(process.execPath, [linter, "lint", "--extends", "recommended", "--format", "json", "openapi.json"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string; location: { pointer: string }[] }[] };
    return problems.map((p) => [p.ruleId, p.location[0]?.pointer, p.message]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each([
  ["api", contract],
  ["v1", v1],
] as const)("/%s/openapi.json", (which, endpoints) => {
  test("is found faultless by Redocly's recommended rules, which do find faults", () => {
    const document = documents[which];
    expect(lint(document)).toEqual([]);
    const [path, item] = Object.entries(document.paths)[0]!;
    expect(lint({ ...document, servers: [], paths: { [path]: { ...item, post: { responses: {} } } } })).not.toEqual([]);
  });
  test("describes every endpoint with all of its fields and its answer", () => {
    const document = documents[which];
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.values(document.paths).flatMap((p) => Object.values(p));
    expect(operations.map((o) => o.operationId).sort()).toEqual(Object.keys(endpoints).sort());
    for (const [name, e] of Object.entries(endpoints)) {
      const operation = document.paths[e.path.replace(/:(\w+)/g, "{$1}")]![e.method.toLowerCase()]!;
      const body = operation.requestBody?.content["application/json"]?.schema.properties ?? {};
      const named = [...(operation.parameters ?? []).filter((p) => p.in !== "header").map((p) => p.name), ...Object.keys(body)];
      const expected = "shape" in e.input ? Object.keys(e.input.shape) : [];
      expect([name, named.sort()]).toEqual([name, expected.sort()]);
      expect(operation.summary).toBe(e.summary);
      expect(operation.tags).toHaveLength(1);
      const success = operation.responses[String("status" in e ? e.status : 200)]!;
      if (!("status" in e && e.status === 204)) {
        expect(Object.keys(success.content ?? {}).length, name).toBeGreaterThan(0);
        for (const type of Object.keys(success.content!)) expect(type).toMatch(/^[a-z]+\/[\w.+-]+$/);
      }
    }
  });
  test("gives every status an example of each of its codes, and every reply its name", () => {
    const document = documents[which];
    for (const operation of Object.values(document.paths).flatMap((p) => Object.values(p)))
      for (const [status, either] of Object.entries(operation.responses)) {
        const response = resolved(document, either);
        expect([operation.operationId, status, Object.keys(response.headers ?? {})]).toEqual([
          operation.operationId,
          status,
          expect.arrayContaining(["X-Request-Id"]),
        ]);
        if (Number(status) >= 400) {
          const examples = Object.entries(response.content!["application/json"]!.examples!);
          expect(examples.length).toBeGreaterThan(0);
          for (const [code, { value }] of examples) {
            expect(value).toMatchObject({ error: { code } });
            expect([code, errorStatus[code as keyof typeof errorStatus]]).toEqual([code, Number(status)]);
          }
        }
        if (["429", "503"].includes(status)) expect(Object.keys(response.headers!)).toContain("Retry-After");
        if (status === "405") expect(Object.keys(response.headers!)).toContain("Allow");
      }
  });
  test("writes no shape out twice: what is used again is a component", () => {
    const seen = new Map<string, string[]>();
    const visit = (value: unknown, place: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("properties" in value && Object.keys(value.properties as object).length > 2) {
        const { description: _, ...shape } = value as Record<string, unknown>;
        const text = JSON.stringify(shape);
        seen.set(text, [...(seen.get(text) ?? []), place]);
      }
      for (const [key, each] of Object.entries(value)) visit(each, `${place}/${key}`);
    };
    visit(documents[which], "");
    expect([...seen.values()].filter((places) => places.length > 1)).toEqual([]);
  });
});

test("the bot API says which scope each endpoint needs, what is asked one way or the other, and how batches are repeated safely", () => {
  const { paths, components } = documents.v1;
  expect(paths["/v1/ask"]!.post!.security).toEqual([{ botKey: ["ask"] }]);
  expect(paths["/v1/knowledge"]!.get!.security).toEqual([{ botKey: [] }]);
  const ask = paths["/v1/ask"]!.post!.requestBody!;
  expect(ask.required).toBe(true);
  expect(ask.content["application/json"]!.schema.required ?? []).toEqual([]);
  expect(ask.content["application/json"]!.schema.oneOf).toMatchObject([{ required: ["question"] }, { required: ["choose"] }]);
  const logs = paths["/v1/logs"]!.post!;
  expect(logs.parameters).toContainEqual(expect.objectContaining({ name: "Idempotency-Key", in: "header" }));
  expect(Object.keys(logs.requestBody!.content)).toEqual(["application/x-ndjson"]);
  expect(logs.requestBody!.content["application/x-ndjson"]!.schema).toMatchObject({
    contentSchema: { $ref: "#/components/schemas/LogLine" },
  });
  expect(components.schemas["LogLine"]).toMatchObject({
    anyOf: [{ $ref: "#/components/schemas/AgentsLine" }, { $ref: "#/components/schemas/CustomersLine" }],
  });
  expect(components.schemas["CustomersLine"]).toMatchObject({ required: ["question"], properties: { outcome: expect.anything() } });
  expect(components.schemas["AgentsLine"]).toMatchObject({ required: ["role", "question", "conversation"] });
  const pack = paths["/v1/knowledge/pack"]!.get!.responses;
  for (const status of ["200", "304"]) expect(Object.keys(pack[status]!.headers!)).toContain("ETag");
});

test("a body is required where something in it must be given, and only there", () => {
  const required = (name: string): boolean | undefined =>
    Object.values(documents.api.paths)
      .flatMap((p) => Object.values(p))
      .find((o) => o.operationId === name)!.requestBody?.required;
  expect(["createEntry", "signIn", "previewImport"].map(required)).toEqual([true, true, true]);
  expect(["updateKnowledgeBase", "startSpotCheck", "runImport"].map(required)).toEqual([false, false, false]);
  expect(["signOut", "undeleteEntry", "listEntries"].map(required)).toEqual([undefined, undefined, undefined]);
});
