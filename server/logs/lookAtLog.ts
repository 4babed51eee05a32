// What a log file holds, told before anything of it is taken: columns, first turns, how much of what, from when to when, and what is there already.
import { mask } from "../../shared/engine/mask.ts";
import type { MaskingRules } from "../../shared/engine/types.ts";
import type { LogField, Speaker } from "../../shared/knowledge/logProblem.ts";
import type { Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { whereLogged, type AgentLine } from "./agentLine.ts";
import { countMessagesNamed } from "./agentMessages.store.ts";
import { countDistinct } from "./distinct.ts";
import { isLogged, lineId, type LogLine } from "./logLine.ts";
import type { Watch } from "./logRecords.ts";
import { isUnsure, type NamedRole } from "./roles.ts";
import { storedRules } from "./storedRules.ts";
import { countTurnsNamed } from "./turns.store.ts";

export interface LogLook {
  /** Columns of a table, or keys of objects; field null: not read. Texts are masked. */
  columns: { name: string; field: LogField | null; samples: string[] }[];
  /** The first turns, as they would be kept. */
  sample: (Pick<LogLine, "at" | "question" | "conversation" | "channel" | "outcome" | "confidence"> & {
    line: number;
    entry: string | null;
  })[];
  conversations: number;
  customers: number;
  /** The first and the last time; null where no line has one. */
  from: string | null;
  until: string | null;
  withoutTime: number;
  /** Lines without an outcome: to be asked here. */
  toAsk: number;
  /** Lines that stand in the log already, or stand in the file twice. */
  known: number;
  /** Lines with an id that another program gave. */
  foreignIds: number;
  /** Lines that name an entry which is not in the draft. */
  strangeEntries: number;
  /** Roles as lines name them, the most frequent first: whom each is taken for (null: nobody knows, the lines are refused), and whether others mean somebody else by it. */
  roles: { word: string; speaker: Speaker | null; unsure: boolean; lines: number }[];
  /** Rows with more cells than the header. */
  extra: { rows: number; sample: { line: number; text: string } | null };
}

const mostSampled = 20;
const mostColumnsTold = 200;
const samplesOfColumn = 3;
const mostRoles = 20;

/** `logs`: null while there is no log. */
export function lookAtLog(
  { db, logs }: { db: Database; logs: Database | null },
  kb: Kb,
): Watch & {
  line: (n: number, line: LogLine, named: unknown) => void;
  message: (line: AgentLine) => void;
  role: (role: NamedRole) => void;
  end: (digest: string) => LogLook;
} {
  const columns = new Map<string, LogLook["columns"][number]>();
  const sample: LogLook["sample"] = [];
  const entries: (string | null)[] = [];
  const [ids, conversations, customers] = [countDistinct(), countDistinct(), countDistinct()];
  const extra: LogLook["extra"] = { rows: 0, sample: null };
  const sum = {
    from: null as string | null,
    until: null as string | null,
    withoutTime: 0,
    toAsk: 0,
    known: 0,
    foreignIds: 0,
    strangeEntries: 0,
  };
  let withoutId = 0;
  const roles = new Map<string, LogLook["roles"][number]>();
  const moment = (at: string | null): void => {
    if (at === null) {
      sum.withoutTime += 1;
      return;
    }
    if (sum.from === null || at < sum.from) sum.from = at;
    if (sum.until === null || at > sum.until) sum.until = at;
  };
  const rules = storedRules(db, kb.id);
  return {
    column: (name, field, value) => {
      const known = columns.get(name);
      if (!known && columns.size >= mostColumnsTold) return;
      const column = known ?? { name, field, samples: [] };
      if (!known) columns.set(name, column);
      if (column.samples.length >= samplesOfColumn) return;
      const text = textOf(value, rules);
      if (text !== "" && !column.samples.includes(text)) column.samples.push(text);
    },
    extra: (line, cells) => {
      extra.rows += 1;
      extra.sample ??= { line, text: mask(cells.join(" | "), rules).slice(0, 300) };
    },
    line: (n, line, named) => {
      const { at, id, conversation, customer } = line;
      moment(at);
      if (line.outcome === null) sum.toAsk += 1;
      if (conversation !== null) conversations.add(conversation);
      if (customer !== null) customers.add(customer);
      if (line.entry === null && textOf(named, rules) !== "") sum.strangeEntries += 1;
      if (id === null) withoutId += 1;
      else if (!ids.add(id) || (logs && isLogged(logs, kb.id, line, id))) sum.known += 1;
      if (line.was !== null) sum.foreignIds += 1;
      if (sample.length >= mostSampled) return;
      const { question, channel, outcome, confidence } = line;
      sample.push({ line: n, at, question, conversation, channel, outcome, confidence, entry: null });
      entries.push(line.entry);
    },
    message: (line) => {
      const { at, id, conversation } = line;
      moment(at);
      conversations.add(conversation);
      if (id === null) withoutId += 1;
      else if (!ids.add(id) || (logs && whereLogged(logs, kb.id, line, id) !== null)) sum.known += 1;
      if (line.was !== null) sum.foreignIds += 1;
    },
    role: ({ word, speaker }) => {
      const known = roles.get(word);
      if (known) known.lines += 1;
      // Where names stand in such a column there may be as many as lines.
      else if (roles.size < mostColumnsTold)
        roles.set(word, { word: mask(word, rules).slice(0, 60), speaker, unsure: isUnsure(word), lines: 1 });
    },
    end: (digest) => {
      const names = standardQuestions(
        db,
        kb.id,
        entries.flatMap((id) => id ?? []),
      );
      // Lines without an id are named by the file's digest: they are there if the same file was taken before.
      const again = logs
        ? Math.min(withoutId, countTurnsNamed(logs, kb.id, lineId(digest, "")) + countMessagesNamed(logs, kb.id, lineId(digest, "")))
        : 0;
      return {
        ...sum,
        known: sum.known + again,
        columns: [...columns.values()],
        sample: sample.map((turn, i) => ({ ...turn, entry: names.get(entries[i] ?? "") ?? null })),
        conversations: conversations.size(),
        customers: customers.size(),
        roles: [...roles.values()].toSorted((a, b) => b.lines - a.lines).slice(0, mostRoles),
        extra,
      };
    },
  };
}

/** A column's text as it may be shown: short, and masked before it is cut. */
function textOf(value: unknown, rules: MaskingRules): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value as number | boolean);
  return mask(text.trim().slice(0, 200), rules).slice(0, 60);
}
