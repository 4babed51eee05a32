// How often a secret may be guessed. A try is counted before it is checked and given back when it was right, so that many at once are no way round.
import { createHmac } from "node:crypto";
import ipaddr from "ipaddr.js";
import { Failure } from "../../shared/errors.ts";
import type { Context } from "../base/context.ts";
import { writeSoon } from "../base/db.ts";
import * as store from "./signInTries.store.ts";
import { serverSecret } from "./users.store.ts";

const minute = 60_000;
const triesLast = 15 * minute;
const placesLast = 30 * 24 * 60 * minute;

/** Wrong tries in 15 minutes. */
const most = {
  /** At one account from one address. */
  atPlace: 10,
  /** From one address at all accounts; those that signed in from there within 30 days are counted apart from all others. */
  fromAddress: 50,
  /** At one account from all addresses it did not sign in from within 30 days: a stranger locks nobody out at their usual place. */
  fromStrangers: 100,
};

/** The part of the address that one party holds: a whole IPv4 address, the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? `${parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(":")}::/64`
    : parsed.toString();
}

/**
 * Counts a try at an account, then checks it. A check that could not be made does not count; a right one counts until `clearTries`.
 * Throws `too_many_tries` unchecked when the account or the address has used up its tries, with the seconds until the next one.
 */
export async function checkCounted(c: Context, account: string, check: () => Promise<boolean> | boolean): Promise<boolean> {
  const id = reserve(c, account);
  try {
    return await check();
  } catch (error) {
    store.deleteTry(c.db, id);
    throw error;
  }
}

/** The secret was right: what was tried from here is forgotten, and the place is known from now on. */
export function clearTries(c: Context, account: string): void {
  const { account: digest, address, place } = whoAndWhere(c, account);
  store.deleteTriesAt(c.db, digest, address);
  store.putPlace(c.db, place, c.now(), before(c.now(), placesLast));
}

function reserve(c: Context, account: string): number {
  const at = c.now();
  const { place, ...who } = whoAndWhere(c, account);
  const one = { ...who, known: store.isPlaceSince(c.db, place, before(at, placesLast)) };
  const since = before(at, triesLast);
  const count = c.db.transaction(() => {
    store.deleteTriesOutside(c.db, since, at);
    refuseBeyond(store.countAtPlace(c.db, one), most.atPlace, at);
    refuseBeyond(store.countFromAddress(c.db, one), most.fromAddress, at);
    if (!one.known) refuseBeyond(store.countFromStrangers(c.db, one), most.fromStrangers, at);
    return store.insertTry(c.db, { ...one, at });
  });
  return writeSoon(c.db, () => count.immediate());
}

function refuseBeyond({ n, first }: store.CountedTries, most: number, now: string): void {
  if (n < most || first === null) return;
  const seconds = Math.ceil((Date.parse(first) + triesLast - Date.parse(now)) / 1000);
  throw new Failure("too_many_tries", `${most} tries in 15 minutes; try again in ${seconds} seconds`, { retryAfter: seconds });
}

/** What is typed as a name may be a password: it is kept as a digest that only this server can make. */
function whoAndWhere(c: Context, name: string): { account: string; address: string; place: string } {
  const secret = serverSecret(c.db, "sign_in");
  const digest = (text: string): string => createHmac("sha256", secret).update(text).digest("base64url");
  const account = digest(name.trim().toLowerCase());
  const address = networkOf(c.address);
  return { account, address, place: digest(`${account} ${address}`) };
}

const before = (time: string, ms: number): string => new Date(Date.parse(time) - ms).toISOString();
