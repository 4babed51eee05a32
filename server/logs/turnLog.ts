// The pen of the log while customers ask: turns and what is said of them afterwards, written in groups, kept in memory while the log cannot be written, and found there meanwhile.
import type { Outcome, Reply } from "../../shared/engine/types.ts";
import type { App, Kb } from "../base/context.ts";
import { withoutWaiting } from "../base/db.ts";
import { codeOf } from "../base/faults.ts";
import type { AskedTurn, Correction, TurnLog } from "../base/services.ts";
import { diskWritten } from "../change/disk.ts";
import { createGroupWriter } from "./groupWriter.ts";
import { conversationName } from "./pseudonyms.ts";
import { correctTurn, readyTurn, writeTurns, type ReadyTurn } from "./recordTurns.ts";
import { getTurn } from "./turns.ts";
import { hasTurn, lastAsking, listPast } from "./turns.store.ts";

type Shop = Pick<Kb, "id" | "timeZone">;

interface Said {
  kb: string;
  id: string;
  said: Correction;
  /** Whether there was such a turn; null until it is written. */
  known: boolean | null;
}
type Line = ReadyTurn | Said;
const isTurn = (line: Line): line is ReadyTurn => "row" in line;

const pastKept = 50;
/** Some 200 bytes each, of those that were asked back 500. */
const conversationsKnown = 10_000;
/** Looking how much waits for the disk takes 2.6 % of an asking server if it is done with each group of turns (in a profile). */
const turnsBetweenLooks = 50;

export function createTurnLog(app: Pick<App, "db" | "logs" | "log" | "config" | "lost" | "storage">): TurnLog {
  let unlooked = 0;
  const writer = createGroupWriter<Line>({
    write: (lines) => {
      app.storage.refuseIfGone();
      app.logs.transaction(() => writeLines(app, lines)).immediate();
      unlooked += lines.length;
      if (unlooked < turnsBetweenLooks) return;
      unlooked = 0;
      // Nobody waits for the disk; if the worker cannot, SQLite does it by itself a little later.
      diskWritten(app, "logs").catch(() => {});
    },
    atOnce: (work) => withoutWaiting(app.logs, work),
    sizeOf: (line) =>
      500 +
      (isTurn(line)
        ? line.row.text.length + (line.reply?.length ?? 0) + (line.row.options?.length ?? 0) + (line.row.candidates?.length ?? 0)
        : 0),
    noteTrouble: (error) => void app.storage.note(error),
    countLost: (lines) => void (app.lost.lines += lines),
    log: app.log,
  });
  const keptTurn = (kb: string, id: string): ReadyTurn | undefined =>
    writer.pending().find((line): line is ReadyTurn => isTurn(line) && line.row.kb === kb && line.row.id === id);

  // Whether a conversation was asked back last is looked for with every question: of most it is known here.
  const latest = new Map<string, Asking | "none">();
  const remember = (kb: string, name: string, asking: Asking | null): Asking | "none" => {
    const said = asking ?? "none";
    latest.delete(`${kb} ${name}`);
    latest.set(`${kb} ${name}`, said);
    if (latest.size > conversationsKnown) latest.delete(latest.keys().next().value!);
    return said;
  };
  const storedAsking = (kb: Shop, name: string): Asking | null => {
    const kept = writer
      .pending()
      .findLast((line): line is ReadyTurn => isTurn(line) && line.row.kb === kb.id && line.row.conversation === name);
    return kept ? askingOf(kept.row) : lastAsking(app.logs, kb.id, name, "9", false);
  };

  const find = (kb: Shop, id: string): AskedTurn | null => {
    const kept = keptTurn(kb.id, id);
    if (!kept) return getTurn(app, kb, id);
    const { text: question, outcome, customer, conversation, channel, options } = kept.row;
    const offered = options === null ? [] : (JSON.parse(options) as Reply["options"]);
    return { question, outcome, customer, conversation, channel, options: offered };
  };

  return {
    record: async (kb, turn) => {
      let ready: ReadyTurn;
      try {
        ready = readyTurn(app, kb, turn);
      } catch (error) {
        // Nothing of the turn goes into the server's log.
        app.lost.lines += 1;
        return app.log.error({ code: codeOf(error) || "unknown", lines: 1 }, "a turn could not be made ready for the query log");
      }
      const { row } = ready;
      if (row.conversation !== null) remember(row.kb, row.conversation, askingOf(row));
      await writer.add(ready);
    },
    correct: async (kb, id, said) => {
      const isThere = (): boolean => keptTurn(kb.id, id) !== undefined || readable(app, () => hasTurn(app.logs, kb.id, id), true);
      if (writer.holds() && !isThere()) return false;
      const line: Said = { kb: kb.id, id, said, known: null };
      const fate = await writer.add(line);
      return fate === "written" ? line.known === true : isThere();
    },
    past: (kb, conversation) => {
      const name = conversationName(app, kb, conversation);
      const stored = readable(app, () => listPast(app.logs, kb.id, name, "9", false), []).reverse();
      const turns = withPending(writer.pending(), kb.id, name, stored);
      return turns.slice(-pastKept).map(({ outcome, entry, textKey }) => ({ outcome: outcome as Outcome, entry, textKey }));
    },
    offer: (kb, conversation) => {
      const name = conversationName(app, kb, conversation);
      // What could not be read now is not remembered as if nothing had been asked.
      const last = latest.get(`${kb.id} ${name}`) ?? readable(app, () => remember(kb.id, name, storedAsking(kb, name)), "none" as const);
      return last === "none" ? null : { id: last.id, options: JSON.parse(last.options) as Reply["options"] };
    },
    find,
    outcomeOf: (kb, id) => readable<string | null | undefined>(app, () => find(kb, id)?.outcome ?? null, undefined),
    waiting: () => writer.pending().length,
    close: writer.close,
  };
}

/** Turns that come one after another are counted together. */
function writeLines({ logs }: Pick<App, "logs">, lines: readonly Line[]): void {
  let turns: ReadyTurn[] = [];
  for (const line of lines) {
    if (isTurn(line)) {
      turns.push(line);
      continue;
    }
    writeTurns(logs, turns);
    turns = [];
    line.known = correctTurn(logs, line.kb, line.id, line.said);
  }
  writeTurns(logs, turns);
}

interface Asking {
  id: string;
  /** As JSON. */
  options: string;
}
const askingOf = ({ id, outcome, options }: ReadyTurn["row"]): Asking | null =>
  outcome === "clarify" && options !== null ? { id, options } : null;

type Past = ReturnType<typeof listPast>[number];

/** What a conversation will be once all is written. */
function withPending(pending: readonly Line[], kb: string, conversation: string, stored: Past[]): Past[] {
  const turns = [...stored];
  for (const line of pending) {
    if (isTurn(line)) {
      const { row, textKey } = line;
      if (row.kb === kb && row.conversation === conversation)
        turns.push({ id: row.id, outcome: row.outcome, entry: row.entry ?? row.chosen, textKey });
      continue;
    }
    const { chosen } = line.said;
    if (line.kb !== kb || chosen === undefined) continue;
    const at = turns.findIndex(({ id, outcome }) => id === line.id && outcome === "clarify");
    if (at >= 0) turns[at] = { ...turns[at]!, entry: chosen };
  }
  return turns;
}

/** A log that cannot be read must not silence the robot either. */
function readable<T>(app: Pick<App, "log">, read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    app.log.error({ code: codeOf(error) || "unknown" }, "the query log could not be read");
    return otherwise;
  }
}
