// Setting up and serving.
import { optional, print, required, say, oneOf, type Command } from "./command.ts";
import { passwordHelp, passwordOptions, readPassword } from "./password.ts";
import { waitForJob } from "./waitForJob.ts";

export const setupCommands: Command[] = [
  {
    name: "setup",
    creates: true,
    summary: "make the first admin and the first knowledge base; prints its id",
    usage: "--user NAME --password TEXT [--sample]",
    help: [
      "--user NAME          the admin's name",
      ...passwordHelp,
      "--sample             load the sample shop, and wait for it",
      "--name NAME          the knowledge base's name",
      "--language zh|en     of its customers (zh)",
      "--time-zone ZONE     of its days (Asia/Shanghai)",
      "SETUP_TOKEN          passed on if it is in the environment",
    ],
    options: {
      user: { type: "string" },
      ...passwordOptions,
      sample: { type: "boolean" },
      name: { type: "string" },
      language: { type: "string" },
      "time-zone": { type: "string" },
    },
    run: async (server, given) => {
      const language = oneOf(given, "language", ["zh", "en"], "zh");
      const sample = given.options.sample === true;
      const name = required(given, "user");
      const password = await readPassword(given);
      const token = given.terminal.env.SETUP_TOKEN;
      const timeZone = optional(given, "time-zone");
      const api = await server();
      const { knowledgeBase, job } = await api.call("setUp", {
        name,
        password,
        language,
        start: sample ? "sample" : "empty",
        knowledgeBase: optional(given, "name") ?? defaultName(sample, language),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(token === undefined ? {} : { token }),
      });
      print(given.terminal, knowledgeBase);
      if (job === null) return;
      const result = await waitForJob(given.terminal, api, knowledgeBase, job);
      say(given.terminal, `the sample shop is loaded: ${String(result.entries)} entries, ${String(result.turns)} questions asked`);
    },
  },
  {
    name: "serve",
    creates: true,
    summary: "start the server (HOST, PORT, DATA_DIR)",
    usage: "",
    help: ["It runs until it is stopped."],
    options: {},
    run: async () => {
      await import("../app/start.ts");
      return await new Promise<never>(() => {});
    },
  },
];

const defaultName = (sample: boolean, language: "zh" | "en"): string =>
  language === "zh" ? (sample ? "栖木家居" : "知识库") : sample ? "Perch Home" : "Knowledge base";
