// How often a key may call a minute: one token bucket a key, in memory; after a restart it is full again.
import { Failure } from "../../shared/errors.ts";

interface Bucket {
  tokens: number;
  /** ms */
  at: number;
}

/** Buckets by key. */
export type Rates = Map<string, Bucket>;

/**
 * Takes one request out of the key's bucket, which holds a minute's worth and fills evenly. Returns 0, or the whole seconds until
 * there is one again. `now` in ms; a clock that was set back fills nothing and blocks nothing.
 */
export function takeRequest(rates: Rates, key: string, ratePerMinute: number, now: number): number {
  const perMs = ratePerMinute / 60_000;
  const known = rates.get(key) ?? { tokens: ratePerMinute, at: now };
  const tokens = Math.min(ratePerMinute, known.tokens + Math.max(0, now - known.at) * perMs);
  const isThere = tokens >= 1;
  rates.set(key, { tokens: isThere ? tokens - 1 : tokens, at: now });
  return isThere ? 0 : Math.ceil((1 - tokens) / perMs / 1000);
}

/** What a key that asks too often is answered. */
export const tooOften = (ratePerMinute: number, retryAfter: number): Failure =>
  new Failure("too_many_requests", `this key may call ${ratePerMinute} times a minute; try again in ${retryAfter} s`, { retryAfter });
