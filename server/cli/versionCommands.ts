// Versions: which there are, and going back to one.
import type { OutputOf } from "../base/context.ts";
import {
  jsonHelp,
  jsonOption,
  kbHelp,
  kbOption,
  print,
  printRows,
  required,
  say,
  wholeNumber,
  type Command,
  type Server,
} from "./command.ts";

export const versionCommands: Command[] = [
  {
    name: "versions",
    summary: "versions, newest first: number, when, by whom, live or nothing, note",
    usage: "--kb ID [--json]",
    help: [kbHelp, jsonHelp],
    options: { ...kbOption, ...jsonOption },
    run: async (server, given) => {
      const kb = required(given, "kb");
      printRows(given, await allVersions(await server(), kb), ({ number, at, by, live, note }) => [
        number,
        at,
        by,
        live ? "live" : "",
        note,
      ]);
    },
  },
  {
    name: "rollback",
    summary: "make another version live at once; prints its number",
    usage: "--kb ID --to NUMBER",
    help: [kbHelp, "--to NUMBER          the version; newer ones may be meant too"],
    options: { ...kbOption, to: { type: "string" } },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const wanted = wholeNumber("--to", required(given, "to"));
      const { version, previous } = await (await server()).call("rollBack", { kb, version: wanted });
      say(given.terminal, `version ${version} is live, version ${previous} was`);
      print(given.terminal, String(version));
    },
  },
];

async function allVersions(server: Server, kb: string): Promise<OutputOf<"listVersions">["rows"]> {
  const rows: OutputOf<"listVersions">["rows"] = [];
  for (;;) {
    const page = await server.call("listVersions", { kb, offset: rows.length, limit: 100 });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
