// Review: missed questions in clusters, by what they ask, and what was decided for each.
import { z } from "zod";
import { id, savedContent } from "../knowledge/entry.ts";
import { learnedFrom } from "./learnedFrom.ts";
import { count, inKb, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges, settle } from "./entryShapes.ts";
import { clusterFlips, making } from "./flips.ts";
import { missReason, turn } from "./logs.ts";
import { confidence, nowAnswer } from "./reply.ts";
import { characters } from "../knowledge/text.ts";

const root = "/api/knowledge-bases/:kb/review";
const clusterPath = inKb.extend({ cluster: id.describe("Its id, or that of any question in it") });
/** Of so many days the misses are counted that a decision is expected to end. */
export const GAIN_DAYS = 30;
/** A decision teaches so many wordings at most. */
export const MOST_TAUGHT = 8;

const days = z.array(count).length(14).describe("Misses on each of the last 14 days, oldest first");
const assignee = z.object({ user: id, name: z.string() }).nullable().describe("Who sees to it");
const cluster = z
  .object({
    id,
    name: z.string().describe("Its most central wording"),
    questions: count.describe("Distinct questions that are not dealt with"),
    count: count.describe("Times these went badly"),
    total: count.describe("All its questions"),
    gain: z
      .number()
      .min(0)
      .describe(`Of the questions asked in the last ${GAIN_DAYS} days, the share that one decision is expected to put right`),
    reason: missReason.describe("Of the latest miss"),
    firstAt: when,
    lastAt: when,
    days,
    assignee,
    people: z.boolean().describe("People of the shop answered one of its questions"),
  })
  .meta({ id: "Cluster" });

const member = z
  .object({
    id,
    text: z.string(),
    count: count.describe("Times it went badly"),
    asked: count.describe("Times asked"),
    reason: missReason.describe("Of the latest miss"),
    channel: z.string().nullable(),
    firstAt: when,
    lastAt: when,
    state: z.enum(["open", "later", "closed"]),
    now: nowAnswer,
    ticked: z.boolean().describe("It belongs to what the others ask"),
    isTaught: z.boolean().describe("It would be taught if all that are ticked were decided on"),
    wrong: z.boolean().describe("A spot check called an answer to it wrong"),
  })
  .meta({ id: "ClusterMember" });

const decisionKinds = ["taught", "new_entry", "not_ours", "later"] as const;
const decided = z
  .object({
    id,
    cluster: id,
    text: z.string().describe("The cluster's name then"),
    kind: z.enum(decisionKinds),
    entry: id.nullable(),
    entryQuestion: z.string().nullable(),
    questions: count.describe("Of how many questions"),
    taught: count.describe("How many of them became wordings, or examples of what is not our business"),
    from: learnedFrom.nullable().describe("The answers of people it was taken from"),
    by: who,
    at: when,
  })
  .meta({ id: "ReviewDecision" });

const choice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("taught"), entry: id }),
  z.object({ kind: z.literal("new_entry"), content: savedContent }),
  z.object({ kind: z.literal("not_ours") }),
  z.object({ kind: z.literal("later") }).describe("Comes back after 7 days or 10 more misses"),
]);
const members = z.array(id).min(1).max(300).describe("Its questions that are meant; if not given, those that are ticked");
const stale = [...entryChanges, "listDecisions"];

/** Missed questions, and what is decided of them. */
export const review = {
  listClusters: query({
    method: "GET",
    path: root,
    permission: "read",
    async: true,
    summary: "Clusters of missed questions not yet dealt with, the one first that is best decided on next",
    input: inKb.extend({
      reason: missReason.optional(),
      channel: characters(40).optional(),
      days: z.number().int().min(1).max(365).optional().describe("Missed within the last so many days"),
      later: z.enum(["true", "false"]).optional().describe("Only those put off"),
      tray: z.enum(["true", "false"]).optional().describe("Only what asks nothing: greetings, bare anger, noise"),
      people: z.enum(["true", "false"]).optional().describe("Only those in which people of the shop answered something"),
      mine: z.enum(["true", "false"]).optional().describe("Only those assigned to the caller"),
      sort: z
        .enum(["best", "gain", "count", "recent"])
        .default("best")
        .describe("best: where a decision teaches most; gain: where it puts most questions right"),
      ...page(200, 50),
    }),
    output: z.object({
      total: count,
      questions: count.describe("In all of them"),
      gain: z.number().min(0).describe("Deciding all of them is expected to put right"),
      noise: count.describe("Questions that ask nothing, set aside"),
      people: count.describe("Clusters, by the other filters, in which people of the shop answered something"),
      checking: z
        .object({ done: count, total: count })
        .nullable()
        .describe("The draft is being asked all of them again; what it answers leaves the queue. total 0: not counted yet"),
      rows: z.array(cluster),
    }),
  }),
  getCluster: query({
    method: "GET",
    path: `${root}/clusters/:cluster`,
    permission: "read",
    async: true,
    summary: "One cluster: its questions with what the draft answers to each now, proposals, and what was tried",
    input: clusterPath,
    output: cluster.extend({
      answered: count.describe("Of its questions, those the draft answers now"),
      asksNothing: z.enum(["greeting", "anger", "noise"]).nullable().describe("What it is where it asks nothing"),
      members: z.array(member).describe("Those not dealt with first, then by how well they belong; 300 at most"),
      proposals: z
        .array(
          z.object({
            entry: id,
            question: z.string(),
            category: id.nullable(),
            confidence: confidence.describe("The mean over the questions that are ticked, by how often they were missed"),
            similar: count,
            named: z.boolean().describe("The newest label of one in a spot check says that it should be this entry"),
            tried: z.boolean().describe("It was decided for before"),
          }),
        )
        .max(5),
      spotCheck: z
        .object({
          check: id,
          given: z.array(z.object({ entry: id, question: z.string().nullable() })).describe("What it was answered with"),
          verdict: z.enum(["wrong", "not_ours"]),
          should: z.object({ entry: id, question: z.string().nullable() }).nullable(),
          by: who,
          at: when,
        })
        .nullable()
        .describe("The newest label that calls an answer to one of them wrong"),
      story: z.array(decided.extend({ undone: z.boolean() })).describe("What was decided of its questions, newest first; 20 at most"),
    }),
  }),
  listMissTurns: query({
    method: "GET",
    path: `${root}/misses/:miss/turns`,
    permission: "read",
    summary: "The latest 20 turns in which a question went badly",
    input: inKb.extend({ miss: id }),
    output: z.object({ rows: z.array(turn) }),
  }),
  previewDecision: query({
    method: "POST",
    path: `${root}/clusters/:cluster/flips`,
    permission: "write",
    async: true,
    summary: "What teaching some of a cluster's questions to an entry would flip of the questions asked lately",
    input: clusterPath.extend({ members: members.optional(), entry: id, settle, editor: characters(80).optional() }),
    output: z.discriminatedUnion("state", [
      making,
      z.object({
        state: z.literal("ready"),
        ...clusterFlips(),
      }),
    ]),
    errors: ["cancelled", "rule_broken", "not_ready", "taken"],
  }),
  decideCluster: command({
    method: "POST",
    path: `${root}/decisions`,
    permission: "write",
    async: true,
    summary: `Deal with questions of a cluster: teach ${MOST_TAUGHT} of them at most to an entry, make a new entry, mark them as not our business, or put them off`,
    input: clusterPath.extend({
      members: members.optional(),
      decision: choice,
      settle,
      from: z
        .object({
          answer: id.describe("Of `getAgentAnswers`"),
          tested: characters(200)
            .optional()
            .describe("`tested` of `testAgentAnswer`, for the same questions, standard question and answer; a new entry needs it"),
        })
        .optional()
        .describe("Of teaching an entry or making one: the answer of people it is taken from"),
    }),
    output: z.object({ decision: id, entry: id.nullable(), taught: count }),
    errors: ["conflict", "taken", "rule_broken"],
    changes: stale,
  }),
  undoDecision: command({
    method: "POST",
    path: `${root}/decisions/:decision/undo`,
    permission: "write",
    summary: "Take a decision back, with what it taught",
    input: inKb.extend({ decision: id }),
    output: z.object({ cluster: id }),
    errors: ["nothing_to_do"],
    changes: stale,
  }),
  splitCluster: command({
    method: "POST",
    path: `${root}/clusters/:cluster/split`,
    permission: "write",
    async: true,
    summary: "Take questions out of a cluster: they become one of their own, or go into another",
    input: clusterPath.extend({ members, into: id.nullable().default(null).describe("The cluster they go into; null: one of their own") }),
    output: z.object({ cluster: id.describe("Where they are now") }),
    errors: ["rule_broken"],
    changes: ["listClusters", "getCluster", "getOverview", "getToday"],
  }),
  listReviewers: query({
    method: "GET",
    path: `${root}/reviewers`,
    permission: "write",
    summary: "Who may be given a cluster to see to",
    input: inKb,
    output: z.object({ rows: z.array(z.object({ user: id, name: z.string() })) }),
  }),
  assignCluster: command({
    method: "PUT",
    path: `${root}/clusters/:cluster/assignee`,
    permission: "write",
    async: true,
    summary: "Give a cluster to somebody to see to, or to nobody",
    input: clusterPath.extend({ user: id.nullable() }),
    output: z.object({ assignee }),
    errors: ["rule_broken"],
    changes: ["listClusters", "getCluster"],
  }),
  listDecisions: query({
    method: "GET",
    path: `${root}/decisions`,
    permission: "read",
    summary: "What was decided, newest first",
    input: inKb.extend(page(200, 50)),
    output: z.object({ total: count, today: count, rows: z.array(decided) }),
  }),
};
