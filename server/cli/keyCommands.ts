// The keys of bots: made, listed, ended.
import { scopes as allScopes } from "../../shared/contract/settings.ts";
import { jsonHelp, jsonOption, print, printRows, required, UsageError, type Command, type Given } from "./command.ts";

const kbOption = { kb: { type: "string" } } as const;
const kbHelp = "--kb ID              the knowledge base it is for";

export const keyCommands: Command[] = [
  {
    name: "key list",
    summary: "bot keys, those in use first: id, name, last characters, scopes, made, revoked",
    usage: "--kb ID [--json]",
    help: ["--kb ID              the knowledge base", jsonHelp],
    options: { ...kbOption, ...jsonOption },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const { rows } = await (await server()).call("listKeys", { kb });
      printRows(given, rows, (k) => [k.id, k.name, k.ending, k.scopes.join(","), k.createdAt, k.revokedAt]);
    },
  },
  {
    name: "key create",
    summary: "make a bot key; prints it, this once",
    usage: "--kb ID --name NAME [--scope SCOPE …]",
    help: [
      kbHelp,
      "--name NAME          whose key it is",
      `--scope SCOPE        ${allScopes.join(", ")}; repeat it or separate by commas; ask,log,pack if not said`,
    ],
    options: { ...kbOption, name: { type: "string" }, scope: { type: "string", multiple: true } },
    run: async (server, given) => {
      const wanted = listOf(given, "scope");
      const scopes = allScopes.filter((s) => wanted.includes(s));
      if (scopes.length < new Set(wanted).size) throw new UsageError(`--scope must be one of ${allScopes.join(", ")}`);
      const kb = required(given, "kb");
      const name = required(given, "name");
      const { key } = await (await server()).call("createKey", { kb, name, ...(scopes.length > 0 ? { scopes } : {}) });
      print(key);
    },
  },
  {
    name: "key revoke",
    summary: "end a bot key at once",
    usage: "ID --kb ID",
    help: ["ID                   the key's, as key list shows it", kbHelp],
    options: { ...kbOption },
    positional: "key's ID",
    run: async (server, given) => {
      const kb = required(given, "kb");
      await (await server()).call("revokeKey", { kb, key: given.positionals[0]! });
    },
  },
];

/** What a repeatable option names, commas separating too. */
function listOf(given: Given, name: string): string[] {
  return [given.options[name] ?? []]
    .flat()
    .flatMap((s) => String(s).split(","))
    .map((s) => s.trim())
    .filter(Boolean);
}
