// A caller for tests: typed by the contract, with a cookie jar, over real HTTP.
import { buildCall } from "../../shared/contract/call.ts";
import { contract, type Contract, type Name } from "../../shared/contract/index.ts";
import type { Endpoint, Input, Output } from "../../shared/contract/endpoint.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export class Client {
  readonly url: string;
  cookie = "";
  /** Sent with every request, e.g. Authorization. */
  headers: Record<string, string> = {};
  constructor(url: string) {
    this.url = url;
  }

  /** Calls an endpoint and returns its output; throws with the error's code when it fails. */
  async call<N extends Name>(name: N, input: Input<Contract[N]>, file?: string | Uint8Array): Promise<Output<Contract[N]>> {
    const answer = await this.try(name, input as Record<string, unknown>, file);
    if (answer.status >= 400) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    return answer.json as Output<Contract[N]>;
  }

  /** Calls an endpoint and returns whatever came back. */
  async try(name: Name, input: Record<string, unknown>, file?: string | Uint8Array): Promise<Answer> {
    const endpoint: Endpoint = contract[name];
    const { url, body } = buildCall(endpoint, input);
    return this.request(endpoint.method, url, file ?? body, endpoint.upload ? "application/octet-stream" : "application/json");
  }

  /** Any request, cookies and headers included. */
  async request(
    method: string,
    path: string,
    body?: string | Uint8Array,
    type = "application/json",
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined ? {} : { "content-type": type }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...this.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    const set = response.headers.getSetCookie().map((c) => c.split(";")[0]!);
    if (set.length > 0) this.cookie = set.join("; ");
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
