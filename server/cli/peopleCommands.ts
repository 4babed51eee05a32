// People and the keys of bots.
import { scopes as allScopes } from "../../shared/contract/settings.ts";
import { print, Refusal, required, oneOf, UsageError, type Command } from "./command.ts";
import type { Server } from "./connect.ts";
import { passwordHelp, passwordOptions, readPassword } from "./password.ts";

export const peopleCommands: Command[] = [
  {
    name: "user add",
    summary: "add a user",
    usage: "--user NAME --password TEXT [--admin]",
    help: ["--user NAME          1–40 letters, digits, or . _ - @", ...passwordHelp, "--admin              may do everything, everywhere"],
    options: { user: { type: "string" }, ...passwordOptions, admin: { type: "boolean" } },
    run: async (server, given) => {
      const name = required(given, "user");
      const password = await readPassword(given);
      await (await server()).call("createUser", { name, password, admin: given.options.admin === true });
    },
  },
  {
    name: "user reset",
    summary: "set a user's password and end their sessions",
    usage: "--user NAME --password TEXT",
    help: ["--user NAME          the user", ...passwordHelp],
    options: { user: { type: "string" }, ...passwordOptions },
    run: async (server, given) => {
      const name = required(given, "user");
      const password = await readPassword(given);
      const api = await server();
      await api.call("resetPassword", { user: await userNamed(api, name), password });
    },
  },
  {
    name: "member set",
    summary: "give a user a role in a knowledge base",
    usage: "--kb ID --user NAME --role ROLE",
    help: [
      "--kb ID              the knowledge base",
      "--user NAME          the user",
      "--role ROLE          viewer, trainer, publisher, or none to take it away",
    ],
    options: { kb: { type: "string" }, user: { type: "string" }, role: { type: "string" } },
    run: async (server, given) => {
      required(given, "role");
      const role = oneOf(given, "role", ["viewer", "trainer", "publisher", "none"], "none");
      const kb = required(given, "kb");
      const name = required(given, "user");
      const api = await server();
      await api.call("setMember", { kb, user: await userNamed(api, name), role: role === "none" ? null : role });
    },
  },
  {
    name: "key create",
    summary: "make a bot key; prints it, this once",
    usage: "--kb ID --name NAME [--scope SCOPE …]",
    help: [
      "--kb ID              the knowledge base it is for",
      "--name NAME          whose key it is",
      `--scope SCOPE        ${allScopes.join(", ")}; repeat it or separate by commas; ask,log,pack if not said`,
    ],
    options: { kb: { type: "string" }, name: { type: "string" }, scope: { type: "string", multiple: true } },
    run: async (server, given) => {
      const wanted = [given.options.scope ?? []]
        .flat()
        .flatMap((s) => String(s).split(","))
        .map((s) => s.trim())
        .filter(Boolean);
      const scopes = allScopes.filter((s) => wanted.includes(s));
      if (scopes.length < new Set(wanted).size) throw new UsageError(`--scope must be one of ${allScopes.join(", ")}`);
      const kb = required(given, "kb");
      const name = required(given, "name");
      const { key } = await (await server()).call("createKey", { kb, name, ...(scopes.length > 0 ? { scopes } : {}) });
      print(key);
    },
  },
];

async function userNamed(server: Server, name: string): Promise<string> {
  const user = (await server.call("listUsers", {})).rows.find((u) => u.name.toLowerCase() === name.toLowerCase());
  if (!user) throw new Refusal("not_found", `no such user: ${name}`);
  return user.id;
}
