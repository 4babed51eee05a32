// The OpenAPI documents: served without signing in, every endpoint in them, every field of its input somewhere.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1 } from "../../shared/contract/answering.ts";
import { contract } from "../../shared/contract/index.ts";
import { startServer, type TestServer } from "../support/app.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.end());

interface Schema {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
}
interface Operation {
  operationId: string;
  summary: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const read = async (which: "api" | "v1"): Promise<Document> => {
  const answer = await server.client().request("GET", `/${which}/openapi.json`);
  expect(answer.status).toBe(200);
  return answer.json as Document;
};

describe.each([
  ["api", contract],
  ["v1", v1],
] as const)("/%s/openapi.json", (which, endpoints) => {
  test("describes every endpoint with all of its fields, its answer and its errors", async () => {
    const document = await read(which);
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
      const success = operation.responses[String("status" in e ? e.status : 200)]!;
      if (!("status" in e && e.status === 204))
        expect([name, Object.keys(success.content ?? {})]).toEqual([name, [expect.stringContaining("/")]]);
      expect(operation.responses.default?.content).toHaveProperty("application/json");
    }
  });
});

test("the bot API says which scope each endpoint needs, what may be left out, and how batches are repeated safely", async () => {
  const { paths } = await read("v1");
  expect(paths["/v1/ask"]!.post!.security).toEqual([{ botKey: ["ask"] }]);
  expect(paths["/v1/knowledge"]!.get!.security).toEqual([{ botKey: [] }]);
  expect(paths["/v1/ask"]!.post!.requestBody!.content["application/json"]!.schema.required ?? []).toEqual([]);
  expect(paths["/v1/logs"]!.post!.parameters).toContainEqual(expect.objectContaining({ name: "Idempotency-Key", in: "header" }));
  expect(Object.keys(paths["/v1/logs"]!.post!.requestBody!.content)).toEqual(["application/x-ndjson"]);
  expect(Object.keys(paths["/v1/knowledge/pack"]!.get!.responses)).toEqual(expect.arrayContaining(["200", "304"]));
});
