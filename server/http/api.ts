// From contract to routes: permission, parse, transaction, audit, reply; and the one error exit.
import { pipeline } from "node:stream";
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from "express";
import type { z } from "zod";
import type { Endpoint } from "../../shared/contract/endpoint.ts";
import { errorStatus, Failure, type ErrorCode } from "../../shared/errors.ts";
import { isRule } from "../../shared/knowledge/rule.ts";
import { may } from "../../shared/permissions.ts";
import type { App, Context, Kb, SentFile } from "../base/context.ts";
import { described } from "../base/faults.ts";
import { beginWait } from "../base/turn.ts";
import { makeContext, runInTransaction } from "../change/transaction.ts";
import { roleIn } from "../knowledgeBases/knowledgeBases.ts";
import { callerOf, endSession, startSession } from "../users/sessions.ts";
import { isForwarded } from "./guards.ts";
import { jsonBody, notJson, plainBody } from "./jsonBody.ts";
import { otherMethods } from "./methods.ts";
import { queryReader } from "./queryInput.ts";

type AnyHandler = (c: Context, input: unknown) => unknown;

/** Mounts every endpoint of a contract on the router. */
export function mountApi(router: Router, app: App, contract: Record<string, Endpoint>, handlers: Record<string, AnyHandler>): void {
  for (const [name, endpoint] of Object.entries(contract)) {
    const handler = handlers[name];
    if (!handler) throw new Error(`no handler for ${name}`);
    const method = endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
    // Who calls is known before a byte of the body is read.
    router[method](endpoint.path, identify(app, endpoint), bodyOf(endpoint), route(app, name, endpoint, handler));
  }
  router.use(otherMethods(Object.values(contract)));
}

const json = jsonBody("2mb");

function bodyOf(endpoint: Endpoint): RequestHandler[] {
  if (endpoint.method === "GET") return [];
  if (endpoint.upload) return [plainBody];
  return [endpoint.largest === undefined ? json : jsonBody(endpoint.largest)];
}

type Caller = Pick<Context, "user" | "role" | "kb">;
const callers = new WeakMap<Request, Caller>();

const identify =
  (app: App, endpoint: Endpoint): RequestHandler =>
  (req, _res, next) => {
    callers.set(req, callerIn(app, endpoint, req));
    next();
  };

function route(app: App, name: string, endpoint: Endpoint, handler: AnyHandler): RequestHandler {
  const inAddress = queryReader(endpoint.input);
  return async (req, res) => {
    // A file on its way here, or made while it is taken, may last minutes: nobody looks at an empty page meanwhile.
    const end = endpoint.upload ? () => {} : beginWait();
    res.once("close", end);
    const request = makeContext(app, callers.get(req)!, {
      address: req.ip ?? "",
      forwarded: isForwarded(req.headers),
      upload: req,
      signIn: (user, isStill) => request.c.afterCommit(() => startSession(req, user.id, isStill)),
      signOut: () => request.c.afterCommit(() => endSession(app, req, res)),
    });
    const input = parse(
      endpoint.input,
      endpoint.method === "GET" || endpoint.upload
        ? inAddress({ ...req.query, ...req.params })
        : { ...(req.body as object | undefined), ...inAddress(req.params) },
    );
    const finish = endpoint.async ? ((await handler(request.c, input)) as () => unknown) : () => handler(request.c, input);
    const result = endpoint.kind === "query" ? finish() : await runInTransaction(request, name, finish);
    if (!("safeParse" in endpoint.output)) end();
    send(res, endpoint, result);
  };
}

/** Who calls, with which role in which knowledge base; refuses what the endpoint does not permit them. */
function callerIn(app: App, endpoint: Endpoint, req: Request): Caller {
  const user = callerOf(app, req);
  if (!user && endpoint.permission !== "public") throw new Failure("signed_out", "sign in first");
  const asked = typeof req.params.kb === "string" ? req.params.kb : null;
  const found = asked !== null && user ? roleIn(app.db, user, asked) : null;
  // What one may not see does not exist: no knowledge base can be probed for.
  if (asked !== null && !found) throw new Failure("not_found", "no such knowledge base");
  const role = found?.role ?? (user?.admin ? "admin" : null);
  if (!may(role, endpoint.permission)) throw new Failure("forbidden", `this needs the right to ${endpoint.permission}`);
  return { user, role, kb: (found?.kb ?? null) as Kb };
}

/** Parses, or throws `bad_input` (for what the API's document does not forbid `rule_broken`) with what was expected, field by field. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 20).map((i) => ({ field: i.path.join("."), expected: i.message }));
  const code = parsed.error.issues.every(isRule) ? "rule_broken" : "bad_input";
  throw new Failure(code, fields.map((f) => (f.field ? `${f.field}: ${f.expected}` : f.expected)).join("; "), { fields });
}

export function send(res: Response, endpoint: Pick<Endpoint, "status" | "output">, result: unknown): void {
  if (!("safeParse" in endpoint.output)) return sendFile(res, result as SentFile);
  const status = endpoint.status ?? 200;
  if (status === 204) res.status(204).end();
  else sendJson(res, status, result);
}

/** As `res.json`, which finds out with each reply what is known here: its type, its encoding, and that nobody keeps it. */
function sendJson(res: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.statusCode = status;
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  res.setHeader("Content-Length", Buffer.byteLength(text));
  res.end(text);
}

function sendFile(res: Response, file: SentFile): void {
  res.setHeader("Content-Type", file.type);
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="${file.name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  );
  if (file.etag) res.setHeader("ETag", `"${file.etag}"`);
  if (typeof file.body === "string" || Buffer.isBuffer(file.body)) res.end(file.body);
  // A file that breaks off ends its own response, not the server.
  else pipeline(file.body, res, () => {});
}

/** Seconds after which what is only refused for now may be tried again, unless who refuses it has said so itself. */
const retryAfter: Partial<Record<ErrorCode, number>> = { too_many_tries: 900, not_ready: 5, locked: 5 };

/** The one error exit, mounted last: known failures by their code, body-parser's by its status, all else `internal` with a request id. */
export const errorExit =
  (app: App): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const failure = app.storage.note(error) ?? asFailure(error);
    const requestId = typeof req.id === "string" ? req.id : "";
    if (failure.code === "internal") app.log.error({ err: described(error), requestId, route: req.path }, "internal error");
    if (res.headersSent) return void res.destroy();
    const details = failure.code === "internal" ? { requestId } : failure.details;
    const seconds = secondsToWait(failure.details) ?? retryAfter[failure.code];
    if (seconds !== undefined && !res.hasHeader("Retry-After")) res.setHeader("Retry-After", seconds);
    const message = failure.code === "internal" ? "something went wrong on the server; it was logged" : failure.message;
    res.status(errorStatus[failure.code]).json({ error: { code: failure.code, message, ...(details === undefined ? {} : { details }) } });
  };

/** `details.retryAfter` of a failure that passes by itself. */
const secondsToWait = (details: unknown): number | null =>
  details !== null && typeof details === "object" && "retryAfter" in details && typeof details.retryAfter === "number"
    ? details.retryAfter
    : null;

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof URIError) return new Failure("bad_input", "the address holds a % that begins no UTF-8 character");
  const status = error && typeof error === "object" && "status" in error ? error.status : null;
  if (status === 413) return new Failure("too_large", "the request is larger than allowed");
  if (status === 415) return new Failure("unsupported_encoding", "send JSON in UTF-8, plain or packed with gzip, deflate or br");
  if (status === 400) return new Failure("bad_input", notJson);
  return new Failure("internal", described(error).message);
}
