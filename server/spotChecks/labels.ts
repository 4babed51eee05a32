// What people said of logged questions, as training takes it; and as it was frozen for a version.
import type { CalibrationFit } from "../../shared/engine/confidence.ts";
import { labelsHash, LEAST_LABELS, usableLabels, type Label } from "../../shared/engine/refit.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Database } from "../db.ts";
import { dropFrozen, getFrozen, insertFrozen, listNewestLabels } from "./labels.store.ts";

/** One label a question, over all spot checks of the knowledge base; the newest stands. */
export const labelsNow = (db: Database, kb: string): Label[] => listNewestLabels(db, kb);

/** Keeps the labels for a version that is being made. Too few to train by are not kept. */
export function freezeLabels(db: Database, version: string, labels: readonly Label[]): void {
  if (labels.length >= LEAST_LABELS) insertFrozen(db, version, JSON.stringify(labels));
}

/** The labels frozen for a version. */
export function frozenLabels(db: Database, version: string): Label[] {
  const labels = getFrozen(db, version);
  return labels === null ? [] : (JSON.parse(labels) as Label[]);
}

/** Takes back the labels of a version that never came. */
export const unfreezeLabels = dropFrozen;

/** Whether the robot's confidence is fitted to the labels there are now: otherwise training is due. */
export function isFitted(db: Database, kb: string, robot: Pick<Robot, "calibration" | "knows">): boolean {
  return labelsHash(usableLabels(labelsNow(db, kb), robot.knows)) === (robot.calibration.fit?.labelsAs ?? 0);
}

/** What a confidence was fitted to, without what only training needs. */
export function shownFit(fit: CalibrationFit | null): Omit<CalibrationFit, "labelsAs"> | null {
  if (!fit) return null;
  const { labelsAs: _, ...shown } = fit;
  return shown;
}
