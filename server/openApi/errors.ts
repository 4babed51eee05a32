// How refusals stand in the OpenAPI documents: a response for each status, with an example of each code.
import { errorBody, errorMeaning, errorStatus, type ErrorCode } from "../../shared/errors.ts";

const requestId = { "X-Request-Id": { $ref: "#/components/headers/RequestId" } };

/** The headers of every reply, and those that go with a status. */
export const errorHeaders = {
  RequestId: {
    description: "Names the request in the server's log; the caller's own X-Request-Id if it is 1–64 letters, digits, or . _ -",
    schema: { type: "string" as const },
    example: "4bf92f3577b34da6a3ce929d0e0e4736",
  },
  RetryAfter: { description: "Seconds after which it may be tried again", schema: { type: "integer" as const, minimum: 0 }, example: 5 },
  Allow: { description: "The methods this path has", schema: { type: "string" as const }, example: "GET, HEAD, OPTIONS" },
};

export const replyHeaders = requestId;
const byStatus: Record<number, Record<string, { $ref: string }>> = {
  405: { Allow: { $ref: "#/components/headers/Allow" } },
  429: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } },
  503: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } },
};

const details: Partial<Record<ErrorCode, unknown>> = {
  bad_input: { fields: [{ field: "question", expected: "text of 1–1,000 characters" }] },
  rule_broken: { field: "conversation" },
  method_not_allowed: { allow: ["GET", "HEAD", "OPTIONS"] },
  unsupported_encoding: { field: "Content-Type", expected: "charset=utf-8" },
  internal: { requestId: "4bf92f3577b34da6a3ce929d0e0e4736" },
};

/** The response of one status with these codes, and what it is called. */
export function refusal(codes: readonly ErrorCode[]) {
  const status = errorStatus[codes[0]!];
  return {
    id: codes.map((code) => code.replace(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase())).join("Or"),
    response: {
      description: codes.map((code) => errorMeaning[code]).join(". Or: "),
      headers: { ...requestId, ...byStatus[status] },
      content: {
        "application/json": {
          schema: errorBody,
          examples: Object.fromEntries(
            codes.map((code) => [
              code,
              { value: { error: { code, message: errorMeaning[code], ...(code in details ? { details: details[code] } : {}) } } },
            ]),
          ),
        },
      },
    },
  };
}
