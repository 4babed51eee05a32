// What an entry's similar questions are worth to customers: a job whose work is done in a worker, and the answer kept with the entry.
import type { z } from "zod";
import type { ownWordings as contract, ownWordingValues } from "../../shared/contract/ownWordings.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../base/context.ts";
import { currentContent, knownEntry } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { runningJob, type Runner } from "../jobs/jobs.ts";
import { watched } from "../jobs/watched.ts";
import { labelsNow } from "../labels/labels.ts";
import { commonQuestions } from "../logs/commonQuestions.ts";
import { liveVersionId } from "../versions/environments.ts";
import { runInWorker } from "../workers/pool.ts";
import { getValues, putValues } from "./ownWordings.store.ts";
import type { AskedQuestion } from "./ownWordings.task.ts";
import { leavingOut } from "./tasks.ts";

type Values = z.output<typeof ownWordingValues>;
/** Most asked questions looked through: of those whose candidates the log tells, and as many of the others. */
const LOOKED_THROUGH = 1_000;
const EXAMPLES = 3;

export const valueHandlers: Handlers<Extract<keyof typeof contract, "valueWordings" | "getWordingValues">> = {
  valueWordings: (c, { entry }) => {
    if (knownEntry(c, entry).deleted) throw new Failure("not_found", "the entry was deleted");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "value_wordings", by: c.user?.name ?? null, input: { entry } });
    c.audit({ action: "wording_values.started", subject: entry, after: { job } });
    return { job };
  },
  getWordingValues: (c, { entry }) => {
    knownEntry(c, entry);
    const running = runningJob(c.db, c.kb.id, "value_wordings");
    const found = getValues<Values>(c.db, c.kb.id, entry);
    const job = running?.input.entry === entry ? running.id : null;
    if (!found) return { job, values: null };
    const { content, ...when } = found;
    return { job, values: { ...when, ...content } };
  },
};

export const valueWordings: Runner = async (job) => {
  const entry = String(job.input.entry);
  const common = await commonQuestions(job.app, job.kb, [entry, entry], LOOKED_THROUGH);
  const labels = new Map((await labelsNow(job.app.db, job.kb.id)).map((label) => [label.key, label]));
  const { total, live } = await job.slice((c) => ({
    total: currentContent(c, entry).similar.filter(({ kind }) => kind === "positive").length,
    live: liveVersionId(c.db, c.kb.id) || null,
  }));
  const questions = common
    .toSorted((a, b) => b.times - a.times)
    .map(({ text, times }): AskedQuestion => {
      const label = labels.get(wordingKey(text));
      // Where nobody has said what is right, it is what the draft answers: the entry itself, as only what it takes is counted.
      return { question: text, times, isLabelled: label !== undefined, entry: label ? label.entry : entry };
    });
  const at = job.app.now();
  const input = { dataDir: job.app.config.dataDir, kb: job.kb, live, entry, questions };
  const found = await watched(
    job,
    (options) => runInWorker(leavingOut, "values", input, options),
    (done) => [done, total, "ask"],
  );
  if (!found) throw new Failure("not_found", "the entry was deleted");
  const content: Values = {
    asked: { ...counted(found.taken), labelled: found.taken.filter(({ isLabelled }) => isLabelled).length },
    provisional: found.provisional,
    rows: found.values.map(({ id, text, isWeak, isRedundant, wins, costs }) => {
      return { id, text, isWeak, isRedundant, wins: withExamples(wins), costs: withExamples(costs) };
    }),
  };
  const result = { entry, wordings: content.rows.length, redundant: content.rows.filter(({ isRedundant }) => isRedundant).length };
  await job.slice((c) => {
    putValues(c.db, job.kb.id, entry, { revision: found.revision, at, by: job.by, content });
    c.audit({ action: "wording_values.worked_out", subject: entry, after: result });
  });
  return result;
};

const counted = (asked: readonly AskedQuestion[]): { questions: number; times: number } => ({
  questions: asked.length,
  times: asked.reduce((sum, { times }) => sum + times, 0),
});

const withExamples = (asked: readonly AskedQuestion[]) => ({
  ...counted(asked),
  examples: asked.slice(0, EXAMPLES).map(({ question }) => question),
});
