// One line of a log that came from elsewhere: checked, masked, and as it may be kept.
import { mask } from "../../shared/engine/mask.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { Outcome } from "../../shared/engine/types.ts";
import type { LogProblem, Speaker } from "../../shared/knowledge/logProblem.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import type { NewTurn } from "../base/logged.ts";
import { standardQuestions, teachersOf } from "../entries/entryLookup.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { readAgentLine, type AgentLine } from "./agentLine.ts";
import { BadField, confidenceIn, helpfulOf, outcomeOf, textOf, timeOf, versionIn } from "./logFields.ts";
import type { RawRecord } from "./logRecords.ts";
import { notARole, roleOf, type NamedRole } from "./roles.ts";
import { hasTurn, turnFacts } from "./turns.store.ts";
import { storedRules } from "./storedRules.ts";
import { conversationInFile, conversationName, customerHash, isOurTurnId, turnId } from "./pseudonyms.ts";

/** Holds nothing personal: it may be written to disk. */
export interface LogLine {
  /** The turn's id; null: the file and the line's number will name it. */
  id: string | null;
  /** Of a line of a file with an id that is not ours: the id of the turn with this very id that a bot sent, or that a file brought in before ids were read with their lines. */
  was: string | null;
  at: string | null;
  question: string;
  conversation: string | null;
  customer: string | null;
  channel: string | null;
  /** null: not answered elsewhere; to be asked here. */
  outcome: Outcome | null;
  entry: string | null;
  confidence: number | null;
  version: number | null;
  helpful: boolean | null;
}

const noQuestion: LogProblem = { field: "question", code: "missing", message: "question: 1–1,000 characters were expected" };

/** A log names a shop's entries over and over; one that names something else in each line is not kept whole. */
const mostRemembered = 20_000;

/** A line that is left out: a robot or a program said it; or a person of the shop, nobody knows to whom (of files: a bot is told). */
export interface LeftOut {
  left: "robot" | "system" | "alone";
}

/**
 * Reads lines of one file or batch; remembers the entries it looked up.
 * In files ids of other programs may be anything (two files count 1, 2, 3): they name a line together with what it says. A bot keeps to ids of its own.
 */
export function lineReader(
  app: Pick<App, "db" | "now">,
  kb: Kb,
  from: "bot" | "file",
  roles?: { said: ReadonlyMap<string, Speaker>; tell: (role: NamedRole) => void },
): (record: RawRecord) => LogLine | AgentLine | LeftOut | { problem: LogProblem } {
  const entries = new Map<string, string | null>();
  const now = app.now();
  const rules = storedRules(app.db, kb.id);
  const entryOf = (value: unknown): string | null => {
    const named = textOf(value, "entry", 500);
    if (named === null) return null;
    const known = entries.get(named);
    if (known !== undefined) return known;
    const entry = findEntry(app, kb, named);
    if (entries.size >= mostRemembered) entries.clear();
    // A text of its own: cut from a piece of the file, it would hold on to all of that.
    entries.set(Buffer.from(named).toString(), entry);
    return entry;
  };
  return (record) => {
    try {
      const role = roleOf(record.role, roles?.said);
      if (role.word !== null) roles?.tell(role);
      if (role.speaker === null) throw notARole();
      const said = saidIn(record.question);
      if (role.speaker === "agent" && from === "file" && textOf(record.conversation, "conversation", 200) === null)
        return { left: "alone" };
      if (role.speaker === "agent") return readAgentLine(app, kb, { record, said, rules, isFile: from === "file" });
      if (role.speaker !== "customer") return { left: role.speaker };
      const question = textOf(said, "question", 1_000);
      if (question === null) return { problem: noQuestion };
      const text = {
        id: textOf(record.id, "id", 200),
        conversation: textOf(record.conversation, "conversation", 200),
        customer: textOf(record.customer, "customer", 200),
        channel: textOf(record.channel, "channel", 40),
      };
      const at = timeOf(record.time, kb.timeZone, now);
      const isForeign = from === "file" && text.id !== null && !isOurTurnId(text.id);
      const named = isForeign ? JSON.stringify([text.id, at, question, text.conversation]) : text.id;
      return {
        id: named === null ? null : turnId(app, kb, named),
        was: isForeign ? turnId(app, kb, text.id!) : null,
        at,
        question: mask(question, rules),
        conversation: text.conversation === null ? null : conversationName(app, kb, text.conversation),
        customer: text.customer === null ? null : customerHash(app, kb, text.customer),
        channel: text.channel === null ? null : mask(text.channel, rules),
        outcome: outcomeOf(record.outcome),
        entry: entryOf(record.entry),
        confidence: confidenceIn(record.confidence),
        version: versionIn(record.version),
        helpful: helpfulOf(record.helpful),
      };
    } catch (error) {
      if (error instanceof BadField) return { problem: error.problem };
      throw error;
    }
  };
}

/** Messages of some programs are objects that hold a text: {"text": "怎么退货"}. */
function saidIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return "text" in value ? value.text : "content" in value ? value.content : value;
}

/** The entry with this id or wording. What we do not know is not kept: it might be anything. */
function findEntry(app: Pick<App, "db">, kb: Kb, named: string): string | null {
  if (standardQuestions(app.db, kb.id, [named]).has(named)) return named;
  return teachersOf(app.db, kb.id, [wordingKey(named)])[0]?.entry ?? null;
}

/** Whether the line is in the log already. */
export const isLogged = (logs: Database, kb: string, { was, at, question }: LogLine, id: string): boolean => {
  if (hasTurn(logs, kb, id)) return true;
  const turn = was === null ? null : turnFacts(logs, kb, was);
  return turn !== null && turn.textKey === textKey(question) && (at === null || Date.parse(at) === Date.parse(turn.at));
};

/** The line as it is kept: conversations of other programs' files belong to their file (`digest`), or go on where an earlier state of it was imported (`place`). */
export const lineInFile = <Line extends Pick<LogLine, "conversation" | "id" | "was">>(
  line: Line,
  digest: string,
  place: string | null,
): Line =>
  line.conversation === null || (line.id !== null && line.was === null)
    ? line
    : { ...line, conversation: place ?? conversationInFile(digest, line.conversation) };

/** The id of a turn whose line had none: the digest of the file or batch it came in, and the line's number behind it. */
export const lineId = (digest: string, line: number | ""): string => `l_${digest.slice(0, 24)}_${line}`;

/** The turn of a line that was answered elsewhere. */
export const importedTurn = (line: LogLine & { outcome: Outcome }, id: string, at: string): NewTurn => ({
  id,
  at: line.at ?? at,
  question: line.question,
  conversation: line.conversation,
  customer: line.customer,
  channel: line.channel,
  outcome: line.outcome,
  entry: line.entry,
  confidence: line.confidence,
  version: line.version,
  helpful: line.helpful,
  textKey: textKey(line.question),
  reason: "imported",
  answerBand: null,
  source: "imported",
  reply: null,
  options: [],
  candidates: [],
});
