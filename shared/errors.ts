// Every error a caller can meet: its code and HTTP status. The client translates by code; `details` says what was expected.
import { z } from "zod";

export const errorStatus = {
  bad_input: 400,
  signed_out: 401,
  wrong_password: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  taken: 409,
  busy: 409,
  nothing_to_do: 409,
  already_set_up: 409,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_encoding: 415,
  rule_broken: 422,
  unreadable_file: 422,
  too_many_tries: 429,
  too_many_requests: 429,
  cancelled: 409,
  internal: 500,
  data_damaged: 500,
  not_ready: 503,
  locked: 503,
  data_gone: 503,
  disk_full: 507,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** When each is answered: the catalogue of shared/contract/README.md and the text of the API's documents. */
export const errorMeaning: Record<ErrorCode, string> = {
  bad_input: "The request is not as this document says; details.fields name what was expected where",
  signed_out: "No session, or no bot key that is known and not revoked",
  wrong_password: "The name or the password is wrong",
  forbidden: "The role or the key's scope does not allow it; or the host or the page it comes from is not known here",
  not_found: "There is no such thing, or none that the caller may see",
  conflict: "Something newer stands in the way; details hold it where it helps",
  taken: "The name or the wording is in use",
  busy: "The same is being done already",
  nothing_to_do: "It would change nothing, or there is nothing to do it with",
  already_set_up: "The server has an admin already",
  method_not_allowed: "Another method was used on this path; the header Allow names those it has",
  too_large: "The body, the file or the batch is larger than allowed",
  unsupported_encoding: "The body is packed in a way, or in a charset, that is not read here; send UTF-8",
  rule_broken: "Well-formed, but against a rule that only words can say; details name the field",
  unreadable_file: "The file cannot be read as what it should be",
  too_many_tries: "Tried too often; the header Retry-After says how many seconds to wait",
  too_many_requests: "The key asks more often than it may; the header Retry-After says how many seconds to wait",
  cancelled: "It was cancelled",
  internal: "The server failed; details.requestId finds it in its log",
  data_damaged: "A file in the server's data folder is damaged; /healthz names it and says what to do",
  not_ready: "Nothing is published yet, or it is still being loaded",
  locked: "Another program holds the database; nothing was changed, try again after Retry-After seconds",
  data_gone: "The server's data folder is gone or was replaced; nothing was changed",
  disk_full: "The server's disk is full; nothing was changed",
};

/** What every failed call answers with. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().describe("In English, for engineers; interfaces translate by code"),
      details: z.unknown().optional(),
    }),
  })
  .meta({ id: "Error" });

/** Thrown anywhere on the server, reported by the one error exit. `details` may carry the newer revision, the bad fields, or what was expected. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.name = "Failure";
    this.code = code;
    this.details = details;
  }
}
