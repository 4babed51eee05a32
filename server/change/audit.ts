// The audit trail is written: who changed what, when, before and after.
import type { App, AuditLine } from "../base/context.ts";
import { insertLine } from "./audit.store.ts";

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
