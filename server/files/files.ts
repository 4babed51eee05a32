// Knowledge in files: preview what an import would do, run it as a job, fetch what was rejected, export.
import { createReadStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import type { files as contract } from "../../shared/contract/files.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import { Failure } from "../../shared/errors.ts";
import { wideFields } from "../../shared/knowledge/wideColumns.ts";
import type { Context, Handlers } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { presentInDraft } from "../entries/contents.ts";
import { everyMatching } from "../entries/matching.ts";
import { knownChannels } from "../entries/conditions.ts";
import { columnChoices } from "../reading/columnChoices.ts";
import { exportLossesOf } from "./exportForeign.ts";
import { exportFile } from "./exportFile.ts";
import { knownJob, runningJob } from "../jobs/jobs.ts";
import { countImportChanges, countImportedNotOurs } from "./importChanges.store.ts";
import type { ReadPreview } from "./readEntries.ts";
import { rememberColumns } from "./rememberColumns.ts";
import { importTemplate } from "./template.ts";
import { forgetOld, readUpload, uploadFiles } from "./upload.ts";
import { getUpload, insertUpload, type Upload } from "./uploads.store.ts";

export const fileHandlers: Handlers<keyof typeof contract> = {
  previewImport: async (c, input) => {
    const id = c.newId("up");
    const { said, ...preview } = await readUpload(c, id, {
      format: input.format ?? null,
      foreign: { language: input.languageOfFile ?? null, outOfScope: input.outOfScope, followUps: input.followUps },
      recalls: input.recall === "use",
      defaultAnswer: input.defaultAnswer ?? null,
      reasonsIn: input.language ?? c.kb.language,
      trustsIds: input.ids === "trusted",
      sheets: input.sheets ?? null,
      columns: columnChoices(input.columns ?? [], wideFields),
      part: input.part ?? [],
      extra: input.extra,
      header: input.header,
      below: input.below,
      html: input.html,
      sameAnswer: input.sameAnswer,
    });
    return () => {
      forgetOld(c);
      const { format, rows, new: added, changed, same, conflicts, rejected } = preview;
      const counts = { format, rows, new: added, changed, same, conflicts, rejected, notOurs: preview.notOurs };
      insertUpload(c.db, {
        id,
        kb: c.kb.id,
        name: input.name,
        path: id,
        summary: { ...counts, defaultAnswer: input.defaultAnswer ?? null, said },
        by: c.user!.name,
        at: c.now(),
      });
      c.audit({ action: "import.previewed", subject: input.name, after: { upload: id, ...counts } });
      return { upload: id, ...preview };
    };
  },
  runImport: (c, input) => {
    const upload = knownUpload(c, input.upload);
    const { existing } = input;
    const each = Object.fromEntries(input.each.map(({ entry, existing: way }) => [entry, way]));
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "import_entries", by: c.user!.name, input: { upload: upload.id, existing, each } });
    rememberColumns(c, (upload.summary.said ?? null) as ReadPreview["said"]);
    c.audit({ action: "import.started", subject: upload.name, after: { job, upload: upload.id, existing } });
    return { job };
  },
  undoImport: (c, input) => {
    if (knownJob(c, input.job).kind !== "import_entries") throw new Failure("not_found", "no such import");
    if (countImportChanges(c.db, c.kb.id, input.job) === 0 && countImportedNotOurs(c.db, c.kb.id, input.job) === 0)
      throw new Failure("nothing_to_do", "it changed nothing, was undone already, or 50 imports came after it");
    if (runningJob(c.db, c.kb.id, "import_entries")) throw new Failure("busy", "an import is running");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "undo_import", by: c.user!.name, input: { job: input.job } });
    c.audit({ action: "import.undo_started", subject: input.job, after: { job } });
    return { job };
  },
  getImportTemplate: (c, input) => {
    const language = input.language ?? c.kb.language;
    const name = language === "zh" ? "知识点模板.csv" : "entries-template.csv";
    return {
      name,
      type: "text/csv; charset=utf-8",
      body: Readable.from([importTemplate(language, knownChannels(c.db, c.kb.id)[0] ?? "")]),
    };
  },
  getImportProblems: (c, input) => {
    const upload = knownUpload(c, input.upload);
    return {
      name: `${upload.name.replace(/\.\w+$/, "")}-rejected.csv`,
      type: "text/csv; charset=utf-8",
      body: createReadStream(uploadFiles(c, upload.path).rejected),
    };
  },
  getImportSuggested: (c, input) => {
    const upload = knownUpload(c, input.upload);
    const { suggested } = uploadFiles(c, upload.path);
    return {
      name: `${upload.name.replace(/\.\w+$/, "")}-suggested.jsonl`,
      type: "application/x-ndjson; charset=utf-8",
      // A program of before left none.
      body: existsSync(suggested) ? createReadStream(suggested) : Readable.from([]),
    };
  },
  exportEntries: async (c, input) => {
    const file = await exportFile(c, input.format);
    return () => file;
  },
  previewExport: async (c, input) => {
    const some = (input.entries ?? input.filter) ? await inDraft(c, await chosenOf(c, input)) : null;
    const losses = await exportLossesOf(c, input.format, some);
    return () => losses;
  },
  exportSelected: async (c, input) => {
    const some = await inDraft(c, await chosenOf(c, input));
    if (some.length === 0) throw new Failure("nothing_to_do", "none of these entries is in the draft");
    const file = await exportFile(c, input.format, some);
    return () => file;
  },
};

/** Entries by name, or what a filter leaves. */
async function chosenOf(c: Context, { entries, filter, except }: Parsed<(typeof contract)["exportSelected"]>): Promise<readonly string[]> {
  if (!filter) return entries ?? [];
  const left = new Set(except);
  return (await everyMatching(c, filter)).filter((id) => !left.has(id));
}

// Ids looked up at once: some 3 ms.
const slice = 2_000;

/** Those of the given entries that the draft has, each once, in the order in which they came. */
async function inDraft(c: Context, ids: readonly string[]): Promise<string[]> {
  const asked = [...new Set(ids)];
  const found: { id: string; came: number }[] = [];
  for (let from = 0; from < asked.length; from += slice) {
    found.push(...presentInDraft(c.db, c.kb.id, asked.slice(from, from + slice)));
    await nextTurn();
  }
  return found.sort((a, b) => a.came - b.came).map(({ id }) => id);
}

function knownUpload(c: Context, id: string): Upload {
  const upload = getUpload(c.db, c.kb.id, id);
  if (!upload || !existsSync(uploadFiles(c, upload.path).good)) throw new Failure("not_found", "no such upload; files are kept for a week");
  return upload;
}
