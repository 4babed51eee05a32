// Why not that entry? The fixes that would make it answer the draft's way, each tried out, with the logged and labelled questions it would flip.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Robot } from "../../shared/engine/robot.ts";
import type { AskContext, Reply } from "../../shared/engine/types.ts";
import type { Fix } from "../../shared/engine/whyNot.ts";
import { textKey } from "../../shared/engine/normalize.ts";
import { wording } from "../../shared/knowledge/entry.ts";
import { vocabulary } from "../../shared/knowledge/version.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../context.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { labelsNow } from "../spotChecks/labels.ts";
import { commonQuestions } from "../logs/commonQuestions.ts";
import { flipsOf, labelledFlips, labelledStandings, served, standings } from "./flips.ts";

type Answer = OutputOf<"whyNot">;
const ASKED = 150;

export async function whyNot(c: Context, input: Parsed<Contract["whyNot"]>): Promise<() => Answer> {
  const { question, entry, at = c.now(), channel, context: fields } = input;
  const robot = await c.robots.draft(c.kb.id);
  if (!robot.knows(entry)) throw new Failure("not_found", "the draft has no such entry");
  const context = { at, channel, context: fields };
  const reply = robot.ask(question, context);
  const wins = served(robot, question, context) === entry;
  const fixes = wins || isDecided(reply) ? [] : (await winning(robot, reply, entry, context)).filter((fix) => mayBeMade(robot, reply, fix));
  const rival = reply.candidates.find((candidate) => candidate.entry !== entry)?.entry ?? entry;
  const rivals = [entry, rival] as const;
  const asked = fixes.length === 0 ? [] : await standings(robot, await commonQuestions(c, c.kb, rivals, ASKED), rivals, context, ASKED);
  const labels = fixes.length === 0 ? [] : (await labelsNow(c.db, c.kb.id)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const labelled = await labelledStandings(robot, labels, rivals, context, ASKED);
  const told: Answer["fixes"] = [];
  for (const fix of fixes) {
    const { outcome, confidence } = robot.withFix(fix, () => robot.ask(question, context));
    const winner = "winner" in fix ? (standardQuestions(c.db, c.kb.id, [fix.winner]).get(fix.winner) ?? null) : null;
    await nextTurn();
    const flips = await flipsOf(robot, fix, asked, context);
    told.push({ fix, winner, outcome, confidence, ...flips, ...(await labelledFlips(robot, fix, labelled, context)) });
  }
  const first = reply.candidates[0];
  const own = robot.similar(question, 20).find((candidate) => candidate.entry === entry);
  return () => ({
    now: { outcome: reply.outcome, confidence: reply.confidence, entry: first?.entry ?? null, question: first?.question ?? null },
    confidence: own?.confidence ?? null,
    wins,
    asked: { questions: asked.length, times: asked.reduce((sum, { times }) => sum + times, 0) },
    labelled: labelled.length,
    fixes: told,
  });
}

/** No teaching changes what a sensitive word or "not our business" decides. */
const isDecided = (reply: Reply): boolean => reply.outcome === "blocked" || reply.reason === "not_ours";

/** The fixes that put the entry first; where it is first and only not sure enough, those that make it answer. */
async function winning(robot: Robot, reply: Reply, entry: string, context: AskContext): Promise<Fix[]> {
  const { question } = reply;
  if (reply.candidates[0]?.entry !== entry) {
    const steps = robot.whyNotInSlices(question, entry);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value.map(({ fix }) => fix);
      await nextTurn();
    }
  }
  const rival = reply.candidates[1]?.entry;
  const tried: Fix[] = [
    { kind: "add_wording", entry, text: question },
    ...(rival === undefined ? [] : [{ kind: "add_negative" as const, entry, winner: rival, text: question }]),
  ];
  const found: Fix[] = [];
  for (const fix of tried) {
    if (robot.withFix(fix, () => served(robot, question, context)) === entry) found.push(fix);
    await nextTurn();
  }
  return found;
}

/** Whether the trainer may really save it: within the limits of a wording or word, and not against what the winner itself is taught. */
function mayBeMade(robot: Robot, reply: Reply, fix: Fix): boolean {
  if (fix.kind === "add_synonym") return vocabulary.shape.synonyms.element.shape.words.safeParse(fix.words).success;
  if (!wording.safeParse(fix.text).success) return false;
  return fix.kind !== "add_negative" || robot.exactEntry(textKey(reply.question)) !== fix.winner;
}
