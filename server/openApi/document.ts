// The OpenAPI documents, generated from the same objects as the routes.
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { v1 } from "../../shared/contract/answering.ts";
import { nouns } from "../../shared/contract/index.ts";
import { cookieName } from "../users/sessions.ts";
import { errorHeaders, refusal } from "./errors.ts";
import { operationOf, type ShownEndpoint } from "./operation.ts";

interface Api {
  title: string;
  description: string;
  security: Record<string, { type: "http" | "apiKey"; scheme?: string; in?: "cookie"; name?: string; description: string }>;
  /** Endpoints by what they are about, and that in words. */
  nouns: Record<string, Record<string, ShownEndpoint>>;
  about: Record<string, string>;
}

const common =
  "Errors have one shape (schema `Error`); every reply carries X-Request-Id, which names it in the server's log. A method that a path does not have is answered 405 with Allow. Unknown fields are ignored.";
const apis: Record<"api" | "v1", Api> = {
  api: {
    title: "Robot Trainer: console API",
    description: `What the console calls. ${common} An absent field is left alone; null clears it, where it may be null.`,
    security: { session: { type: "apiKey", in: "cookie", name: cookieName, description: "Set by `POST /api/session`" } },
    nouns,
    about: {
      setup: "The first start",
      users: "Signing in, and people",
      knowledgeBases: "Knowledge bases and their members",
      entries: "Entries, their history, and categories",
      vocabulary: "Synonyms, sensitive words, core words and stop words",
      flips: "What an edit would flip of the questions asked lately",
      ask: "Trying the robot as a customer",
      ownWordings: "Whether entries keep their taught wordings, and what each is worth",
      history: "Who changed what, day by day, and what a moment would restore",
      presence: "Who has which entry open now",
      links: "Whether the links of answers open.",
      logs: "What customers asked",
      review: "Missed questions, and what was decided for them",
      spotChecks: "Samples that people label",
      files: "Knowledge in files",
      releases: "What is unpublished, versions, packs",
      figures: "Counts",
      settings: "Robot settings, bot keys, the audit trail",
      jobs: "Long work",
      storage: "What is wrong with the server's disk and files",
      backups: "Copies of the data folder",
    } satisfies Record<keyof typeof nouns, string>,
  },
  v1: {
    title: "Robot Trainer: bot API",
    description: `What bots call, with a key of one knowledge base. ${common} Null is read as not given; answers may gain fields.`,
    security: { botKey: { type: "http", scheme: "bearer", description: "A bot key, made in Settings → Bot keys" } },
    nouns: {
      asking: { ask: v1.ask, feedback: v1.feedback },
      logs: { logs: v1.logs },
      knowledge: { knowledge: v1.knowledge, pack: v1.pack },
    },
    about: {
      asking: "Customers' questions, and how the answers were received",
      logs: "Questions answered elsewhere",
      knowledge: "What answers, for bots that answer by themselves",
    },
  },
};
const made = new Map<string, object>();

/** The document of the console's API or of the bot API, for a server below `basePath`. Made once. */
export function openApiOf(which: "api" | "v1", basePath = ""): object {
  if (!made.has(which)) made.set(which, make(apis[which]));
  const servers = [{ url: basePath || "/", description: "The server that serves this document" }];
  return { ...made.get(which), servers };
}

function make({ title, description, security, nouns: tagged, about }: Api): object {
  const scheme = Object.keys(security)[0]!;
  const responses: Record<string, ReturnType<typeof refusal>["response"]> = {};
  const paths: ZodOpenApiPathsObject = {};
  const lines = Object.values(tagged).flatMap((endpoints) => Object.values(endpoints).flatMap((e) => e.lines ?? []));
  for (const [tag, endpoints] of Object.entries(tagged)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
      const operation = operationOf(name, tag, scheme, endpoint, (codes) => {
        const { id, response } = refusal(codes);
        responses[id] = response;
        return { $ref: `#/components/responses/${id}` };
      });
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation };
    }
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info: { title, description, version: "1", license: { name: "MIT", identifier: "MIT" } },
      tags: Object.keys(tagged).map((name) => ({ name, description: about[name]! })),
      components: {
        securitySchemes: security,
        responses,
        headers: errorHeaders,
        // What only stands in a body's text is not found by itself.
        ...(lines.length > 0 ? { schemas: { LogLine: lines[0]! } } : {}),
      },
      security: [{ [scheme]: [] }],
      paths,
    },
    {
      override: ({ jsonSchema, io }) => {
        // Answers may gain fields.
        if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    },
  );
}
