// Changing many entries at once: which ones is settled when it begins, a job does it, another takes it back.
import type { bulkChanges as contract } from "../../shared/contract/bulkChanges.ts";
import { inUtc } from "../../shared/engine/time.ts";
import { Failure } from "../../shared/errors.ts";
import type { BulkChange } from "../../shared/knowledge/bulkChange.ts";
import { dissolved } from "../../shared/knowledge/categories.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { Context, Handlers } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { revisionsOf } from "../entries/entryLookup.ts";
import { changedSince } from "../entries/moment.ts";
import { everyMatching } from "../entries/matching.ts";
import { knownJob, latestJobs, runningJob } from "../jobs/jobs.ts";
import { currentPart } from "../parts/parts.ts";
import { type ChosenEntry, countBulkChanged, insertChoice, listBulkParts } from "./bulkChanges.store.ts";
import { previewReplacement } from "./previewReplacement.ts";
import { bulkInput, countIn, said } from "./runBulkChange.ts";

type Chosen = Parsed<(typeof contract)["startBulkChange"]>["chosen"];

/** Revisions looked up at once: some 3 ms. */
const slice = 2_000;
const partSize = 500;
const shown = 20;

export const bulkChangeHandlers: Handlers<keyof typeof contract> = {
  startBulkChange: async (c, { chosen, change: wanted }) => {
    const change = wanted.field === "moment" ? { ...wanted, before: inUtc(wanted.before) } : wanted;
    const isWhole = change.field === "moment" && chosen.by === "filter";
    if (isWhole && (Object.keys(chosen.filter).length > 0 || chosen.except.length > 0))
      throw new Failure("rule_broken", "a moment is of everything, or of entries that are named", { field: "chosen" });
    const ids = isWhole ? await everyChangedSince(c, change.before) : await idsOf(c, chosen);
    const entries = await withRevisions(c, ids);
    return () => {
      refuseUnknownCategory(c, change);
      if (entries.length === 0 && !isWhole) throw new Failure("nothing_to_do", "no entry was chosen");
      const job = begin(c, { change, chosen: entries.length, tree: null, isWhole });
      for (let part = 0; part * partSize < entries.length; part += 1)
        insertChoice(c.db, c.kb.id, job, part, entries.slice(part * partSize, (part + 1) * partSize));
      c.audit({ action: "bulk.started", subject: job, after: { ...said(change), entries: entries.length } });
      return { job };
    };
  },
  previewReplacement: async (c, { chosen, change }) => {
    const preview = await previewReplacement(c, await idsOf(c, chosen), change);
    return () => preview;
  },
  listBulkChanges: (c) => {
    const undoing = new Set(latestJobs(c, "undo_bulk_change", 5 * shown).map(({ input }) => input.job));
    return {
      rows: latestJobs(c, "bulk_change", shown).map(({ job, input }) => {
        const { change, chosen, tree } = bulkInput.parse(input);
        const standing = countBulkChanged(c.db, c.kb.id, job.id);
        return {
          job,
          change,
          tree: tree && { category: tree.names[0] ?? "", into: tree.names[1] ?? null },
          chosen,
          standing,
          undone: undoing.has(job.id),
          undoable: job.state !== "running" && (standing > 0 || listBulkParts(c.db, c.kb.id, job.id).length > 0),
        };
      }),
    };
  },
  undoBulkChange: (c, input) => {
    const { kind } = knownJob(c, input.job);
    if (kind !== "bulk_change") throw new Failure("not_found", "no such bulk change");
    refuseWhileOneRuns(c);
    if (countBulkChanged(c.db, c.kb.id, input.job) === 0 && listBulkParts(c.db, c.kb.id, input.job).length === 0)
      throw new Failure("nothing_to_do", "it changed nothing, was undone already, or 50 bulk changes came after it");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "undo_bulk_change", by: c.user!.name, input: { job: input.job } });
    c.audit({ action: "bulk.undo_started", subject: input.job, after: { job } });
    return { job };
  },
  dissolveCategory: (c, { category, into }) => {
    const { content: categories } = currentPart<Category[]>(c.db, "category", c.kb.id);
    const nameOf = (id: string): string => {
      const found = categories.find((k) => k.id === id);
      if (!found) throw new Failure("not_found", "no such category");
      return found.name;
    };
    const names = [nameOf(category), into === null ? null : nameOf(into)];
    const plan = dissolved(categories, category, into);
    if (!plan) throw new Failure("rule_broken", "a category cannot be merged into itself or into one below it", { field: "into" });
    const chosen = countIn(c, new Set(plan.moves.keys()));
    const job = begin(c, { change: { field: "category", category: into }, chosen, tree: { category, into, names } });
    c.audit({ action: "bulk.started", subject: job, after: { set_field: "category", category, into, entries: chosen } });
    return { job };
  },
};

function begin(c: Context, input: { change: BulkChange; chosen: number; tree: object | null; isWhole?: boolean }): string {
  refuseWhileOneRuns(c);
  return c.jobs.start(c, { kb: c.kb.id, kind: "bulk_change", by: c.user!.name, input });
}

function refuseWhileOneRuns(c: Context): void {
  if (runningJob(c.db, c.kb.id, "bulk_change") || runningJob(c.db, c.kb.id, "undo_bulk_change"))
    throw new Failure("busy", "a bulk change, or the undoing of one, is running");
}

function refuseUnknownCategory(c: Context, change: BulkChange): void {
  if (change.field !== "category" || change.category === null) return;
  const { category } = change;
  if (!currentPart<Category[]>(c.db, "category", c.kb.id).content.some(({ id }) => id === category))
    throw new Failure("rule_broken", "no such category", { field: "change.category" });
}

/** All that something happened to since a moment, deleted ones too. */
async function everyChangedSince(c: Context, moment: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ""; ;) {
    await nextTurn();
    const some = changedSince(c.db, c.kb.id, moment, after, slice);
    ids.push(...some);
    if (some.length < slice) return ids;
    after = some.at(-1)!;
  }
}

/** Each once, in the order in which they were named or are listed. */
async function idsOf(c: Context, chosen: Chosen): Promise<string[]> {
  if (chosen.by === "entries") return [...new Set(chosen.entries)];
  const except = new Set(chosen.except);
  return (await everyMatching(c, chosen.filter)).filter((id) => !except.has(id));
}

async function withRevisions(c: Context, ids: readonly string[]): Promise<ChosenEntry[]> {
  const revisions = new Map<string, number>();
  for (let from = 0; from < ids.length; from += slice) {
    await nextTurn();
    for (const { id, revision } of revisionsOf(c.db, c.kb.id, ids.slice(from, from + slice))) revisions.set(id, revision);
  }
  return ids.flatMap((id) => (revisions.has(id) ? [[id, revisions.get(id)!] satisfies ChosenEntry] : []));
}
