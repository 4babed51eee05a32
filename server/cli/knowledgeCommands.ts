// Knowledge bases, and making knowledge live.
import { jsonHelp, jsonOption, kbHelp, kbOption, oneOf, optional, print, printRows, required, type Command } from "./command.ts";
import { waitForJob } from "./waitForJob.ts";

export const knowledgeCommands: Command[] = [
  {
    name: "kb list",
    summary: "knowledge bases: id, name",
    usage: "[--json]",
    help: [jsonHelp],
    options: { ...jsonOption },
    run: async (server, given) =>
      printRows(given, (await (await server()).call("listKnowledgeBases", {})).rows, ({ id, name }) => [id, name]),
  },
  {
    name: "kb create",
    creates: true,
    summary: "make an empty knowledge base; prints its id",
    usage: "--name NAME",
    help: [
      "--name NAME          what it is called",
      "--language zh|en     of its customers (zh)",
      "--time-zone ZONE     of its days (Asia/Shanghai)",
    ],
    options: { name: { type: "string" }, language: { type: "string" }, "time-zone": { type: "string" } },
    run: async (server, given) => {
      const name = required(given, "name");
      const language = oneOf(given, "language", ["zh", "en"], "zh");
      const timeZone = optional(given, "time-zone");
      print(
        given.terminal,
        (await (await server()).call("createKnowledgeBase", { name, language, ...(timeZone === undefined ? {} : { timeZone }) })).id,
      );
    },
  },
  {
    name: "publish",
    summary: "publish the draft to live and wait; prints the version's number",
    usage: "--kb ID --note TEXT",
    help: [kbHelp, "--note TEXT          what this version is about"],
    options: { ...kbOption, note: { type: "string" } },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const note = required(given, "note");
      const api = await server();
      const { job } = await api.call("publish", { kb, note });
      const result = await waitForJob(given.terminal, api, kb, job);
      print(given.terminal, String(result.version));
    },
  },
];
