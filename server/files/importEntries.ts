// The job that writes a previewed file's good rows into the draft: slices that each commit, safe to run again.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import { draftContent, entryByQuestion } from "../entries/contents.ts";
import { saveContent } from "../entries/saveContent.ts";
import type { Runner, RunningJob } from "../jobs/jobs.ts";
import { currentPart } from "../parts/parts.ts";
import { addCategories, findCategory } from "./categoryPaths.ts";
import { completeEntry, mergedEntry, sameContent, type Making } from "./completeEntry.ts";
import { forgetChanges, insertChange, listOldImports } from "./importChanges.store.ts";
import type { GoodRow } from "./judgeRows.ts";
import { takeNotOurs } from "./importNotOurs.ts";
import { uploadFiles } from "./upload.ts";
import { getUpload } from "./uploads.store.ts";

/** From so many rows on the robot is rebuilt once instead of changed row by row. */
const manyRows = 200;
/** A slice ends after this, in ms: commit and what follows still fit into 20. */
const sliceTime = 10;
const batchSize = 100;

/** `skipped` counts those of `changedSince` too. */
interface Counts extends Record<"new" | "changed" | "skipped" | "same" | "notOurs", number> {
  /** Entries that somebody saved, made or deleted between preview and import: left alone. The first are named. */
  changedSince: { count: number; rows: { sheet: string | null; row: number; entry: string; question: string }[] };
}
const mostNamed = 50;

export type ExistingWay = "skip" | "overwrite" | "merge";
interface Plan {
  existing: ExistingWay;
  /** Of some entries another way. */
  each: ReadonlyMap<string, ExistingWay>;
  defaultAnswer: string | null;
  robot: boolean;
  /** Entries of the file so far. */
  written: Set<string>;
}

export const importEntries: Runner = async (job) => {
  const upload = getUpload(job.app.db, job.kb.id, String(job.input.upload));
  if (!upload) throw new Failure("not_found", "the file is no longer there; preview it again");
  const summary = upload.summary as { rows: number; rejected: number; notOurs?: number; defaultAnswer: string | null };
  const total = summary.rows - summary.rejected;
  const plan: Plan = {
    existing: wayOf(job.input.existing),
    each: new Map(Object.entries((job.input.each ?? {}) as Record<string, unknown>).map(([id, way]) => [id, wayOf(way)])),
    defaultAnswer: summary.defaultAnswer,
    robot: total + (summary.notOurs ?? 0) < manyRows,
    written: new Set(),
  };
  const counts: Counts = { new: 0, changed: 0, skipped: 0, same: 0, notOurs: 0, changedSince: { count: 0, rows: [] } };
  try {
    let done = 0;
    for await (const rows of batches(uploadFiles(job.app, upload.path).good)) {
      for (let left = rows; left.length > 0; left = left.slice(await writeSlice(job, left, plan, counts)))
        await job.next(done, total, "entries");
      done += rows.length;
    }
    counts.notOurs = await takeNotOurs(job, uploadFiles(job.app, upload.path).notOurs, plan.robot);
  } finally {
    if (!plan.robot) job.app.robots.rebuild(job.kb.id);
  }
  const result = { ...counts, rejected: summary.rejected };
  await job.slice((c) =>
    c.audit({ action: "entries.imported", subject: upload.name, after: { upload: upload.id, existing: plan.existing, ...result } }),
  );
  await forgetOldChanges(job);
  await job.next(total, total, "entries");
  return result;
};

/** So many imports can be undone, each knowledge base's newest. */
const undoable = 50;
const forgottenAtOnce = 1_000;

async function forgetOldChanges(job: RunningJob): Promise<void> {
  for (const old of listOldImports(job.app.db, job.kb.id, undoable))
    while ((await job.stage((c) => forgetChanges(c.db, c.kb.id, old, forgottenAtOnce))) >= forgottenAtOnce);
}

const wayOf = (said: unknown): ExistingWay => (said === "overwrite" || said === "merge" ? said : "skip");

async function* batches(file: string): AsyncGenerator<GoodRow[]> {
  let rows: GoodRow[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    rows.push(JSON.parse(line) as GoodRow);
    if (rows.length < batchSize) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Writes rows until the slice's time is over; returns how many it went through. */
function writeSlice(job: RunningJob, rows: readonly GoodRow[], plan: Plan, counts: Counts): Promise<number> {
  const began = performance.now();
  // The slice that writes the audit line makes all of them durable.
  return job.stage((c) => {
    let categories = currentPart<Category[]>(c.db, "category", c.kb.id).content;
    let i = 0;
    for (; i < rows.length && (i === 0 || performance.now() - began < sliceTime); i += 1) {
      const row = rows[i]!;
      const found = draftContent(c.db, c.kb.id, row.id);
      const before = found && !found.deleted ? found.content : null;
      const isStale = isChangedSince(c, row, before && found ? found.revision : null, plan.written);
      const path = row.entry.category ?? [];
      const after = completed(c, row, before, categories, plan);
      const way = plan.each.get(row.id) ?? plan.existing;
      const merged = before && way === "merge" ? mergedEntry(row.entry, before, makingIn(c)) : null;
      if (before && (sameContent(before, after) || (merged === before && !isStale))) counts.same += 1;
      else if (isStale || (before && way === "skip")) {
        counts.skipped += 1;
        if (isStale && (counts.changedSince.count += 1) <= mostNamed)
          counts.changedSince.rows.push({
            sheet: row.sheet,
            row: row.row,
            entry: row.id,
            question: before?.question ?? row.entry.question,
          });
      } else {
        const missing = !merged && path.length > 0 && findCategory(categories, path) === null;
        if (missing)
          categories = addCategories(
            c,
            rows.slice(i).map((r) => r.entry.category ?? []),
          );
        const revision = saveContent(c, row.id, merged ?? (missing ? completed(c, row, before, categories, plan) : after), "imported", {
          audit: false,
          robot: plan.robot,
        });
        insertChange(c.db, c.kb.id, job.id, { entry: row.id, before: found?.revision ?? null, after: revision });
        plan.written.add(row.id);
        counts[before ? "changed" : "new"] += 1;
      }
    }
    return i;
  });
}

/** Whether the entry is no longer what the preview was shown against; of a new one, whether another has its standard question by now. */
function isChangedSince(c: Context, { base, id, entry, twin }: GoodRow, revision: number | null, written: ReadonlySet<string>): boolean {
  if (base !== null || revision !== null) return base !== revision;
  const known = entryByQuestion(c.db, c.kb.id, entry.question);
  return known !== null && known !== id && known !== twin && !written.has(known);
}

function completed(c: Context, { entry }: GoodRow, before: EntryContent | null, categories: readonly Category[], plan: Plan): EntryContent {
  const category =
    entry.category === undefined
      ? undefined
      : entry.category?.length
        ? (findCategory(categories, entry.category) ?? "not-there-yet")
        : null;
  return completeEntry(entry, before, {
    category,
    defaultAnswer: plan.defaultAnswer,
    ...makingIn(c),
  });
}

const makingIn = (c: Context): Pick<Making, "newId" | "by" | "at"> => ({ newId: c.newId, by: c.user?.name ?? null, at: c.now() });
