// The typed client over the contract: builds a call from an endpoint's name and input, answers with its output or throws ApiError.
import { contract, type Contract, type Name } from "../../shared/contract/index.ts";
import { buildCall } from "../../shared/contract/call.ts";
import type { Endpoint, Input, Output } from "../../shared/contract/endpoint.ts";
import { errorBody, type ErrorCode } from "../../shared/errors.ts";

/** Under which path the server lies, such as "/trainer": it writes it into the page when it sends it. "" at the root. */
export const basePath = (): string => document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";

/** The server's address as others call it, such as "https://robots.example/trainer". */
export const serverAddress = (): string => window.location.origin + basePath();

export type InputOf<N extends Name> = Input<Contract[N]>;
export type OutputOf<N extends Name> = Output<Contract[N]>;
/** Names of reads that answer with JSON, of changes, of files to download, and of calls whose body is a file. */
type FileName = { [N in Name]: Contract[N]["output"] extends { file: string } ? N : never }[Name];
export type QueryName = { [N in Name]: Contract[N]["kind"] extends "query" ? N : never }[Name] extends infer N
  ? Exclude<Extract<N, Name>, FileName>
  : never;
export type UploadName = { [N in Name]: Contract[N] extends { upload: true } ? N : never }[Name];
export type CommandName = Exclude<{ [N in Name]: Contract[N]["kind"] extends "command" ? N : never }[Name], UploadName>;

/** `offline`: no answer came. `unknown`: an answer we cannot read. Everything else is the server's word. */
type ApiErrorCode = ErrorCode | "offline" | "unknown";

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly details: unknown;
  constructor(code: ApiErrorCode, message: string, status = 0, details?: unknown) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const endpointOf = (name: Name): Endpoint => contract[name];

/** Where pages in jsdom find the server; a real page is served by it. */
let base = basePath();
let send: typeof fetch = (input, init) => fetch(input, init);
export function serveFrom(baseUrl: string, fetchWith?: typeof fetch): void {
  base = baseUrl;
  if (fetchWith) send = fetchWith;
}
export const absoluteUrl = (url: string): string => base + url;

/** Reads what a failed call said. */
export function readFailure(status: number, text: string): ApiError {
  try {
    const { error } = errorBody.parse(JSON.parse(text));
    return new ApiError(error.code, error.message, status, error.details);
  } catch {
    return new ApiError("unknown", text.slice(0, 200), status);
  }
}

async function fetched(name: Name, input: object, signal?: AbortSignal): Promise<Response> {
  const endpoint = endpointOf(name);
  const { url, body } = buildCall(endpoint, input);
  const answer = await send(absoluteUrl(url), {
    method: endpoint.method,
    credentials: "same-origin",
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { body, headers: { "Content-Type": "application/json" } }),
  }).catch((reason: unknown) => {
    if (signal?.aborted) throw reason;
    throw new ApiError("offline", String(reason));
  });
  if (!answer.ok) throw readFailure(answer.status, await answer.text());
  return answer;
}

export async function call<N extends Name>(name: N, input: InputOf<N>, signal?: AbortSignal): Promise<OutputOf<N>> {
  const text = await (await fetched(name, input as object, signal)).text();
  return (text === "" ? null : JSON.parse(text)) as OutputOf<N>;
}

/** The address of a file to download, for a plain link. */
export const fileUrl = <N extends FileName>(name: N, input: InputOf<N>): string =>
  absoluteUrl(buildCall(endpointOf(name), input as object).url);

/** A file that is asked for with more than an address holds, and what it is called. */
export async function callForFile<N extends FileName>(name: N, input: InputOf<N>): Promise<{ name: string; blob: Blob }> {
  const answer = await fetched(name, input as object);
  const called = /filename\*=UTF-8''([^;]+)/u.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
  return { name: decodeURIComponent(called), blob: await answer.blob() };
}
