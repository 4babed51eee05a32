// One endpoint as an OpenAPI operation: where its input is sent, what it answers, and everything it may be refused with.
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { z } from "zod";
import type { BotEndpoint } from "../../shared/contract/answering.ts";
import type { Endpoint } from "../../shared/contract/endpoint.ts";
import { errorBody, errorStatus, type ErrorCode } from "../../shared/errors.ts";
import { replyHeaders } from "./errors.ts";

export type ShownEndpoint = Pick<Endpoint, "method" | "path" | "summary" | "input" | "output" | "upload" | "status" | "errors"> &
  Partial<Pick<Endpoint, "permission" | "kind"> & Pick<BotEndpoint, "scope" | "headers" | "lines" | "etag" | "example">>;

/** `refuse` gives the response of one status with these codes. */
export function operationOf(
  name: string,
  tag: string,
  scheme: string,
  e: ShownEndpoint,
  refuse: (codes: readonly ErrorCode[]) => { $ref: string },
): ZodOpenApiOperationObject {
  const inPath = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const rest = inPath.length === 0 ? e.input : pick(e.input, (key) => !inPath.includes(key));
  const holdsMore = Object.keys(shapeOf(rest)).length > 0;
  const inBody = e.method !== "GET" && !e.upload;
  const body = e.upload ? fileBody(e) : inBody && holdsMore ? jsonBodyOf(rest, e.example?.input) : null;
  return {
    operationId: name,
    summary: e.summary,
    tags: [tag],
    ...securityOf(e, scheme),
    requestParams: {
      path: pick(e.input, (key) => inPath.includes(key)),
      ...(inBody ? {} : { query: pick(e.input, (key) => !inPath.includes(key)) }),
      ...(e.headers ? { header: e.headers } : {}),
    },
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(e), ...refusals(codesOf(e, inPath.length > 0, holdsMore), refuse) },
  };
}

function securityOf(e: ShownEndpoint, scheme: string): Pick<ZodOpenApiOperationObject, "security"> {
  if (e.scope !== undefined) return { security: [{ [scheme]: e.scope === null ? [] : [e.scope] }] };
  return e.permission === "public" ? { security: [] } : {};
}

const jsonBodyOf = (schema: z.ZodType, example: unknown) => ({
  // A body may be left out where nothing in it must be given.
  required: !schema.safeParse({}).success,
  content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
});

const binary = { type: "string" as const, format: "binary" };
const fileBody = (e: ShownEndpoint) => ({
  required: true,
  content: e.lines
    ? {
        "application/x-ndjson": {
          schema: {
            type: "string" as const,
            description: "Lines of JSON, each a `LogLine`; at most 10,000 of 64,000 characters, together 50 MB",
            contentMediaType: "application/x-ndjson",
            contentSchema: { $ref: "#/components/schemas/LogLine" },
          },
          example: `${JSON.stringify(e.example?.input)}\n`,
        },
      }
    : { "application/octet-stream": { schema: binary } },
});

function success(e: ShownEndpoint): ZodOpenApiOperationObject["responses"] {
  const status = `${e.status ?? 200}` as const;
  const etag = { ETag: { description: "The version's checksum, in quotation marks", schema: { type: "string" as const } } };
  const headers = { ...replyHeaders, ...(e.etag ? etag : {}) };
  const content =
    e.status === 204
      ? {}
      : "safeParse" in e.output
        ? { content: { "application/json": { schema: e.output, ...(e.example ? { example: e.example.output } : {}) } } }
        : { content: Object.fromEntries(mediaTypes(e.output.file).map((type) => [type, { schema: binary }])) };
  return {
    [status]: { description: "Done", headers, ...content },
    ...(e.etag ? { 304: { description: "As If-None-Match says, the caller has it already", headers } } : {}),
  };
}

const mediaTypes = (file: string): string[] =>
  file.split(/, | or /).map((type) => (type === "XLSX" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : type));

/** Every code it may be refused with: those of its kind, and its own. */
function codesOf(e: ShownEndpoint, hasIds: boolean, holdsMore: boolean): ErrorCode[] {
  const reads = e.method === "GET";
  const isBot = e.scope !== undefined;
  const codes: ErrorCode[] = ["forbidden", "method_not_allowed", "internal"];
  if (e.permission !== "public") codes.push("signed_out");
  if (hasIds) codes.push("not_found");
  if (hasIds || holdsMore || !reads) codes.push("bad_input");
  if (!reads) codes.push("too_large", "unsupported_encoding");
  if (e.upload && !isBot) codes.push("unreadable_file");
  if (e.kind === "command") codes.push("locked", "data_gone", "disk_full");
  if (isBot) codes.push("too_many_requests");
  return [...new Set([...codes, ...(e.errors ?? [])])];
}

function refusals(
  codes: readonly ErrorCode[],
  refuse: (codes: readonly ErrorCode[]) => { $ref: string },
): ZodOpenApiOperationObject["responses"] {
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))].sort((a, b) => a - b);
  // In the order of the catalogue, so that the same codes are one response wherever they stand.
  const inOrder = Object.keys(errorStatus) as ErrorCode[];
  return {
    ...Object.fromEntries(
      statuses.map((status) => [`${status}`, refuse(inOrder.filter((code) => codes.includes(code) && errorStatus[code] === status))]),
    ),
    default: { description: "An error", headers: replyHeaders, content: { "application/json": { schema: errorBody } } },
  };
}

const pick = (schema: z.ZodType, wanted: (key: string) => boolean): z.ZodObject =>
  z.object(Object.fromEntries(Object.entries(shapeOf(schema)).filter(([key]) => wanted(key))));
const shapeOf = (schema: z.ZodType): Record<string, z.ZodType> => ("shape" in schema ? (schema.shape as Record<string, z.ZodType>) : {});
