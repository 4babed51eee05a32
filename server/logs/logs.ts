// The query log: list, conversation, and a file of questions brought in.
import type { logs as contract } from "../../shared/contract/logs.ts";
import { mask } from "../../shared/engine/mask.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../base/context.ts";
import { listTurns } from "./listTurns.ts";
import { forgetLog, receiveLog } from "./receiveLog.ts";
import { listAround } from "./turns.store.ts";
import { shownTurns } from "./turns.ts";
import { insertLogUpload } from "./uploads.store.ts";

export const logHandlers: Handlers<keyof typeof contract> = {
  listTurns,
  getConversation: (c, input) => {
    const rows = shownTurns(c, c.kb, listAround(c.logs, c.kb.id, input.turn, 50));
    if (rows.length === 0) throw new Failure("not_found", "no such turn");
    return { rows };
  },
  importLog: async (c, input) => {
    const received = await receiveLog(c, c.kb, input.name, c.upload);
    return () => {
      try {
        const name = mask(input.name);
        insertLogUpload(c.db, {
          id: received.id,
          kb: c.kb.id,
          name,
          path: received.path,
          summary: received.summary,
          by: c.user?.name ?? null,
          at: c.now(),
        });
        const job = c.jobs.start(c, { kb: c.kb.id, kind: "import_log", by: c.user?.name ?? null, input: { upload: received.id } });
        const { rows, rejected } = received.summary;
        c.audit({ action: "log.imported", subject: name, after: { job, rows, rejected } });
        return { job, rows, rejected: received.problems, rejectedTotal: rejected };
      } catch (error) {
        forgetLog(c, received.path);
        throw error;
      }
    };
  },
};
