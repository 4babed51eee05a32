// Bodies as they may arrive: JSON objects in UTF-8. Whatever else is said to be sent, or turns out to be, is refused instead of guessed at.
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import express, { type RequestHandler } from "express";
import { Failure } from "../../shared/errors.ts";
import { refuseCostlyJson } from "../reading/jsonShape.ts";

/** Reads a JSON body of at most `limit`. `anyType`: whatever its Content-Type says, it is read as JSON. Without a body `req.body` stays undefined. */
export function jsonBody(limit: string, anyType = false): RequestHandler[] {
  const read = express.json({
    limit,
    type: anyType ? () => true : "application/json",
    verify: (req, res, bytes) => {
      refuseOtherBytes(bytes);
      refuseCostlyJson(req, res, bytes);
    },
  });
  return [
    (req, _res, next) => {
      refuseOtherCharset(req);
      if (!anyType && hasBody(req) && !req.is("application/json"))
        throw new Failure("bad_input", "a JSON body was expected, sent with Content-Type: application/json", { field: "Content-Type" });
      next();
    },
    read,
    (req, _res, next) => {
      if (Array.isArray(req.body)) throw new Failure("bad_input", "a JSON object was expected, not a list");
      next();
    },
  ];
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
export const plainText: RequestHandler = (req, _res, next) => {
  refuseOtherCharset(req);
  next();
};

function refuseOtherCharset(req: IncomingMessage): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(req.headers["content-type"] ?? "")?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8")
    throw new Failure("unsupported_encoding", `UTF-8 was expected, not ${charset}`, { field: "Content-Type", expected: "charset=utf-8" });
}

function refuseOtherBytes(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Failure("bad_input", "UTF-8 was expected; these bytes are in another encoding", { expected: "UTF-8" });
}

const hasBody = (req: IncomingMessage): boolean =>
  req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
