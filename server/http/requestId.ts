// The name of a request: in every reply, in its log line, and in the body of an error that nobody foresaw.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mask } from "../../shared/engine/mask.ts";

// What proxies make (nginx: 32 hex digits; Caddy, Envoy: UUIDs) fits; what could forge a log line does not.
const acceptable = /^[\w.-]{1,64}$/;

/** Names a request and tells the caller. A proxy's own X-Request-Id is kept, so that its log and ours can be laid side by side; one that holds personal data is not. */
export function nameRequest(req: IncomingMessage, res: ServerResponse): string {
  const given = req.headers["x-request-id"];
  const id = typeof given === "string" && acceptable.test(given) && mask(given) === given ? given : randomUUID();
  res.setHeader("X-Request-Id", id);
  return id;
}
