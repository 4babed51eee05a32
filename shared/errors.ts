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

/** What every failed call answers with. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
    message: z.string().describe("In English, for engineers; interfaces translate by code"),
    details: z.unknown().optional(),
  }),
});

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
