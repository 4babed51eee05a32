// Bodies as they may arrive: JSON objects in UTF-8. Whatever else is said to be sent, or turns out to be, is refused instead of guessed at.
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import express, { type Request, type RequestHandler } from "express";
import { Failure } from "../../shared/errors.ts";
import { refuseCostlyJson } from "../reading/jsonShape.ts";

/** Reads a JSON body of at most `limit`. `anyType`: whatever its Content-Type says, it is read as JSON. Without a body `req.body` stays undefined. */
export function jsonBody(limit: string, anyType = false): RequestHandler {
  const readAny = express.json({
    limit,
    type: anyType ? () => true : "application/json",
    verify: (_req, _res, bytes) => refuseBadBytes(bytes),
  });
  return (req, res, next) => {
    refuseOtherCharset(req);
    if (!anyType && hasBody(req) && !req.is("application/json"))
      throw new Failure("bad_input", "a JSON body was expected, sent with Content-Type: application/json", { field: "Content-Type" });
    const checked = (error?: unknown): void =>
      next(error ?? (Array.isArray(req.body) ? new Failure("bad_input", "a JSON object was expected, not a list") : undefined));
    if (isSmall(req)) readSmall(req, checked);
    else readAny(req, res, checked);
  };
}

export const notJson = "the body must be valid JSON in UTF-8";

const mostOfSmall = 64 * 1024;

/** As nearly all bodies are: of a length that is told, and not packed. */
const isSmall = ({ headers }: IncomingMessage): boolean =>
  headers["content-encoding"] === undefined && Number(headers["content-length"]) <= mostOfSmall;

/** Does what express.json does in a third of the time: a bot's question is small, and asked thousands of times. */
function readSmall(req: Request, done: (error?: unknown) => void): void {
  const chunks: Buffer[] = [];
  const end = (error?: unknown): void => {
    req.off("data", take).off("end", parse).off("error", cutOff);
    done(error);
  };
  const take = (chunk: Buffer): void => void chunks.push(chunk);
  const cutOff = (): void => end(new Failure("bad_input", "the body ended before its Content-Length"));
  const parse = (): void => {
    try {
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      refuseBadBytes(bytes);
      req.body = parsed(bytes);
    } catch (error) {
      return end(error);
    }
    end();
  };
  req.on("data", take).on("end", parse).on("error", cutOff);
}

/** Of nothing an empty object; of a text or a number, which is JSON too, the refusal. */
function parsed(bytes: Buffer): unknown {
  const text = bytes.toString().replace(/^\uFEFF/, "");
  if (text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure("bad_input", notJson);
  }
  if (value === null || typeof value !== "object") throw new Failure("bad_input", notJson);
  return value;
}

/** A body that is streamed to its handler as it is: one that is packed is refused, as nothing here unpacks it. */
export const plainBody: RequestHandler = (req, _res, next) => {
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity")
    throw new Failure("unsupported_encoding", `Content-Encoding: ${encoding} is not read here; send the body as it is`, {
      field: "Content-Encoding",
    });
  next();
};

/** For text that is streamed: refused if it says that it is not UTF-8. */
export const plainTextBody: RequestHandler = (req, _res, next) => {
  refuseOtherCharset(req);
  next();
};

function refuseOtherCharset(req: IncomingMessage): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(req.headers["content-type"] ?? "")?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8")
    throw new Failure("unsupported_encoding", `UTF-8 was expected, not ${charset}`, { field: "Content-Type", expected: "charset=utf-8" });
}

function refuseBadBytes(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Failure("bad_input", "UTF-8 was expected; these bytes are in another encoding", { expected: "UTF-8" });
  refuseCostlyJson(bytes);
}

const hasBody = (req: IncomingMessage): boolean =>
  req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
