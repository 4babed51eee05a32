// What people said of logged questions, as training takes it; and as it was frozen for a version.
import type { CalibrationFit } from "../../shared/engine/types.ts";
import { labelsHash, LEAST_LABELS, usableLabels, type Label } from "../../shared/engine/training.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { countLabelled, dropFrozen, getFrozen, getFrozenState, getLabelState, insertFrozen, listNewestLabels } from "./labels.store.ts";

const slice = 500;

/** One label a question, over all spot checks of the knowledge base; the newest stands. `key`: the question's text key. In slices: there may be ten thousand. */
export async function labelsNow(db: Database, kb: string): Promise<(Label & { key: string })[]> {
  const labels: (Label & { key: string })[] = [];
  for (let after = ""; ;) {
    const rows = listNewestLabels(db, kb, after, slice);
    for (const { key, question, entry, at } of rows) labels.push({ key, question, entry, at });
    if (rows.length < slice) return labels;
    after = rows.at(-1)!.id;
    await nextTurn();
  }
}

/** Reads what a version will be calibrated by; the returned part keeps it. Too few to train by are not kept. */
export async function readLabels(db: Database, kb: string): Promise<(into: Database, version: string) => void> {
  const { questions, state } = getLabelState(db, kb);
  const labels = (await labelsNow(db, kb)).map(({ question, entry, at }) => ({ question, entry, at }));
  return (into, version) => {
    if (questions >= LEAST_LABELS) insertFrozen(into, { version, labels: JSON.stringify(labels), questions, state });
  };
}

/** How many labelled questions a version is calibrated by (null: none made yet) and would be now, or null if these are the same labels. */
export function changedLabels(
  db: Database,
  kb: string,
  version: string | null,
): { before: number | null; after: number; by: string | null; at: string | null } | null {
  const now = getLabelState(db, kb);
  const before = version === null ? null : getFrozenState(db, version);
  const isEnough = now.questions >= LEAST_LABELS;
  if ((isEnough ? now.state : null) === (before?.state ?? null)) return null;
  return { before: version === null ? null : (before?.questions ?? 0), after: isEnough ? now.questions : 0, by: now.by, at: now.at };
}

/** The labels frozen for a version. */
export function frozenLabels(db: Database, version: string): Label[] {
  const labels = getFrozen(db, version);
  return labels === null ? [] : (JSON.parse(labels) as Label[]);
}

/** Takes back the labels of a version that never came. */
export const unfreezeLabels = dropFrozen;

/** Whether the robot's confidence is fitted to the labels there are now: otherwise training is due. */
export async function isFitted(db: Database, kb: string, robot: Pick<Robot, "calibration" | "knows">): Promise<boolean> {
  return labelsHash(usableLabels(await labelsNow(db, kb), robot.knows)) === (robot.calibration.fit?.labelsAs ?? 0);
}

/** Whether one label more or less may change what a robot's confidence is fitted to: cheap enough for every key pressed. */
export const mayRefit = (db: Database, kb: string, { calibration }: Pick<Robot, "calibration">): boolean =>
  calibration.fit?.to === "labels" || countLabelled(db, kb, LEAST_LABELS) === LEAST_LABELS;

/** What a confidence was fitted to, without what only training needs. */
export function shownFit(fit: CalibrationFit | null): Omit<CalibrationFit, "labelsAs"> | null {
  if (!fit) return null;
  const { labelsAs: _, ...shown } = fit;
  return shown;
}
