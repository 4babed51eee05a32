// Every noun's handlers and job runners, joined: what the contract's endpoints are answered by.
import { askHandlers } from "../ask/ask.ts";
import { auditHandlers } from "../audit/audit.ts";
import { keyHandlers } from "../answering/keys.ts";
import { backupHandlers } from "../backups/backups.ts";
import type { AllHandlers, App } from "../base/context.ts";
import type { JobKind } from "../base/services.ts";
import { bulkChangeHandlers } from "../bulkChanges/bulkChanges.ts";
import { runBulkChange } from "../bulkChanges/runBulkChange.ts";
import { undoBulkChange } from "../bulkChanges/undoBulkChange.ts";
import { confusionHandlers } from "../confusion/confusion.ts";
import { categoryHandlers } from "../entries/categories.ts";
import { duplicateHandlers } from "../duplicates/duplicates.ts";
import { entryHandlers } from "../entries/entries.ts";
import { figureHandlers } from "../today/today.ts";
import { fileHandlers } from "../files/files.ts";
import { importEntries } from "../files/importEntries.ts";
import { undoImport } from "../files/undoImport.ts";
import { flipHandlers } from "../flips/flips.ts";
import { sweepUploads } from "../files/upload.ts";
import { historyHandlers } from "../history/history.ts";
import { jobHandlers, type Runner } from "../jobs/jobs.ts";
import { knowledgeBaseHandlers } from "../knowledgeBases/knowledgeBases.ts";
import { checkLinks } from "../links/checkLinks.ts";
import { linkHandlers } from "../links/links.ts";
import { loadSample } from "../setup/loadSample.ts";
import { setupHandlers } from "../setup/setup.ts";
import { logViewHandlers } from "../logViews/logViews.ts";
import { importLog } from "../logs/importLog.ts";
import { expireTurns, forgetTurns } from "../logs/takeAway.ts";
import { undoLogImport } from "../logs/undoLogImport.ts";
import { logHandlers } from "../logs/logs.ts";
import { checkDraft } from "../ownWordings/check.ts";
import { ownWordingHandlers } from "../ownWordings/ownWordings.ts";
import { valueWordings } from "../ownWordings/values.ts";
import { presenceHandlers } from "../presence/presence.ts";
import { publish } from "../releases/publish.ts";
import { storageHandlers } from "../machine/health.ts";
import { releaseHandlers, sweepUnfinished } from "../releases/releases.ts";
import { agentHandlers } from "../review/agentAnswers.ts";
import { reviewHandlers } from "../review/review.ts";
import { settingsHandlers } from "../settings/settings.ts";
import { spotCheckHandlers } from "../spotChecks/spotChecks.ts";
import { userHandlers } from "../users/users.ts";
import { validityHandlers } from "../validity/validity.ts";
import { vocabularyHandlers } from "../vocabulary/vocabulary.ts";

export const handlers: AllHandlers = {
  ...setupHandlers,
  ...userHandlers,
  ...knowledgeBaseHandlers,
  ...entryHandlers,
  ...categoryHandlers,
  ...duplicateHandlers,
  ...confusionHandlers,
  ...bulkChangeHandlers,
  ...validityHandlers,
  ...flipHandlers,
  ...vocabularyHandlers,
  ...askHandlers,
  ...ownWordingHandlers,
  ...linkHandlers,
  ...presenceHandlers,
  ...historyHandlers,
  ...logHandlers,
  ...logViewHandlers,
  ...reviewHandlers,
  ...agentHandlers,
  ...spotCheckHandlers,
  ...fileHandlers,
  ...releaseHandlers,
  ...figureHandlers,
  ...settingsHandlers,
  ...keyHandlers,
  ...auditHandlers,
  ...jobHandlers,
  ...storageHandlers,
  ...backupHandlers,
};

export const runners: Record<JobKind, Runner> = {
  sample: loadSample,
  import_entries: importEntries,
  undo_import: undoImport,
  import_log: importLog,
  undo_log_import: undoLogImport,
  forget_turns: forgetTurns,
  expire_turns: expireTurns,
  publish,
  check_own_wordings: checkDraft,
  value_wordings: valueWordings,
  check_links: checkLinks,
  bulk_change: runBulkChange,
  undo_bulk_change: undoBulkChange,
};

/** Clears what a crash left half done. */
export function sweep(app: Pick<App, "db" | "config">): void {
  sweepUnfinished(app);
  sweepUploads(app.config.dataDir);
}
