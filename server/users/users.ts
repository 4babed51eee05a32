// People: signing in and out, users and their passwords.
import { hash, verify } from "@node-rs/argon2";
import { Failure } from "../../shared/errors.ts";
import type { users as contract } from "../../shared/contract/users.ts";
import type { App, Context, Handlers } from "../context.ts";
import {
  addTry,
  clearTries,
  countTries,
  countUsers,
  deleteSessionsOf,
  findUser,
  getUser,
  insertUser,
  listUserRows,
  updatePassword,
} from "./users.store.ts";

const maxTries = 10;
const tryWindow = 15 * 60 * 1000;
// Compared against when the account does not exist, so that the answer takes as long.
const nobody = hash("nobody has this password");

/** Nobody has set this server up yet. */
export const needsSetup = (app: App): boolean => countUsers(app.db) === 0;

/** Adds the first admin. */
export async function firstAdmin(c: Context, name: string, password: string): Promise<() => { id: string; name: string }> {
  const hashed = await hash(password);
  return () => {
    const user = { id: c.newId("u"), name, admin: true };
    insertUser(c.db, { ...user, password: hashed, at: c.now() });
    return user;
  };
}

/** Ends every session of a user: their password or role changed. */
export const endSessionsOf = (c: Context, user: string): void => deleteSessionsOf(c.db, user);

export const userHandlers: Handlers<keyof typeof contract> = {
  signIn: async (c, input) => {
    const since = new Date(Date.parse(c.now()) - tryWindow).toISOString();
    const account = input.name.trim().toLowerCase();
    if (countTries(c.db, account, c.address, since) >= maxTries)
      throw new Failure("too_many_tries", "10 tries in 15 minutes; wait and try again");
    const user = findUser(c.db, input.name.trim());
    const right = await verify(user?.password ?? (await nobody), input.password);
    if (!user || !right) {
      addTry(c.db, account, c.address, c.now(), since);
      throw new Failure("wrong_password", "the name or the password is wrong");
    }
    return () => {
      clearTries(c.db, account, c.address);
      c.signIn(user);
      c.audit({ action: "session.signed_in", subject: user.name });
      return { id: user.id, name: user.name, admin: user.admin };
    };
  },
  signOut: (c) => {
    c.signOut();
    c.audit({ action: "session.signed_out", subject: c.user?.name ?? null });
    return null;
  },
  changePassword: async (c, input) => {
    const user = findUser(c.db, c.user!.name);
    if (!user || !(await verify(user.password, input.current))) throw new Failure("wrong_password", "the current password is wrong");
    const password = await hash(input.password);
    return () => {
      updatePassword(c.db, user.id, password);
      endSessionsOf(c, user.id);
      c.signIn(user);
      c.audit({ action: "user.password_changed", subject: user.name });
      return null;
    };
  },
  listUsers: (c) => ({ rows: listUserRows(c.db) }),
  createUser: async (c, input) => {
    const password = await hash(input.password);
    return () => {
      if (findUser(c.db, input.name)) throw new Failure("taken", "there is a user of that name", { field: "name" });
      const user = { id: c.newId("u"), name: input.name, admin: input.admin };
      insertUser(c.db, { ...user, password, at: c.now() });
      c.audit({ action: "user.created", subject: user.name, after: user });
      return user;
    };
  },
  resetPassword: async (c, input) => {
    const password = await hash(input.password);
    return () => {
      const user = knownUser(c, input.user);
      updatePassword(c.db, user.id, password);
      endSessionsOf(c, user.id);
      c.audit({ action: "user.password_reset", subject: user.name });
      return null;
    };
  },
};

/** By id or name, or `not_found`. */
export function knownUser(c: Context, id: string): { id: string; name: string } {
  const user = getUser(c.db, id) ?? findUser(c.db, id);
  if (!user) throw new Failure("not_found", "no such user");
  return user;
}
