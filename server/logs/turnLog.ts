// The pen of the log while customers ask: turns and what is said of them afterwards, written in groups, kept in memory while the log cannot be written, and found there meanwhile.
import type { Reply } from "../../shared/engine/types.ts";
import type { App, Kb } from "../base/context.ts";
import { withoutWaiting } from "../base/db.ts";
import { codeOf } from "../base/faults.ts";
import type { AskedTurn, Correction, TurnLog } from "../base/logged.ts";
import { diskWritten } from "../change/disk.ts";
import { createGroupWriter } from "./groupWriter.ts";
import { conversationName } from "./pseudonyms.ts";
import { correctTurn, readyTurn, writeTurns, type ReadyTurn } from "./recordTurns.ts";
import { getTurn, pastTurn } from "./turns.ts";
import { hasTurn, listPast, type StoredPast } from "./turns.store.ts";

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
/** Of mostly two or three turns, some 200 bytes each, of those that were asked back 500. */
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

  // What a conversation was answered so far is asked for with every question: of most it is known here.
  const known = new Map<string, StoredPast[]>();
  /** The conversation a turn that is known belongs to. */
  const placeOf = new Map<string, string>();
  const forget = (place: string): void => {
    for (const { id } of known.get(place) ?? []) placeOf.delete(id);
    known.delete(place);
  };
  const remember = (place: string, turns: StoredPast[]): StoredPast[] => {
    forget(place);
    const latest = turns.slice(-pastKept);
    known.set(place, latest);
    for (const { id } of latest) placeOf.set(id, place);
    if (known.size > conversationsKnown) forget(known.keys().next().value!);
    return latest;
  };
  /** The latest turns of a conversation, oldest first; none where they cannot be read, which is not remembered as if there were none. */
  const latestOf = (kb: Shop, conversation: string): StoredPast[] => {
    const name = conversationName(app, kb, conversation);
    const place = `${kb.id} ${name}`;
    const read = (): StoredPast[] =>
      remember(place, withPending(writer.pending(), kb.id, name, listPast(app.logs, kb.id, name, "9", false).reverse()));
    return known.get(place) ?? readable(app, read, withPending(writer.pending(), kb.id, name, []));
  };
  const changed = (id: string): void => {
    const place = placeOf.get(id);
    if (place !== undefined) forget(place);
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
      const place = `${row.kb} ${row.conversation}`;
      const before = row.conversation === null ? undefined : known.get(place);
      if (before) remember(place, [...before, pastRow(ready)]);
      await writer.add(ready);
    },
    correct: async (kb, id, said) => {
      const isThere = (): boolean => keptTurn(kb.id, id) !== undefined || readable(app, () => hasTurn(app.logs, kb.id, id), true);
      if (writer.holds() && !isThere()) return false;
      const line: Said = { kb: kb.id, id, said, known: null };
      const fate = await writer.add(line);
      changed(id);
      return fate === "written" ? line.known === true : isThere();
    },
    past: (kb, conversation) => latestOf(kb, conversation).map(pastTurn),
    offer: (kb, conversation) => {
      const last = latestOf(kb, conversation).at(-1);
      return last?.outcome === "clarify" && last.options !== null
        ? { id: last.id, options: JSON.parse(last.options) as Reply["options"] }
        : null;
    },
    forget: () => {
      known.clear();
      placeOf.clear();
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

const pastRow = ({ row, textKey }: ReadyTurn): StoredPast => ({
  id: row.id,
  outcome: row.outcome,
  entry: row.entry ?? row.chosen,
  textKey,
  miss: row.miss,
  options: row.options,
});

/** What a conversation will be once all is written. */
function withPending(pending: readonly Line[], kb: string, conversation: string, stored: StoredPast[]): StoredPast[] {
  const turns = [...stored];
  for (const line of pending) {
    if (isTurn(line)) {
      if (line.row.kb === kb && line.row.conversation === conversation) turns.push(pastRow(line));
      continue;
    }
    const at = line.kb === kb ? turns.findIndex(({ id }) => id === line.id) : -1;
    if (at >= 0) turns[at] = corrected(turns[at]!, line.said);
  }
  return turns;
}

/** As far as the next question is concerned. */
function corrected(turn: StoredPast, { chosen, none, helpful }: Correction): StoredPast {
  if (turn.outcome === "clarify" && chosen !== undefined) return { ...turn, entry: chosen, miss: none === 1 ? "none_of_these" : null };
  return helpful === 0 ? { ...turn, miss: "unhelpful" } : turn;
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
