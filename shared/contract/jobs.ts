// Long work as jobs: polled, cancelled, run again.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, empty, inKb, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";

/** What runs as a job. Stored. */
export const jobKinds = [
  "sample",
  "import_entries",
  "undo_import",
  "import_log",
  "undo_log_import",
  "forget_turns",
  "expire_turns",
  "publish",
  "check_own_wordings",
  "value_wordings",
  "check_links",
  "bulk_change",
  "undo_bulk_change",
] as const;

/** Long work: how far it is, and how it ended. */
export const job = z
  .object({
    id,
    kind: z.enum(jobKinds),
    state: z.enum(["running", "done", "failed", "cancelled", "interrupted"]),
    done: count,
    total: count.describe("0 while not yet known"),
    step: z.string().describe("Machine word of what is being done now"),
    result: z.record(z.string(), z.unknown()).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    repeatable: z.boolean().describe("It can be run again"),
    by: who,
    startedAt: when,
    endedAt: when.nullable(),
  })
  .meta({ id: "Job" });
/** The draft's full training: not a job, as it belongs to nobody and begins by itself. */
const training = z.object({
  state: z
    .enum(["done", "waiting", "running", "stale"])
    .describe("waiting = for changes to rest; stale = one is due, but none is under way: the next change begins one"),
  done: count,
  total: count.describe("Entries"),
});
/** What the full model may answer otherwise than the provisional draft did: to be fetched anew when it is there. */
export const trainingChanges: readonly string[] = [
  "askRobot",
  "getThenAndNow",
  "searchEntries",
  "listEntries",
  "listClusters",
  "getCluster",
];

const jobPath = inKb.extend({ job: id });

/** Watching jobs, and stopping them. */
export const jobs = {
  listJobs: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/jobs",
    permission: "read",
    summary: "Running jobs and the latest 10 ended ones, and how far the draft's training is; poll every 500 ms while one runs",
    input: inKb,
    output: z.object({ rows: z.array(job), training: training.nullable().describe("null while nobody has asked the draft anything") }),
  }),
  getJob: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/jobs/:job",
    permission: "read",
    summary: "One job",
    input: jobPath,
    output: job,
  }),
  cancelJob: command({
    method: "POST",
    path: "/api/knowledge-bases/:kb/jobs/:job/cancel",
    permission: "write",
    summary: "Ask a running job to stop; what it committed stays",
    input: jobPath,
    output: empty,
    status: 204,
    errors: ["nothing_to_do"],
    changes: ["listJobs", "getJob"],
  }),
  repeatJob: command({
    method: "POST",
    path: "/api/knowledge-bases/:kb/jobs/:job/repeat",
    permission: "write",
    summary: "Run an interrupted, failed or cancelled job again; safe, nothing counts twice",
    status: 202,
    input: jobPath,
    output: z.object({ job: id }),
    errors: ["nothing_to_do", "busy"],
    changes: ["listJobs", "getJob"],
  }),
};
