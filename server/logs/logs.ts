// The query log: list, conversation, and a file of questions brought in: looked at first, or taken at once.
import { createReadStream, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { logs as contract } from "../../shared/contract/logs.ts";
import { mask } from "../../shared/engine/mask.ts";
import { Failure } from "../../shared/errors.ts";
import { logFields } from "../../shared/knowledge/logProblem.ts";
import type { Context, Handlers } from "../base/context.ts";
import { runningJob } from "../jobs/jobs.ts";
import { columnChoices } from "../reading/columnChoices.ts";
import { messagesAmong } from "./agentMessages.ts";
import { someMessagesToWhom } from "./agentMessages.store.ts";
import { getImport, listImports } from "./imports.store.ts";
import { exportTurns } from "./exportTurns.ts";
import { listTurns } from "./listTurns.ts";
import { asItComes } from "./logRecords.ts";
import { forgetLog, forgetOldLogs, receiveLog, rejectedPath, type ReceivedLog } from "./receiveLog.ts";
import { conversationName, customerHash } from "./pseudonyms.ts";
import { countTurnsOfWhom } from "./removal.store.ts";
import { roleChoices } from "./roles.ts";
import { storedRules } from "./storedRules.ts";
import { listAround } from "./turns.store.ts";
import { shownTurns } from "./turns.ts";
import { getLogUpload, insertLogUpload, type LogUpload } from "./uploads.store.ts";

/** So many turns before and after one are shown. */
const turnsAround = 50;

export const logHandlers: Handlers<keyof typeof contract> = {
  listTurns,
  exportTurns,
  getConversation: (c, input) => {
    const rows = shownTurns(c, c.kb, listAround(c.logs, c.kb.id, input.turn, turnsAround));
    if (rows.length === 0) throw new Failure("not_found", "no such turn");
    const at = rows.findIndex(({ id }) => id === input.turn);
    const isCut = { before: at === turnsAround, after: rows.length - 1 - at === turnsAround };
    return { rows, messages: messagesAmong(c.logs, c.kb.id, rows, isCut) };
  },
  previewLog: async (c, input) => {
    const reading = {
      columns: columnChoices(input.columns ?? [], logFields),
      extra: input.extra,
      header: input.header,
      roles: roleChoices(input.roles ?? []),
    };
    const received = await receiveLog(c, c.kb, {
      name: input.name,
      body: c.upload,
      reading,
      rejectedIn: input.language ?? c.kb.language,
    });
    return () => {
      forgetOldLogs(c, mask(input.name, storedRules(c.db, c.kb.id)));
      const { rows, messages, rejected, digest: _, look, ...read } = received.read;
      keep(c, received, input.name, () =>
        c.audit({
          action: "import.previewed",
          subject: mask(input.name, storedRules(c.db, c.kb.id)),
          after: { upload: received.id, rows, rejected },
        }),
      );
      return { upload: received.id, rows, messages, rejected, ...read, ...look };
    };
  },
  runLogImport: (c, input) => {
    const upload = knownUpload(c, input.upload);
    if (!existsSync(join(c.config.dataDir, upload.path))) throw gone();
    return { job: start(c, upload) };
  },
  getLogProblems: (c, input) => {
    const upload = knownUpload(c, input.upload);
    const path = join(c.config.dataDir, rejectedPath(upload.path));
    if (!existsSync(path)) throw gone();
    return {
      name: `${upload.name.replace(/\.\w+$/, "")}-rejected.csv`,
      type: "text/csv; charset=utf-8",
      body: createReadStream(path),
    };
  },
  listLogImports: (c) => ({ rows: listImports(c.logs, c.kb.id, importsListed) }),
  undoLogImport: (c, input) => {
    const found = getImport(c.logs, c.kb.id, input.import);
    if (!found) throw new Failure("not_found", "no such import");
    if (found.turns + found.messages === 0) throw new Failure("nothing_to_do", "nothing of it is in the log");
    if (runningJob(c.db, c.kb.id, "import_log")) throw new Failure("busy", "an import is running");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "undo_log_import", by: c.user?.name ?? null, input: { import: found.id } });
    c.audit({
      action: "log.import_undo_started",
      subject: found.name,
      after: { job, import: found.id, turns: found.turns, messages: found.messages },
    });
    return { job };
  },
  forgetTurns: (c, { customer, conversation }) => {
    if ((customer === undefined) === (conversation === undefined))
      throw new Failure("rule_broken", "either a customer or a conversation was expected", { field: "customer" });
    const whose =
      customer !== undefined ? { customer: customerHash(c, c.kb, customer) } : { conversation: conversationName(c, c.kb, conversation!) };
    const turns = countTurnsOfWhom(c.logs, c.kb.id, whose);
    if (turns === 0 && someMessagesToWhom(c.logs, c.kb.id, whose, 1).length === 0)
      throw new Failure("nothing_to_do", "nothing of them is in the log");
    // What an import is about to write would come after it.
    if (runningJob(c.db, c.kb.id, "import_log")) throw new Failure("busy", "an import is running");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "forget_turns", by: c.user?.name ?? null, input: { whose } });
    c.audit({ action: "log.forgetting_started", subject: Object.values(whose)[0] ?? null, after: { job, turns } });
    return { job, turns };
  },
  importLog: async (c, input) => {
    const received = await receiveLog(c, c.kb, { name: input.name, body: c.upload, reading: asItComes, rejectedIn: c.kb.language });
    return () => {
      const { rows, rejected, problems } = received.read;
      const upload = { ...received, name: mask(input.name, storedRules(c.db, c.kb.id)) };
      const job = keep(c, received, input.name, () => start(c, upload));
      return { job, rows, rejected: problems.map(({ line, message }) => ({ line, reason: message })), rejectedTotal: rejected };
    };
  },
};

/** Puts a received file aside; what fails then leaves nothing of it on disk. */
function keep<T>(c: Context, { id, path, summary }: ReceivedLog, name: string, then: () => T): T {
  try {
    insertLogUpload(c.db, {
      id,
      kb: c.kb.id,
      name: mask(name, storedRules(c.db, c.kb.id)),
      path,
      summary,
      by: c.user?.name ?? null,
      at: c.now(),
    });
    return then();
  } catch (error) {
    forgetLog(c, path);
    rmSync(join(c.config.dataDir, rejectedPath(path)), { force: true });
    throw error;
  }
}

const importsListed = 20;

function start(c: Context, { id, name, summary: { rows, messages, rejected } }: LogUpload): string {
  // Lines it finds there might be gone a moment later.
  if (runningJob(c.db, c.kb.id, "undo_log_import")) throw new Failure("busy", "an import is being taken back");
  const job = c.jobs.start(c, { kb: c.kb.id, kind: "import_log", by: c.user?.name ?? null, input: { upload: id } });
  c.audit({ action: "log.imported", subject: name, after: { job, rows, messages, rejected } });
  return job;
}

function knownUpload(c: Context, id: string): LogUpload {
  const upload = getLogUpload(c.db, c.kb.id, id);
  if (!upload) throw gone();
  return upload;
}

const gone = (): Failure => new Failure("not_found", "no such upload; files are kept for a week, and until they are imported");
