// Passwords are hashed and checked a few at a time: each takes 19 MB and a thread that files are read with too.
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { Failure } from "../../shared/errors.ts";

const inTurn = pLimit(2);
/** Some two seconds' worth; who comes then is asked to come again. */
const mostWaiting = 100;
// Compared against when the account does not exist, so that the answer takes as long.
const nobody = hash("nobody has this password");

/** Throws `too_many_tries` when too many wait. */
export const hashPassword = (password: string): Promise<string> => waiting(() => hash(password));

/** Whether it is the password of this hash; false, and no sooner, where there is none. Throws `too_many_tries` when too many wait. */
export const isPassword = (password: string, hashed: string | undefined): Promise<boolean> =>
  waiting(async () => (await verify(hashed ?? (await nobody), password)) && hashed !== undefined);

function waiting<T>(work: () => Promise<T>): Promise<T> {
  if (inTurn.pendingCount >= mostWaiting)
    throw new Failure("too_many_tries", "too many passwords are being checked; try again in 5 seconds", { retryAfter: 5 });
  return inTurn(work);
}
