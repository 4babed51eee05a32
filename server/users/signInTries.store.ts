// All SQL of sign-in tries and of the places accounts sign in from.
import { sql, type Database } from "../base/db.ts";

export interface Try {
  /** Keyed digest of the account's name. */
  account: string;
  address: string;
  /** The account has signed in from this address lately. */
  known: boolean;
}

/** Counts a try; returns its id. */
export function insertTry(db: Database, one: Try & { at: string }): number {
  const { lastInsertRowid } = sql(
    db,
    "INSERT INTO sign_in_tries (account, address, known, at) VALUES (:account, :address, :known, :at)",
  ).run({ ...one, known: Number(one.known) });
  return Number(lastInsertRowid);
}

export const deleteTry = (db: Database, id: number): void => void sql(db, "DELETE FROM sign_in_tries WHERE id = :id").run({ id });

export const deleteTriesAt = (db: Database, account: string, address: string): void =>
  void sql(db, "DELETE FROM sign_in_tries WHERE account = :account AND address = :address").run({ account, address });

/** Drops what lies outside of (since, now]: old tries, and those dated in the future because the clock was wrong. */
export const deleteTriesOutside = (db: Database, since: string, now: string): void =>
  void sql(db, "DELETE FROM sign_in_tries WHERE at <= :since OR at > :now").run({ since, now });

/** How many, and when the first of them was. */
export interface CountedTries {
  n: number;
  first: string | null;
}

export const countAtPlace = (db: Database, { account, address }: Try): CountedTries =>
  sql<object, CountedTries>(
    db,
    "SELECT count(*) AS n, min(at) AS first FROM sign_in_tries WHERE account = :account AND address = :address",
  ).get({ account, address })!;

/** Of those from an address that are known there, or of those that are not. */
export const countFromAddress = (db: Database, { address, known }: Try): CountedTries =>
  sql<object, CountedTries>(
    db,
    "SELECT count(*) AS n, min(at) AS first FROM sign_in_tries WHERE address = :address AND known = :known",
  ).get({
    address,
    known: Number(known),
  })!;

/** From all addresses the account is not known at. */
export const countFromStrangers = (db: Database, { account }: Try): CountedTries =>
  sql<object, CountedTries>(db, "SELECT count(*) AS n, min(at) AS first FROM sign_in_tries WHERE account = :account AND known = 0").get({
    account,
  })!;

export const isPlaceSince = (db: Database, place: string, since: string): boolean =>
  sql<object, { n: number }>(db, "SELECT 1 AS n FROM sign_in_places WHERE place = :place AND at > :since").get({ place, since }) !==
  undefined;

/** Remembers a place, and forgets those that were last used before `since`. */
export function putPlace(db: Database, place: string, at: string, since: string): void {
  sql(db, "DELETE FROM sign_in_places WHERE at <= :since").run({ since });
  sql(db, "INSERT INTO sign_in_places (place, at) VALUES (:place, :at) ON CONFLICT (place) DO UPDATE SET at = :at").run({ place, at });
}
