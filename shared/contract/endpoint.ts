// What an endpoint is: one object from which the route, the handler's type, the client's calls and the OpenAPI page are made.
import type { z } from "zod";
import type { ErrorCode } from "../errors.ts";
import type { Permission } from "../permissions.ts";

/** What goes stale: an endpoint name to refetch, or "*" for all. */
type Changes = readonly string[];

/** One thing that can be asked of the server: address, right, input, output, and what a change makes stale. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express path; `:kb` is always the knowledge base the permission is checked against. */
  path: string;
  permission: Permission;
  /** One line for the API page. */
  summary: string;
  /** Path parameters, query string and body together, as one flat object. */
  input: z.ZodType;
  /** JSON output, or a description of the file that is sent. */
  output: z.ZodType | { file: string };
  /** A query changes nothing; a command runs in a transaction and leaves an audit line. */
  kind: "query" | "command";
  /** Command: the queries to refetch afterwards. */
  changes?: Changes;
  /** Explicitly async: the handler has a `prepare` step (hashing, files, loading a robot) before the transaction. */
  async?: true;
  /** The request body is a file, streamed to the handler; the rest of the input is in the query string. */
  upload?: true;
  /** The largest JSON body, where 2 MB are not enough. */
  largest?: "5mb";
  /** What it may be refused with beyond what every endpoint of its kind may (server/openApi says which). */
  errors?: readonly ErrorCode[];
  /** Status of success; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
}

/** A read: may be cached and refetched by anybody who may call it. */
export const query = <const E extends Omit<Endpoint, "kind" | "changes">>(endpoint: E): E & { kind: "query" } => ({
  ...endpoint,
  kind: "query",
});

/** A change: one transaction, one audit line, then `changes` go stale in the client. */
export const command = <const E extends Omit<Endpoint, "kind">>(endpoint: E): E & { kind: "command" } => ({ ...endpoint, kind: "command" });

/** What a caller passes (before defaults are filled in). */
export type Input<E extends Pick<Endpoint, "input">> = z.input<E["input"]>;
/** What a handler receives. */
export type Parsed<E extends Pick<Endpoint, "input">> = z.output<E["input"]>;
/** What a handler returns and a caller gets. */
export type Output<E extends Pick<Endpoint, "output">> = E["output"] extends z.ZodType ? z.output<E["output"]> : { file: string };
