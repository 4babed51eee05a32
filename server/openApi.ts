// The OpenAPI documents, generated from the same objects as the routes.
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { z } from "zod";
import { v1, type BotEndpoint } from "../shared/contract/answering.ts";
import type { Endpoint } from "../shared/contract/endpoint.ts";
import { contract } from "../shared/contract/index.ts";
import { errorBody } from "../shared/errors.ts";

type Shown = Pick<Endpoint, "method" | "path" | "summary" | "input" | "output" | "upload" | "status"> &
  Partial<Pick<Endpoint, "permission"> & Pick<BotEndpoint, "scope" | "headers" | "uploadType" | "etag">>;
const made = new Map<string, object>();

/** The document of the console's API or of the bot API. Made once. */
export function openApiOf(which: "api" | "v1"): object {
  if (!made.has(which))
    made.set(
      which,
      createDocument({
        openapi: "3.1.0",
        info: { title: which === "v1" ? "Robot Trainer: bot API" : "Robot Trainer: console API", version: "1" },
        components: {
          securitySchemes:
            which === "v1"
              ? { botKey: { type: "http", scheme: "bearer" } }
              : { session: { type: "apiKey", in: "cookie", name: "robot-trainer" } },
        },
        security: [which === "v1" ? { botKey: [] } : { session: [] }],
        paths: pathsOf(which === "v1" ? v1 : contract),
      }),
    );
  return made.get(which)!;
}

function pathsOf(endpoints: Record<string, Shown>): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, e] of Object.entries(endpoints)) {
    const path = e.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operationOf(name, e) };
  }
  return paths;
}

function operationOf(name: string, e: Shown): object {
  const inPath = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const shape = shapeOf(e.input);
  const pick = (wanted: (key: string) => boolean) => z.object(Object.fromEntries(Object.entries(shape).filter(([key]) => wanted(key))));
  const inBody = e.method !== "GET" && !e.upload;
  const rest = pick((key) => !inPath.includes(key));
  const status = String(e.status ?? 200);
  return {
    operationId: name,
    summary: e.summary,
    ...(e.scope !== undefined
      ? { security: [{ botKey: e.scope === null ? [] : [e.scope] }] }
      : e.permission === "public"
        ? { security: [] }
        : {}),
    requestParams: {
      path: pick((key) => inPath.includes(key)),
      ...(inBody ? {} : { query: rest }),
      ...(e.headers ? { header: e.headers } : {}),
    },
    ...(inBody && Object.keys(rest.shape).length > 0 ? { requestBody: { content: { "application/json": { schema: rest } } } } : {}),
    ...(e.upload
      ? { requestBody: { content: { [e.uploadType ?? "application/octet-stream"]: { schema: { type: "string", format: "binary" } } } } }
      : {}),
    responses: {
      [status]: {
        description: "done",
        ...(status === "204"
          ? {}
          : {
              content:
                "safeParse" in e.output
                  ? { "application/json": { schema: e.output } }
                  : {
                      [e.output.file.includes("/") ? e.output.file.split(/[, ]/)[0]! : "application/octet-stream"]: {
                        schema: { type: "string", format: "binary" },
                      },
                    },
            }),
      },
      ...(e.etag ? { "304": { description: "as If-None-Match says, the caller has it already" } } : {}),
      default: { description: "an error", content: { "application/json": { schema: errorBody } } },
    },
  };
}

const shapeOf = (schema: z.ZodType): Record<string, z.ZodType> => ("shape" in schema ? (schema.shape as Record<string, z.ZodType>) : {});
