// Knowledge in files: preview what an import would do, run it as a job, fetch what was rejected, export.
import { createReadStream, existsSync } from "node:fs";
import type { files as contract } from "../../shared/contract/files.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers } from "../context.ts";
import { exportFile } from "./exportFile.ts";
import { forgetOld, readUpload, uploadFiles } from "./upload.ts";
import { getUpload, insertUpload, type Upload } from "./uploads.store.ts";

export const fileHandlers: Handlers<keyof typeof contract> = {
  previewImport: async (c, input) => {
    const id = c.newId("up");
    const preview = await readUpload(c, id, input.defaultAnswer ?? null);
    return () => {
      forgetOld(c);
      const { problems: _, sample: __, ...counts } = preview;
      insertUpload(c.db, {
        id,
        kb: c.kb.id,
        name: input.name,
        path: id,
        summary: { ...counts, defaultAnswer: input.defaultAnswer ?? null },
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
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "import_entries", by: c.user!.name, input: { upload: upload.id, existing } });
    c.audit({ action: "import.started", subject: upload.name, after: { job, upload: upload.id, existing } });
    return { job };
  },
  getImportProblems: (c, input) => {
    const upload = knownUpload(c, input.upload);
    return {
      name: `${upload.name.replace(/\.\w+$/, "")}-rejected.csv`,
      type: "text/csv; charset=utf-8",
      body: createReadStream(uploadFiles(c, upload.path).rejected),
    };
  },
  exportEntries: async (c, input) => {
    const file = await exportFile(c, input.format);
    return () => file;
  },
};

function knownUpload(c: Context, id: string): Upload {
  const upload = getUpload(c.db, c.kb.id, id);
  if (!upload || !existsSync(uploadFiles(c, upload.path).good)) throw new Failure("not_found", "no such upload; files are kept for a week");
  return upload;
}
