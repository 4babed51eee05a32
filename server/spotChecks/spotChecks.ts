// Spot checks: draw a sample, label it, see how precise the answers were and what the confidence is fitted to.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { spotChecks as contract } from "../../shared/contract/spotChecks.ts";
import { LEAST_LABELS, usableLabels } from "../../shared/engine/training.ts";
import type { Outcome } from "../../shared/engine/types.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { entryStates, standardQuestions } from "../entries/entryLookup.ts";
import { labelsNow, shownFit } from "../labels/labels.ts";
import { calibrationOf, shownCheck } from "./result.ts";
import {
  getSpotCheck,
  getItem,
  getLabel,
  insertLabel,
  listChecks,
  listItems,
  listJudged,
  listPeople,
  undoLabel,
  type ShownItem,
  type StoredSpotCheck,
  type LabelTally,
} from "./spotChecks.store.ts";
import { startSpotCheck } from "./start.ts";

type Label = Parsed<(typeof contract)["labelSpotCheckItem"]>["label"];

export const spotCheckHandlers: Handlers<keyof typeof contract> = {
  listSpotChecks: (c, input) => {
    const { total, rows } = listChecks(c.db, c.kb.id, input.offset, input.limit);
    return { total, rows: rows.map(shownCheck) };
  },
  startSpotCheck,
  getSpotCheck: (c, input) => {
    const check = knownCheck(c, input.check);
    return {
      ...shownCheck(check),
      ...calibrationOf(listJudged(c.db, check.id)),
      notAnswered: check.notAnswered,
      people: listPeople(c.db, check.id),
    };
  },
  listSpotCheckItems: (c, input) => {
    const check = knownCheck(c, input.check);
    const rows = listItems(c.db, check.id, input.offset, input.limit);
    const questions = standardQuestions(c.db, c.kb.id, [...new Set(rows.flatMap((row) => [row.given ?? [], row.entry ?? []].flat()))]);
    return { total: check.items, rows: rows.map((row) => shownItem(row, questions)) };
  },
  labelSpotCheckItem: (c, input) => {
    const item = getItem(c.db, c.kb.id, knownCheck(c, input.check).id, input.item);
    if (!item) throw new Failure("not_found", "there is no such item in this spot check");
    const entry = meantEntry(c, item, input.label);
    const id = c.newId("l");
    const { question, given } = item;
    const { verdict } = input.label;
    const label = { check: input.check, item: item.item, question, given, verdict, entry, by: c.user?.name ?? null, at: c.now() };
    insertLabel(c.db, c.kb.id, { id, ...label });
    c.audit({
      action: `spot_check.${verdict}`,
      subject: item.text,
      after: { label: id, check: input.check, item: item.item, given, entry },
    });
    c.afterCommit(() => c.robots.labelsChanged(c.kb.id));
    return { label: id };
  },
  undoSpotCheckLabel: (c, input) => {
    const label = getLabel(c.db, c.kb.id, knownCheck(c, input.check).id, input.label);
    if (!label) throw new Failure("not_found", "no such label");
    if (label.undoneAt !== null) throw new Failure("nothing_to_do", "it was taken back already");
    undoLabel(c.db, c.kb.id, label.id, c.now());
    const { check, item, verdict, entry } = label;
    const text = getItem(c.db, c.kb.id, check, item)!.text;
    c.audit({ action: "spot_check.undone", subject: text, before: { label: label.id, check, item, verdict, entry } });
    c.afterCommit(() => c.robots.labelsChanged(c.kb.id));
    return { item };
  },
  getCalibration: async (c) => {
    const draft = await c.robots.draft(c.kb.id);
    const live = await c.robots.live(c.kb.id);
    const labels = usableLabels(await labelsNow(c.db, c.kb.id), draft.knows).length;
    return () => ({
      labels,
      needed: LEAST_LABELS,
      draft: shownFit(draft.calibration.fit ?? null),
      live: live && { version: live.version, fit: shownFit(live.robot.calibration.fit ?? null) },
    });
  },
};

function knownCheck(c: Context, id: string): StoredSpotCheck & LabelTally {
  const check = getSpotCheck(c.db, c.kb.id, id);
  if (!check) throw new Failure("not_found", "no such spot check");
  return check;
}

/** The entry a label says is meant, or why it cannot be said. */
function meantEntry(c: Context, item: NonNullable<ReturnType<typeof getItem>>, label: Label): string | null {
  if (label.verdict === "not_ours") return null;
  if (label.verdict === "right") {
    if (item.given !== null) return item.given;
    throw new Failure("rule_broken", "the question was not answered: say which entry it should be, or that it is not our business", {
      field: "label.verdict",
    });
  }
  if (label.entry === null) return null;
  if (label.entry === item.givenNow)
    throw new Failure("rule_broken", "this is the entry that answered: that would be right, not wrong", { field: "label.entry" });
  const [state] = entryStates(c.db, c.kb.id, [label.entry], "");
  if (!state || state.deleted) throw new Failure("not_found", "no such entry");
  return label.entry;
}

function shownItem(row: ShownItem, questions: Map<string, string>): OutputOf<"listSpotCheckItems">["rows"][number] {
  const { label, verdict, entry, labelledBy, labelledAt, outcome, ...rest } = row;
  return {
    ...rest,
    outcome: outcome as Outcome,
    givenQuestion: row.given === null ? null : (questions.get(row.given) ?? null),
    label:
      label === null
        ? null
        : {
            id: label,
            verdict: verdict!,
            entry,
            entryQuestion: entry === null ? null : (questions.get(entry) ?? null),
            by: labelledBy,
            at: labelledAt!,
          },
  };
}
