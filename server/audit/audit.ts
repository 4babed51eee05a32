// The audit trail: who changed what, when, before and after.
import type { settings as contract } from "../../shared/contract/settings.ts";
import type { App, AuditLine, Handlers } from "../context.ts";
import { insertLine, listAuditLines } from "./audit.store.ts";

/** Appends a line within the running transaction. Never pass a secret in `before` or `after`. */
export function writeAudit(app: App, line: AuditLine & { by: string | null }): void {
  insertLine(app.db, {
    kb: line.kb ?? null,
    at: app.now(),
    by: line.by,
    action: line.action,
    subject: line.subject ?? null,
    before: line.before,
    after: line.after,
  });
}

export const auditHandlers: Handlers<Extract<keyof typeof contract, "listAudit">> = {
  listAudit: (c, input) => listAuditLines(c.db, c.kb.id, input.offset, input.limit),
};
