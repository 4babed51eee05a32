// People: signing in and out, users and their passwords.
import { Failure } from "../../shared/errors.ts";
import type { users as contract } from "../../shared/contract/users.ts";
import type { App, Context, Handlers } from "../base/context.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { checkCounted, clearTries } from "./signInTries.ts";
import { countUsers, deleteSessionsOf, findUser, getUser, insertUser, listUserRows, updatePassword } from "./users.store.ts";

/** Nobody has set this server up yet. */
export const needsSetup = (app: App): boolean => countUsers(app.db) === 0;

/** Adds the first admin. */
export async function firstAdmin(c: Context, name: string, password: string): Promise<() => { id: string; name: string }> {
  const hashed = await hashPassword(password, c.config.passwordWork);
  return () => {
    const user = { id: c.newId("u"), name, admin: true };
    insertUser(c.db, { ...user, password: hashed, at: c.now() });
    clearTries(c, name);
    return user;
  };
}

/** Ends every session of a user: their password or role changed. */
export const endSessionsOf = (c: Context, user: string): void => deleteSessionsOf(c.db, user);

export const userHandlers: Handlers<keyof typeof contract> = {
  signIn: async (c, input) => {
    const user = findUser(c.db, input.name.trim());
    const right = await checkCounted(c, input.name, () => isPassword(input.password, user?.password, c.config.passwordWork));
    if (!user || !right) throw new Failure("wrong_password", "the name or the password is wrong");
    return () => {
      refuseOutdated(c, user);
      clearTries(c, user.name);
      c.signIn(user, () => isCurrent(c, user));
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
    // As many guesses as at sign-in: whoever finds a window open must not find out the password by it.
    const right =
      user !== null && (await checkCounted(c, user.name, () => isPassword(input.current, user.password, c.config.passwordWork)));
    if (!right) throw new Failure("wrong_password", "the current password is wrong");
    const password = await hashPassword(input.password, c.config.passwordWork);
    return () => {
      refuseOutdated(c, user);
      clearTries(c, user.name);
      updatePassword(c.db, user.id, password);
      endSessionsOf(c, user.id);
      c.signIn(user, () => isCurrent(c, { name: user.name, password }));
      c.audit({ action: "user.password_changed", subject: user.name });
      return null;
    };
  },
  listUsers: (c) => ({ rows: listUserRows(c.db) }),
  createUser: async (c, input) => {
    const password = await hashPassword(input.password, c.config.passwordWork);
    return () => {
      if (findUser(c.db, input.name)) throw new Failure("taken", "there is a user of that name", { field: "name" });
      const user = { id: c.newId("u"), name: input.name, admin: input.admin };
      insertUser(c.db, { ...user, password, at: c.now() });
      c.audit({ action: "user.created", subject: user.name, after: user });
      return user;
    };
  },
  resetPassword: async (c, input) => {
    const password = await hashPassword(input.password, c.config.passwordWork);
    return () => {
      const user = knownUser(c, input.user);
      updatePassword(c.db, user.id, password);
      endSessionsOf(c, user.id);
      c.audit({ action: "user.password_reset", subject: user.name });
      return null;
    };
  },
};

/** The password was changed while the old one was being checked: a session must not begin after the change has ended all. */
function refuseOutdated(c: Context, checked: { name: string; password: string }): void {
  if (!isCurrent(c, checked)) throw new Failure("wrong_password", "the password was changed just now");
}

const isCurrent = (c: Context, { name, password }: { name: string; password: string }): boolean =>
  findUser(c.db, name)?.password === password;

/** By id or name, or `not_found`. */
export function knownUser(c: Context, id: string): { id: string; name: string } {
  const user = getUser(c.db, id) ?? findUser(c.db, id);
  if (!user) throw new Failure("not_found", "no such user");
  return user;
}
