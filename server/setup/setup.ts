// The first visit: who is there, what the sample shop holds, and making the first admin with the first knowledge base.
import { timingSafeEqual } from "node:crypto";
import type { setup as contract } from "../../shared/contract/users.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers } from "../base/context.ts";
import { checkCounted } from "../users/signInTries.ts";
import { firstAdmin, needsSetup } from "../users/users.ts";
import { createKb } from "../knowledgeBases/knowledgeBases.ts";
import { sampleCounts } from "./sample.ts";

export const setupHandlers: Handlers<keyof typeof contract> = {
  getSession: (c) => {
    const open = needsSetup(c);
    return {
      user: c.user ? { id: c.user.id ?? "cli", name: c.user.name, admin: c.user.admin } : null,
      needsSetup: open,
      needsToken: open && c.config.setupToken !== null,
      sample: open ? sampleCounts() : null,
    };
  },
  setUp: async (c, input) => {
    refuseSecondSetup(c);
    const { setupToken, trustProxy } = c.config;
    // Started for this machine alone, and yet somebody comes through a proxy: it may be anybody.
    if (setupToken === null && trustProxy === false && c.forwarded)
      throw new Failure("forbidden", "set-up through a proxy needs a token: start the server with SETUP_TOKEN and TRUST_PROXY", {
        why: "setup_proxy",
      });
    if (setupToken !== null && !(await checkCounted(c, setUpAccount, () => isToken(setupToken, input.token))))
      throw new Failure("forbidden", "set-up needs the SETUP_TOKEN the server was started with", { why: "setup_token" });
    const addAdmin = await firstAdmin(c, input.name, input.password);
    return () => {
      refuseSecondSetup(c);
      const user = addAdmin();
      const kb = createKb(c, { name: input.knowledgeBase, timeZone: input.timeZone, language: input.language });
      c.audit({ action: "server.set_up", subject: user.name, after: { user: user.name, knowledgeBase: kb, start: input.start } });
      c.signIn(user);
      return {
        knowledgeBase: kb,
        job: input.start === "sample" ? c.jobs.start(c, { kb, kind: "sample", by: user.name, input: {} }) : null,
      };
    };
  },
};

function refuseSecondSetup(c: Context): void {
  if (!needsSetup(c)) throw new Failure("already_set_up", "this server already has an admin");
}

// Tries of the token are counted like those of a password; no user can be called so.
const setUpAccount = "set-up token";

function isToken(wanted: string, given: string | undefined): boolean {
  const a = Buffer.from(wanted);
  const b = Buffer.from(given?.trim() ?? "");
  return a.length === b.length && timingSafeEqual(a, b);
}
