// How an endpoint is called: one way for the console, the command line and the tests.
import type { Endpoint } from "./endpoint.ts";

interface Call {
  /** From the root of the server. */
  url: string;
  /** JSON; undefined where nothing is sent. */
  body: string | undefined;
}

/** Where a call goes: path parameters filled in, the rest in the query string (GET, upload) or the JSON body. */
export function buildCall(endpoint: Endpoint, input: object): Call {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = endpoint.path.replace(/:(\w+)/gu, (_, key: string) => {
    const value = rest.get(key);
    rest.delete(key);
    return encodeURIComponent(String(value));
  });
  if (endpoint.method !== "GET" && !endpoint.upload) {
    return { url: path, body: rest.size > 0 || endpoint.method !== "DELETE" ? JSON.stringify(Object.fromEntries(rest)) : undefined };
  }
  const search = new URLSearchParams();
  for (const [key, value] of rest) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null) search.append(key, String(one));
  }
  const query = search.toString();
  return { url: query ? `${path}?${query}` : path, body: undefined };
}
