// The bot API, /v1: key, page, rate, scope, limits, parse, answer. No cookies; errors leave by the same exit as everywhere.
import compression from "compression";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { v1, type BotEndpoint, type V1Name } from "../../shared/contract/answering.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import { Failure } from "../../shared/errors.ts";
import { parse, send } from "../http/api.ts";
import type { App } from "../base/context.ts";
import { knownHosts } from "../http/guards.ts";
import { jsonBody, plainBody, plainTextBody } from "../http/jsonBody.ts";
import { otherMethods } from "../http/methods.ts";
import { openApiOf } from "../openApi/document.ts";
import { answerQuestion, giveFeedback } from "./answer.ts";
import { botOf, needScope, type Bot } from "./keys.ts";
import { crossOrigin, needOrigin } from "./origins.ts";
import { takeRequest, tooOften, type Rates } from "./rates.ts";
import { receiveBatch } from "./receiveBatch.ts";
import { servedKnowledge, livePack } from "./served.ts";

interface Call<E extends BotEndpoint> {
  app: App;
  bot: Bot;
  input: Parsed<E>;
  req: Request;
  res: Response;
}
/** Returns what is sent; one that has answered by itself returns nothing. */
type BotHandlers = { [N in V1Name]: (call: Call<(typeof v1)[N]>) => unknown };

const handlers: BotHandlers = {
  ask: ({ app, bot, input }) => answerQuestion(app, bot, input),
  feedback: ({ app, bot, input }) => giveFeedback(app, bot, input),
  logs: ({ app, bot, req }) => receiveBatch(app, bot, req, req.get("idempotency-key")),
  knowledge: ({ app, bot, input }) => servedKnowledge(app, bot.kb, input.environment),
  pack: async ({ app, bot, req, res }) => {
    const pack = await livePack(app, bot.kb, req.headers);
    res.setHeader("Cache-Control", "private, no-cache");
    if ("known" in pack) return void res.status(304).setHeader("ETag", `"${pack.known}"`).end();
    res.setHeader("Content-Length", pack.bytes);
    return { name: pack.name, type: "application/zip", body: pack.body, etag: pack.checksum };
  },
};

// 1,000 characters of a question and 50 fields of context fit four times over.
const json = jsonBody("256kb", true);
const bots = new WeakMap<Request, Bot>();

/** To be mounted at /v1. */
export function v1Routes(app: App): Router {
  const router = express.Router();
  router.use(knownHosts(app.config), crossOrigin(app));
  const rates: Rates = new Map();
  for (const name of Object.keys(v1) as V1Name[]) {
    const endpoint: BotEndpoint = v1[name];
    const method = endpoint.method === "GET" ? "get" : "post";
    const body = method === "get" ? [] : endpoint.upload ? [plainBody, plainTextBody] : [json];
    // Who calls is known before a byte of the body is read.
    router[method](endpoint.path.slice("/v1".length), identify(app, endpoint, rates), ...body, answerWith(app, name, endpoint));
  }
  router.get("/openapi.json", compression(), (_req, res) => void res.json(openApiOf("v1", app.config.basePath)));
  router.use(otherMethods([...Object.values(v1), { method: "GET", path: "/v1/openapi.json" }]));
  return router;
}

const identify =
  (app: App, endpoint: BotEndpoint, rates: Rates): RequestHandler =>
  (req, res, next) => {
    try {
      const bot = botOf(app, req.get("authorization"));
      needOrigin(bot, req.get("origin"));
      needRate(app, rates, bot, res);
      if (endpoint.scope !== null) needScope(bot, endpoint.scope);
      bots.set(req, bot);
    } catch (error) {
      if (error instanceof Failure && error.code === "signed_out") res.setHeader("WWW-Authenticate", "Bearer");
      throw error;
    }
    next();
  };

function needRate(app: App, rates: Rates, { key, ratePerMinute }: Bot, res: Response): void {
  if (ratePerMinute === null) return;
  const wait = takeRequest(rates, key, ratePerMinute, Date.parse(app.now()));
  if (wait === 0) return;
  res.setHeader("Retry-After", String(wait));
  throw tooOften(ratePerMinute, wait);
}

const answerWith =
  (app: App, name: V1Name, endpoint: BotEndpoint): RequestHandler =>
  async (req, res) => {
    const input = parse(endpoint.input, endpoint.method === "GET" || endpoint.upload ? req.query : (req.body ?? {}));
    const call = { app, bot: bots.get(req)!, input, req, res };
    const result = await (handlers[name] as (call: unknown) => unknown)(call);
    if (!res.headersSent) send(res, endpoint, result);
  };
