// Spot checks: a random sample of logged questions that people label; how precise the answers were, and what the confidence is fitted to.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { confidence, outcome } from "./reply.ts";
import { text } from "../knowledge/text.ts";

const root = "/api/knowledge-bases/:kb/spot-checks";
const day = z.iso.date().describe("A day of the shop").meta({ id: "Day" });
const share = z.number().min(0).max(1).meta({ id: "Share" });

/** What can be drawn. Blocked questions and handoffs went as somebody decided. */
export const checkedOutcomes = ["answered", "clarify", "unanswered"] as const;
const checkedOutcome = z.enum(checkedOutcomes).meta({ id: "CheckedOutcome" });
/** Questions in a spot check. */
export const sampleSize = { least: 10, usual: 50, most: 500 };

/** What a person says of an answer. Stored. */
export const verdicts = ["right", "wrong", "not_ours"] as const;
/** A verdict; of a wrong answer with the entry that was meant. */
export const label = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("right") }).describe("The entry that was given is the one meant"),
  z.object({ verdict: z.literal("wrong"), entry: id.nullable() }).describe("The entry it should be; null for one that is still to be made"),
  z.object({ verdict: z.literal("not_ours") }).describe("Not our business: no entry should answer it"),
]);

const precision = z
  .object({
    right: count,
    checked: count.describe("Answered turns that were labelled"),
    share: share.nullable().describe("right ÷ checked; null while nothing is checked"),
    low: share.nullable().describe("Wilson interval, 95 %"),
    high: share.nullable(),
  })
  .meta({ id: "Precision" });
const spotCheck = z
  .object({
    id,
    seed: count,
    size: count.describe("As asked for"),
    from: day,
    until: day.describe("Included"),
    outcomes: z.array(checkedOutcome),
    channel: z.string().nullable(),
    population: count.describe("Turns it was drawn from"),
    turns: count.describe("Turns drawn"),
    items: count.describe("What there is to label: the same question given the same entry is labelled once"),
    labelled: count.describe("Items with a label"),
    by: who,
    at: when,
    precision,
  })
  .meta({ id: "SpotCheck" });
const decile = z.object({
  from: count.describe("Confidence, 0–90"),
  count: count.describe("Checked turns"),
  right: share.nullable(),
  said: share.nullable().describe("Their mean confidence ÷ 100"),
});

const stale = [
  "listSpotChecks",
  "getSpotCheck",
  "listSpotCheckItems",
  "getCalibration",
  "listClusters",
  "getCluster",
  "getOverview",
  "getToday",
  "getChanges",
  "listTurns",
  "listConfusions",
  "getConfusionMap",
  "listConfusedQuestions",
];

const fit = z
  .object({
    to: z.enum(["own", "labels"]).describe("own: hidden wordings of the knowledge base; labels: labelled real questions"),
    questions: count,
    error: share.nullable().describe("Expected calibration error, in five folds"),
    until: when.nullable().describe("When the newest label was given"),
  })
  .meta({ id: "CalibrationFit" });
/** What a model's confidence was fitted to, and how far off it is; null for a model that does not say. */
export const calibrationFit = fit.nullable();

/** Random samples of the log, judged by people. */
export const spotChecks = {
  listSpotChecks: query({
    method: "GET",
    path: root,
    permission: "read",
    summary: "Spot checks, newest first, with how precise the answers were",
    input: inKb.extend(page(100, 30)),
    output: z.object({ total: count, rows: z.array(spotCheck) }),
  }),
  startSpotCheck: command({
    method: "POST",
    path: root,
    permission: "write",
    async: true,
    summary: "Draw a sample of live turns; the same seed, filter and log give the same sample",
    status: 201,
    input: inKb.extend({
      size: z.number().int().min(sampleSize.least).max(sampleSize.most).default(sampleSize.usual),
      from: day.optional().describe("Six days before `until` unless said"),
      until: day.optional().describe("Included; today unless said"),
      outcomes: z
        .array(checkedOutcome)
        .min(1)
        .max(checkedOutcomes.length)
        .default([...checkedOutcomes]),
      channel: text(40, 1).optional(),
      seed: z.number().int().min(0).max(999_999_999).optional().describe("By lot unless said"),
    }),
    output: spotCheck,
    errors: ["rule_broken", "nothing_to_do"],
    changes: ["listSpotChecks"],
  }),
  getSpotCheck: query({
    method: "GET",
    path: `${root}/:check`,
    permission: "read",
    summary: "One spot check: precision, and confidence beside the share right",
    input: inKb.extend({ check: id }),
    output: spotCheck.extend({
      deciles: z.array(decile).length(10),
      error: share.nullable().describe("Expected calibration error of the answers checked"),
      notAnswered: count.describe("Labelled turns that got no answer: precision does not count them"),
      people: z.array(z.object({ name: who, labels: count })).describe("Whose labels stand"),
    }),
  }),
  listSpotCheckItems: query({
    method: "GET",
    path: `${root}/:check/items`,
    permission: "read",
    summary: "What there is to label, in the order of the draw",
    input: inKb.extend({ check: id, ...page(sampleSize.most, sampleSize.most) }),
    output: z.object({
      total: count,
      rows: z.array(
        z.object({
          item: count,
          text: z.string().describe("Masked"),
          given: id.nullable().describe("The entry that answered; null for none"),
          givenQuestion: z.string().nullable().describe("As the draft calls it now; null if unknown"),
          times: count.describe("Turns drawn with this question and entry"),
          turn: id.describe("The latest of them, as are the following"),
          at: when,
          outcome,
          confidence: confidence.nullable(),
          version: count.nullable(),
          channel: z.string().nullable(),
          conversation: z.string().nullable(),
          label: z
            .object({ id, verdict: z.enum(verdicts), entry: id.nullable(), entryQuestion: z.string().nullable(), by: who, at: when })
            .nullable(),
        }),
      ),
    }),
  }),
  labelSpotCheckItem: command({
    method: "POST",
    path: `${root}/:check/labels`,
    permission: "write",
    summary: "Say whether an answer was right, which entry it should be, or that it is not our business; the newest label stands",
    input: inKb.extend({ check: id, item: z.number().int().min(0).max(sampleSize.most), label }),
    output: z.object({ label: id }),
    errors: ["rule_broken"],
    changes: stale,
  }),
  undoSpotCheckLabel: command({
    method: "POST",
    path: `${root}/:check/labels/:label/undo`,
    permission: "write",
    summary: "Take a label back; the one before it stands again",
    input: inKb.extend({ check: id, label: id }),
    output: z.object({ item: count }),
    errors: ["nothing_to_do"],
    changes: stale,
  }),
  getCalibration: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/calibration",
    permission: "read",
    async: true,
    summary: "What the confidence of draft and live is fitted to and how far off it is, and how many labels there are",
    input: inKb,
    output: z.object({
      labels: count.describe("Distinct labelled questions whose entry the draft still has"),
      needed: count.describe("From so many on the next training fits to them"),
      draft: calibrationFit,
      live: z.object({ version: count, fit: calibrationFit }).nullable(),
    }),
  }),
};
