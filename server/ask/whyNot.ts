// Why not that entry? The fixes that would make it answer the draft's way, each tried out, with the labelled questions it would flip.
import type { Robot } from "../../shared/engine/robot.ts";
import type { Fix } from "../../shared/engine/studies.ts";
import type { AskContext, Reply } from "../../shared/engine/types.ts";
import { textKey } from "../../shared/engine/text.ts";
import { stateFor } from "../../shared/engine/validity.ts";
import { MOST_SIMILAR, wording } from "../../shared/knowledge/entry.ts";
import { vocabularyShape, type Vocabulary } from "../../shared/knowledge/version.ts";
import { joinSynonyms } from "../../shared/knowledge/wordLists.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { currentContent } from "../entries/saveContent.ts";
import { engineEntry } from "../robots/knowledge.ts";
import { labelsNow } from "../labels/labels.ts";
import { currentPart } from "../parts/parts.ts";
import { wordProblems } from "../vocabulary/vocabulary.ts";
import { labelledFlips, labelledStandings } from "./labelledFlips.ts";

type Answer = OutputOf<"whyNot">;
const MOST_LABELLED = 150;

export async function whyNot(c: Context, input: Parsed<Contract["whyNot"]>): Promise<() => Answer> {
  const { question, entry, at = c.now(), channel, context: fields } = input;
  const robot = await c.robots.draft(c.kb.id);
  if (!robot.knows(entry)) throw new Failure("not_found", "the draft has no such entry");
  const context = { at, channel, context: fields };
  const reply = robot.ask(question, context);
  const wins = robot.served(question, context) === entry;
  const obstacle = wins ? null : obstacleOf(c, robot, reply, entry, context);
  const fixes = wins || obstacle ? [] : (await winning(robot, question, entry, context)).filter((fix) => mayBeMade(c, robot, reply, fix));
  const rival = reply.candidates.find((candidate) => candidate.entry !== entry)?.entry ?? entry;
  const rivals = [entry, rival] as const;
  const labels = fixes.length === 0 ? [] : (await labelsNow(c.db, c.kb.id)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const labelled = await labelledStandings(robot, labels, rivals, context, MOST_LABELLED);
  const told: Answer["fixes"] = [];
  for (const fix of fixes) {
    const { outcome, confidence } = robot.withFix(fix, () => robot.ask(question, context));
    const winner = "winner" in fix ? (standardQuestions(c.db, c.kb.id, [fix.winner]).get(fix.winner) ?? null) : null;
    await nextTurn();
    told.push({ fix, winner, outcome, confidence, ...(await labelledFlips(robot, fix, labelled, context)) });
  }
  const first = reply.candidates[0];
  const own = robot.similar(question, 20).find((candidate) => candidate.entry === entry);
  return () => ({
    now: { outcome: reply.outcome, confidence: reply.confidence, entry: first?.entry ?? null, question: first?.question ?? null },
    confidence: own?.confidence ?? null,
    wins,
    obstacle,
    labelled: labelled.length,
    fixes: told,
  });
}

/** What no teaching of this question changes, the first that holds. */
function obstacleOf(c: Context, robot: Robot, reply: Reply, entry: string, context: AskContext): Answer["obstacle"] {
  if (reply.outcome === "blocked") return "sensitive";
  if (reply.textKey === "") return "no_words";
  const content = currentContent(c, entry);
  const state = stateFor(engineEntry(entry, content), context, c.kb.timeZone);
  if (state !== "usable") return state;
  if (reply.reason === "not_ours") return "not_ours";
  if (content.similar.some(({ kind, text }) => kind === "negative" && textKey(text) === reply.textKey)) return "own_negative";
  const teacher = robot.exactEntry(reply.textKey);
  const isTitle = teacher !== null && teacher !== entry && textKey(currentContent(c, teacher).question) === reply.textKey;
  return isTitle ? "standard_question" : null;
}

/** The fixes that make the entry answer. */
async function winning(robot: Robot, question: string, entry: string, context: AskContext): Promise<Fix[]> {
  const steps = robot.whyNot(question, entry, () => robot.served(question, context) === entry);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.map(({ fix }) => fix);
    await nextTurn();
  }
}

/** Whether the trainer may really save it: within the limits of a wording, by the rules of word lists, and not against what the winner itself is taught. */
function mayBeMade(c: Context, robot: Robot, reply: Reply, fix: Fix): boolean {
  if (fix.kind === "add_synonym") {
    const { content } = currentPart<Vocabulary>(c.db, "vocabulary", c.kb.id);
    const joined = { ...content, synonyms: joinSynonyms(content.synonyms, fix.words) };
    return vocabularyShape.safeParse(joined).success && wordProblems(joined).length === 0;
  }
  if (!wording.safeParse(fix.text).success) return false;
  const taught = fix.kind === "add_negative" ? fix.winner : fix.entry;
  if (currentContent(c, taught).similar.length >= MOST_SIMILAR) return false;
  return fix.kind !== "add_negative" || robot.exactEntry(reply.textKey) !== fix.winner;
}
