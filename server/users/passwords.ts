// Passwords are hashed and checked a few at a time: each takes 19 MB and a thread that files are read with too.
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { Failure } from "../../shared/errors.ts";
import type { Config } from "../base/config.ts";

const inTurn = pLimit(2);
/** Some two seconds' worth; who comes then is asked to come again. */
const mostWaiting = 100;

type Work = Config["passwordWork"];

/** Throws `too_many_tries` when too many wait. */
export const hashPassword = (password: string, work: Work): Promise<string> => waiting(() => hash(password, work));

/** Whether it is the password of this hash; false where there is none, and no sooner: it is hashed then. Throws `too_many_tries` when too many wait. */
export const isPassword = (password: string, hashed: string | undefined, work: Work): Promise<boolean> =>
  waiting(async () => (hashed === undefined ? (await hash(password, work)) === hashed : verify(hashed, password)));

function waiting<T>(work: () => Promise<T>): Promise<T> {
  if (inTurn.pendingCount >= mostWaiting)
    throw new Failure("too_many_tries", "too many passwords are being checked; try again in 5 seconds", { retryAfter: 5 });
  return inTurn(work);
}
