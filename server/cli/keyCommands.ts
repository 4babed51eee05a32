// The keys of bots: made, listed, limited, ended.
import { originOf } from "../../shared/contract/origin.ts";
import { scopes as allScopes } from "../../shared/contract/settings.ts";
import {
  UsageError,
  jsonHelp,
  jsonOption,
  kbHelp,
  kbOption,
  optional,
  print,
  printRows,
  required,
  wholeNumber,
  type Command,
  type Given,
} from "./command.ts";

const limitOptions = { origin: { type: "string", multiple: true }, rate: { type: "string" } } as const;
const rateHelp = "--rate NUMBER        requests a minute, beyond which it is answered 429; none = unlimited";

export const keyCommands: Command[] = [
  {
    name: "key list",
    summary: "bot keys, those in use first: id, name, last characters, scopes, origins, rate a minute, made, revoked",
    usage: "--kb ID [--json]",
    help: [kbHelp, jsonHelp],
    options: { ...kbOption, ...jsonOption },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const { rows } = await (await server()).call("listKeys", { kb });
      printRows(given, rows, (k) => [
        k.id,
        k.name,
        k.ending,
        k.scopes.join(","),
        k.origins.join(","),
        k.ratePerMinute,
        k.createdAt,
        k.revokedAt,
      ]);
    },
  },
  {
    name: "key create",
    summary: "make a bot key; prints it, this once",
    usage: "--kb ID --name NAME [--scope SCOPE …] [--origin ORIGIN …] [--rate NUMBER]",
    help: [
      kbHelp,
      "--name NAME          whose key it is",
      `--scope SCOPE        ${allScopes.join(", ")}; repeat it or separate by commas; ask,log,pack if not said`,
      "--origin ORIGIN      pages of it may use the key, e.g. https://shop.example; repeat it or separate by commas. The key may then ask only",
      rateHelp,
    ],
    options: { ...kbOption, name: { type: "string" }, scope: { type: "string", multiple: true }, ...limitOptions },
    run: async (server, given) => {
      const wanted = listOf(given, "scope");
      const scopes = allScopes.filter((s) => wanted.includes(s));
      if (scopes.length < new Set(wanted).size) throw new UsageError(`--scope must be one of ${allScopes.join(", ")}`);
      const kb = required(given, "kb");
      const name = required(given, "name");
      const limits = limitsIn(given);
      const { key } = await (await server()).call("createKey", { kb, name, ...(scopes.length > 0 ? { scopes } : {}), ...limits });
      print(given.terminal, key);
    },
  },
  {
    name: "key set",
    summary: "change from which pages a bot key may be used, or how often; acts at once",
    usage: "ID --kb ID [--origin ORIGIN … | --origin none] [--rate NUMBER|none]",
    help: [
      "ID                   the key's, as key list shows it",
      kbHelp,
      "--origin ORIGIN      in place of those it has; none = no pages any more",
      rateHelp,
    ],
    options: { ...kbOption, ...limitOptions },
    positional: "key's ID",
    run: async (server, given) => {
      const kb = required(given, "kb");
      const limits = limitsIn(given);
      if (Object.keys(limits).length === 0) throw new UsageError("give --origin or --rate");
      await (await server()).call("updateKey", { kb, key: given.positionals[0]!, ...limits });
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

/** What --origin and --rate say; absent where nothing is said. */
function limitsIn(given: Given): { origins?: string[]; ratePerMinute?: number | null } {
  const origins = listOf(given, "origin");
  const rate = optional(given, "rate");
  return {
    ...(origins.length === 0 ? {} : { origins: origins.length === 1 && origins[0] === "none" ? [] : origins.map(originGiven) }),
    ...(rate === undefined ? {} : { ratePerMinute: rate === "none" ? null : wholeNumber("--rate", rate) }),
  };
}

function originGiven(text: string): string {
  const origin = originOf(text);
  if (origin === null) throw new UsageError(`--origin must be one such as https://shop.example, not "${text}"`);
  return origin;
}

/** What a repeatable option names, commas separating too. */
function listOf(given: Given, name: string): string[] {
  return [given.options[name] ?? []]
    .flat()
    .flatMap((s) => String(s).split(","))
    .map((s) => s.trim())
    .filter(Boolean);
}
