// Long work: what runs and what became of it; and logs, whose import is such a job.
import type { OutputOf } from "../base/context.ts";
import {
  Refusal,
  exitCodes,
  jsonHelp,
  jsonOption,
  kbHelp,
  kbOption,
  optional,
  print,
  printRows,
  required,
  say,
  tabbed,
  type Command,
  type Server,
} from "./command.ts";
import { nameOf, readInput } from "./input.ts";
import { waitForJob } from "./waitForJob.ts";

type Job = OutputOf<"getJob">;
const columns = "id, kind, state, done, of how many, by whom, begun, ended";
const cells = ({ id, kind, state, done, total, by, startedAt, endedAt }: Job) => [id, kind, state, done, total, by, startedAt, endedAt];

export const jobCommands: Command[] = [
  {
    name: "import-log",
    summary: "import questions that were asked elsewhere, from JSONL or CSV",
    usage: "FILE|- --kb ID",
    help: [
      "-                    reads standard input; what the format is shows in the content",
      kbHelp,
      "Good lines are imported even if others are rejected; then the exit code is 5, or 1 if there was no good line.",
    ],
    options: { ...kbOption },
    positional: "FILE, or - for standard input",
    run: async (server, given) => {
      const kb = required(given, "kb");
      const file = given.positionals[0]!;
      const bytes = await readInput(given.terminal, file);
      const api = await server();
      const { job, rows, rejected, rejectedTotal } = await api.call("importLog", { kb, name: nameOf(file) }, bytes);
      for (const { line, reason } of rejected) say(given.terminal, `line ${line}: rejected: ${reason}`);
      if (rejectedTotal > rejected.length) say(given.terminal, `… only the first ${rejected.length} are shown`);
      const { added, known } = await waitForJob(given.terminal, api, kb, job);
      say(given.terminal, `${String(added)} new, ${String(known)} known, ${rejectedTotal} rejected`);
      return rejectedTotal === 0 ? exitCodes.ok : rows > 0 ? exitCodes.partly : exitCodes.failed;
    },
  },
  {
    name: "job list",
    summary: "jobs that run and the latest that ended",
    usage: "--kb ID [--json]",
    help: [kbHelp, jsonHelp, `columns: ${columns}`],
    options: { ...kbOption, ...jsonOption },
    run: async (server, given) => {
      const kb = required(given, "kb");
      printRows(given, (await (await server()).call("listJobs", { kb })).rows, cells);
    },
  },
  {
    name: "job",
    summary: "one job: its state; or wait until it has ended",
    usage: "ID [--kb ID] [--wait] [--json]",
    help: [
      "--kb ID              its knowledge base; looked for in all of them if not said",
      "--wait               until it has ended; the exit code is then that of the job",
      jsonHelp,
      `columns: ${columns}`,
    ],
    options: { ...kbOption, wait: { type: "boolean" }, ...jsonOption },
    positional: "job's ID",
    run: async (server, given) => {
      const id = given.positionals[0]!;
      const api = await server();
      const { kb, job } = await findJob(api, id, optional(given, "kb"));
      let failed: unknown = null;
      if (given.options.wait === true) await waitForJob(given.terminal, api, kb, job.id).catch((error: unknown) => (failed = error));
      const now = given.options.wait === true ? await api.call("getJob", { kb, job: id }) : job;
      print(given.terminal, given.options.json === true ? JSON.stringify(now) : tabbed(cells(now)));
      if (failed) throw failed;
      if (now.error) say(given.terminal, `${now.error.code}: ${now.error.message}`);
    },
  },
];

async function findJob(api: Server, id: string, given: string | undefined): Promise<{ kb: string; job: Job }> {
  const all = given === undefined ? (await api.call("listKnowledgeBases", {})).rows.map((kb) => kb.id) : [given];
  for (const kb of all) {
    const job = await api.call("getJob", { kb, job: id }).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === "not_found" && given === undefined) return null;
      throw error;
    });
    if (job) return { kb, job };
  }
  throw new Refusal("not_found", `no such job: ${id}`);
}
