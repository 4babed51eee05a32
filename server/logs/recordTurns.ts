// Writing the log: turns, what customers said about them afterwards, and the counts that both change. Everything stored is masked here once more.
import { hash } from "node:crypto";
import { mask } from "../../shared/engine/mask.ts";
import { textKey } from "../../shared/engine/text.ts";
import { localDay } from "../../shared/engine/time.ts";
import type { Outcome } from "../../shared/engine/types.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { questionId } from "../base/ids.ts";
import type { Correction, LogEvent, NewTurn } from "../base/logged.ts";
import { tallyConfusions } from "./confusions.ts";
import { getConfusionFill, isInConfusions } from "./confusions.store.ts";
import { missReasonOf } from "./missReason.ts";
import { readyMessage, writeMessages } from "./agentMessages.ts";
import { addMessagesToImport, addToImport } from "./imports.store.ts";
import { conversationName, customerHash } from "./pseudonyms.ts";
import {
  addToQuestion,
  correctQuestion,
  getTurnRow,
  insertReply,
  insertTurn,
  updateTurn,
  type QuestionCount,
  type RecordedTurn,
} from "./record.store.ts";
import { storedRules } from "./storedRules.ts";
import { emptyTally, tallyConversation, tallyHandOff, tallyTurn, writeTally } from "./tally.ts";

type Databases = Pick<App, "db" | "logs">;
type Shop = Pick<Kb, "id" | "timeZone">;

/** A turn as it will be written: masked, and with names as they are stored. */
export interface ReadyTurn {
  row: RecordedTurn;
  /** The question's key. */
  textKey: string;
  reply: string | null;
}

/** The customer picked an option after a clarification; picking again corrects. */
export const choiceOf = (entry: string): Correction => ({ chosen: entry, none: 0 });

/** The customer said whether it helped, or that no option was meant (which takes a choice back); saying it again corrects. */
export const feedbackOf = (said: { helpful?: boolean | null | undefined; none?: boolean | null | undefined }): Correction => ({
  ...(said.helpful === undefined || said.helpful === null ? {} : { helpful: Number(said.helpful) }),
  ...(said.none === undefined || said.none === null ? {} : said.none ? { none: 1, chosen: null } : { none: 0 }),
});

/** What a reply to a typed choice (null: to none of the options) or to a picked option says of the turn that asked back. */
export const saidBy = ({ outcome }: { outcome: Outcome }, chosen: string | null): Correction => ({
  ...(chosen === null ? feedbackOf({ none: true }) : choiceOf(chosen)),
  ...(outcome === "handoff" ? { handedOff: true } : {}),
});

/** Writes turns in one transaction; those whose id is known are left alone. Returns how many were new. 100 take about 6 ms and a multiple on a busy disk: give more in slices. */
export function recordTurns(app: Databases, kb: Shop, turns: readonly NewTurn[]): number {
  const ready = turns.map((turn) => readyTurn(app, kb, turn));
  return app.logs.transaction(() => writeTurns(app.logs, ready)).immediate();
}

/** The same for turns, what was said of turns, of these or of earlier ones, and what people of the shop said, that come with an import (null: with none); both are counted. A turn that is known stays with the import it came with first. */
export function recordLines(app: Databases, kb: Shop, lines: readonly LogEvent[], importId: string | null = null): number {
  const turns = lines.flatMap((line) => ("outcome" in line ? [readyTurn(app, kb, { ...line, import: importId })] : []));
  const messages = lines.flatMap((line) => ("message" in line ? [readyMessage(app, kb, line)] : []));
  return app.logs
    .transaction(() => {
      const added = writeTurns(app.logs, turns);
      const said = writeMessages(app.logs, kb.id, messages, importId);
      if (importId !== null) addToImport(app.logs, kb.id, importId, added);
      if (importId !== null && said > 0) addMessagesToImport(app.logs, kb.id, importId, said);
      return lines.reduce((sum, line) => sum + Number("said" in line && correctTurn(app.logs, kb.id, line.id, line.said)), added + said);
    })
    .immediate();
}

/** The same for turns of any knowledge bases, as a part of a transaction. */
export function writeTurns(logs: Database, turns: readonly ReadyTurn[]): number {
  const tally = emptyTally();
  const questions = new Map<string, QuestionCount>();
  const fill = getConfusionFill(logs);
  let added = 0;
  for (const { row, textKey, reply } of turns.toSorted((a, b) => (a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : 0))) {
    const seq = insertTurn(logs, row);
    if (seq === null) continue;
    added += 1;
    if (row.reply !== null) insertReply(logs, row.reply, reply!);
    tallyTurn(tally, row, 1);
    // The number of a turn that was deleted may be given again while older ones are still being counted.
    if (isInConfusions(fill, seq)) tallyConfusions(tally, row, 1);
    countQuestion(questions, row, textKey);
    tallyConversation(tally, row);
  }
  writeTally(logs, tally);
  for (const question of questions.values()) addToQuestion(logs, question);
  return added;
}

/** Corrects a turn and what was counted of it, as a part of a transaction. False if there is no such turn. */
export function correctTurn(logs: Database, kb: string, id: string, { handedOff, ...said }: Correction): boolean {
  const before = getTurnRow(logs, kb, id);
  if (!before) return false;
  const after = withMiss({ ...before, ...said });
  const tally = emptyTally();
  tallyTurn(tally, before, -1);
  tallyTurn(tally, after, 1);
  if (isInConfusions(getConfusionFill(logs), before.seq)) {
    tallyConfusions(tally, before, -1);
    tallyConfusions(tally, after, 1);
  }
  if (handedOff) tallyHandOff(tally, after);
  updateTurn(logs, after);
  writeTally(logs, tally);
  if (before.miss !== after.miss) correctQuestion(logs, kb, after.question, Number(after.miss !== null) - Number(before.miss !== null));
  return true;
}

/** The turn as it will be written. */
export function readyTurn(app: Databases, kb: Shop, turn: NewTurn): ReadyTurn {
  const text = mask(turn.question.trim(), storedRules(app.db, kb.id));
  // The draft may mask what the version that answered did not: then its key holds it too.
  const key = (text === turn.question.trim() ? turn.textKey : textKey(text)) || text;
  return { row: rowOf(app, kb, turn, text, key), textKey: key, reply: turn.reply };
}

function rowOf(app: Databases, kb: Shop, turn: NewTurn, text: string, key: string): RecordedTurn {
  const at = new Date(turn.at).toISOString();
  return withMiss({
    kb: kb.id,
    id: turn.id,
    at,
    day: localDay(at, kb.timeZone),
    question: questionId(key),
    text,
    outcome: turn.outcome,
    reason: turn.reason,
    entry: turn.entry,
    confidence: turn.confidence,
    answerBand: turn.answerBand,
    version: turn.version,
    conversation: turn.conversation === null ? null : conversationName(app, kb, turn.conversation),
    customer: turn.customer === null ? null : customerHash(app, kb, turn.customer),
    channel: turn.channel === null ? null : mask(turn.channel, storedRules(app.db, kb.id)),
    source: turn.source,
    miss: null,
    chosen: turn.chosen ?? null,
    helpful: turn.helpful === null || turn.helpful === undefined ? null : Number(turn.helpful),
    none: Number(turn.none ?? false),
    reply: turn.reply === null ? null : hash("sha256", `${kb.id}\n${turn.reply}`).slice(0, 24),
    options: turn.options.length === 0 ? null : JSON.stringify(turn.options),
    // Five and no raw scores: enough to judge by later, a tenth of the bytes.
    import: turn.import ?? null,
    candidates: turn.candidates.length === 0 ? null : JSON.stringify(turn.candidates.slice(0, 5).map((k) => [k.entry, k.confidence])),
  });
}

/** Sets what makes it a miss. */
function withMiss(row: RecordedTurn): RecordedTurn {
  row.miss = missReasonOf({
    outcome: row.outcome as Outcome,
    reason: row.reason,
    confidence: row.confidence,
    answerBand: row.answerBand,
    helpful: row.helpful === null ? null : row.helpful === 1,
    none: row.none === 1,
  });
  return row;
}

function countQuestion(questions: Map<string, QuestionCount>, row: RecordedTurn, textKey: string): void {
  const missed = row.miss === null ? 0 : 1;
  const latest = missed ? { reason: row.miss, channel: row.channel, lastMissedAt: row.at } : {};
  const name = `${row.kb}\n${row.question}`;
  const known = questions.get(name);
  // Rows come in the order of time.
  if (known) Object.assign(known, { asked: known.asked + 1, missed: known.missed + missed, lastAt: row.at, ...latest });
  else
    questions.set(name, {
      kb: row.kb,
      id: row.question,
      textKey,
      text: row.text,
      asked: 1,
      missed,
      firstAt: row.at,
      lastAt: row.at,
      reason: null,
      channel: null,
      lastMissedAt: null,
      ...latest,
    });
}
