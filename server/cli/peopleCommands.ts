// People and their roles.
import { Refusal, jsonHelp, jsonOption, kbHelp, kbOption, oneOf, printRows, required, type Command, type Server } from "./command.ts";
import { passwordHelp, passwordOptions, readPassword } from "./password.ts";

export const peopleCommands: Command[] = [
  {
    name: "user list",
    summary: "users: name, admin or user, when they were added",
    usage: "[--json]",
    help: [jsonHelp],
    options: { ...jsonOption },
    run: async (server, given) =>
      printRows(given, (await (await server()).call("listUsers", {})).rows, ({ name, admin, createdAt }) => [
        name,
        admin ? "admin" : "user",
        createdAt,
      ]),
  },
  {
    name: "user add",
    creates: true,
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
    help: [kbHelp, "--user NAME          the user", "--role ROLE          viewer, trainer, publisher, or none to take it away"],
    options: { ...kbOption, user: { type: "string" }, role: { type: "string" } },
    run: async (server, given) => {
      required(given, "role");
      const role = oneOf(given, "role", ["viewer", "trainer", "publisher", "none"], "none");
      const kb = required(given, "kb");
      const name = required(given, "user");
      const api = await server();
      await api.call("setMember", { kb, user: await userNamed(api, name), role: role === "none" ? null : role });
    },
  },
];

async function userNamed(server: Server, name: string): Promise<string> {
  const user = (await server.call("listUsers", {})).rows.find((u) => u.name.toLowerCase() === name.toLowerCase());
  if (!user) throw new Refusal("not_found", `no such user: ${name}`);
  return user.id;
}
