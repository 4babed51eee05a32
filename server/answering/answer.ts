// Answering customers: ask, the choice after a clarification, feedback. Logged before the reply is sent; answered even if the log cannot be written.
import type { v1 } from "../../shared/contract/answering.ts";
import type { Output, Parsed } from "../../shared/contract/endpoint.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Offer, PastTurn, Reply } from "../../shared/engine/types.ts";
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../base/context.ts";
import type { TurnLog } from "../base/logged.ts";
import { newTurnId } from "../base/ids.ts";
import { feedbackOf, saidBy } from "../logs/recordTurns.ts";
import { turnOf } from "../logs/turns.ts";
import { refuseForeignChoice, refuseNoneWithoutOptions } from "./belonging.ts";
import { needScope, type Bot } from "./keys.ts";

type Question = Parsed<(typeof v1)["ask"]>;
type Answered = Output<(typeof v1)["ask"]>;
interface Live {
  robot: Robot;
  version: number;
}

/** Answers with the version that is live when the request arrives, whatever happens while it is worked on. */
export async function answerQuestion(app: App, bot: Bot, input: Question): Promise<Answered> {
  if (input.explain) needScope(bot, "explain");
  if (bot.live === null) throw new Failure("not_ready", "nothing has been published yet");
  const live = { robot: await app.robots.version(bot.kb.id, bot.live), version: bot.live };
  return input.choose ? choose(app, bot.kb, live, input, input.choose) : answer(app, bot.kb, live, input, input.question ?? "");
}

async function answer(app: App, kb: Kb, { robot, version }: Live, input: Question, question: string): Promise<Answered> {
  const at = app.now();
  const { conversation = null, customer = null, channel = null } = input;
  const turns = (): PastTurn[] => (conversation === null ? [] : app.turnLog.past(kb, conversation));
  let asking = null as ReturnType<TurnLog["offer"]>;
  const offer = (): Offer | null => (asking = conversation === null ? null : app.turnLog.offer(kb, conversation));
  const reply = robot.ask(
    question,
    { at, channel: input.channel ?? undefined, context: input.context ?? undefined, turns, offer },
    { explain: input.explain ?? false },
  );
  if (reply.choice && asking) {
    const { entry } = reply.choice;
    await app.turnLog.correct(kb, asking.id, saidBy(reply, entry));
    return shown(asking.id, version, reply);
  }
  const id = newTurnId(at);
  const asked = { id, at, answerBand: robot.answerBand, version, conversation, customer, channel, source: "live" as const };
  await app.turnLog.record(kb, turnOf(reply, asked));
  return shown(id, version, reply);
}

async function choose(
  app: App,
  kb: Kb,
  { robot, version }: Live,
  input: Question,
  { turn: id, entry }: { turn: string; entry: string },
): Promise<Answered> {
  const turn = app.turnLog.find(kb, id);
  if (!turn) throw new Failure("not_found", "no such turn");
  refuseForeignChoice(app, kb, turn, { entry, conversation: input.conversation ?? null, customer: input.customer ?? null });
  const turns = (): PastTurn[] => (turn.conversation === null ? [] : app.turnLog.past(kb, turn.conversation));
  const reply = robot.choose(
    entry,
    { at: app.now(), channel: input.channel ?? turn.channel ?? undefined, context: input.context ?? undefined, turns },
    turn.question,
  );
  await app.turnLog.correct(kb, id, saidBy(reply, entry));
  return shown(id, version, reply);
}

/** Says how an answer was received; `not_found` for a turn this knowledge base does not have, `rule_broken` for what does not fit it. */
export async function giveFeedback(app: App, bot: Bot, { id, ...said }: Parsed<(typeof v1)["feedback"]>): Promise<null> {
  const outcome = app.turnLog.outcomeOf(bot.kb, id);
  // What the log cannot tell now is not held against the caller.
  if (outcome) refuseNoneWithoutOptions({ outcome }, said.none ?? false);
  if (!(await app.turnLog.correct(bot.kb, id, feedbackOf(said)))) throw new Failure("not_found", "no such turn");
  return null;
}

function shown(id: string, version: number, reply: Reply): Answered {
  const { outcome, reason, confidence, answer, options, related, choice, handoff, text, explanation } = reply;
  return {
    id,
    outcome,
    reason,
    confidence,
    version,
    answer,
    options,
    related,
    choice,
    handoff,
    text,
    ...(explanation ? { explanation } : {}),
  };
}
