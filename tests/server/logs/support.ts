// Turns for tests, logged as /v1/ask would log them, and a recount of everything that is counted beside them.
import { textKey } from "../../../shared/engine/text.ts";
import { wordingKey } from "../../../server/entries/wordingKey.ts";
import type { App } from "../../../server/base/context.ts";
import type { NewTurn } from "../../../server/base/logged.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";

export const shop = (id: string, timeZone = "Asia/Shanghai") => ({ id, timeZone });

let made = 0;
/** A live unanswered turn, changed as told. */
export function newTurn(question: string, more: Partial<NewTurn> = {}): NewTurn {
  made += 1;
  return {
    id: `t_made${made}`,
    at: "2026-07-10T04:00:00.000Z",
    question,
    textKey: textKey(question),
    outcome: "unanswered",
    reason: "low",
    entry: null,
    confidence: 10,
    answerBand: 72,
    version: 1,
    conversation: null,
    customer: null,
    channel: "app",
    source: "live",
    reply: "抱歉",
    options: [],
    candidates: [],
    ...more,
  };
}

/** Logs a question that was missed this often; returns its id. */
export function miss(app: App, kb: string, question: string, times = 1, more: Partial<NewTurn> = {}): string {
  recordTurns(
    app,
    shop(kb),
    Array.from({ length: times }, () => newTurn(question, more)),
  );
  const row = app.logs.prepare("SELECT id FROM questions WHERE kb_id = ? AND text_key = ?").get(kb, wordingKey(question)) as { id: string };
  return row.id;
}

type Rows = Record<string, unknown>[];
/** Imported ones are counted apart, whether they were answered elsewhere or asked here. */
const source = "CASE source WHEN 'live' THEN 'live' ELSE 'imported' END";
const queries: Record<string, { kept: string; counted: string }> = {
  daily_counts: {
    kept: "SELECT kb_id, source, day, outcome, reason, channel, version, asked, chosen, helpful, unhelpful FROM daily_counts ORDER BY 1, 2, 3, 4, 5, 6, 7",
    counted: `SELECT kb_id, ${source} AS source, day, outcome, reason, coalesce(channel, '') AS channel, coalesce(version, 0) AS version, count(*) AS asked, sum(outcome = 'clarify' AND chosen IS NOT NULL) AS chosen,
      sum(helpful IS 1) AS helpful, sum(helpful IS 0) AS unhelpful FROM turns GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7`,
  },
  daily_hits: {
    kept: "SELECT kb_id, source, day, entry_id, channel, version, hits, helpful, unhelpful, silent FROM daily_hits ORDER BY 1, 2, 3, 4, 5, 6",
    counted: `SELECT kb_id, source, day, entry_id, channel, version, sum(hits) AS hits, sum(helpful) AS helpful, sum(unhelpful) AS unhelpful, sum(silent) AS silent FROM (
        SELECT kb_id, ${source} AS source, day, CASE outcome WHEN 'answered' THEN entry_id ELSE chosen END AS entry_id, coalesce(channel, '') AS channel, coalesce(version, 0) AS version, 1 AS hits,
          helpful IS 1 AS helpful, helpful IS 0 AS unhelpful, 0 AS silent FROM turns WHERE (outcome = 'answered' AND entry_id IS NOT NULL) OR (outcome = 'clarify' AND chosen IS NOT NULL)
        UNION ALL SELECT kb_id, ${source}, day, candidates ->> '$[0][0]', coalesce(channel, ''), coalesce(version, 0), 0, 0, 0, 1 FROM turns WHERE reason = 'not_in_force' AND candidates IS NOT NULL
      ) GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
  },
  daily_misses: {
    kept: "SELECT kb_id, question_id, day, channel, missed, live, uncovered, uncovered_imported FROM daily_misses ORDER BY 1, 2, 3, 4",
    counted: `SELECT kb_id, question_id, day, coalesce(channel, '') AS channel, count(*) AS missed, sum(source = 'live') AS live,
      sum(source = 'live' AND outcome <> 'answered' AND NOT (outcome = 'clarify' AND chosen IS NOT NULL) AND NOT (outcome = 'handoff' AND reason = 'requested')) AS uncovered,
      sum(source <> 'live' AND outcome <> 'answered' AND NOT (outcome = 'clarify' AND chosen IS NOT NULL) AND NOT (outcome = 'handoff' AND reason = 'requested')) AS uncovered_imported
      FROM turns WHERE miss IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  },
  questions: {
    kept: "SELECT kb_id, id, asked, missed, first_at, last_at, last_missed_at FROM questions ORDER BY 1, 2",
    counted: `SELECT kb_id, question_id AS id, count(*) AS asked, sum(miss IS NOT NULL) AS missed, min(at) AS first_at, max(at) AS last_at, max(CASE WHEN miss IS NOT NULL THEN at END) AS last_missed_at
      FROM turns GROUP BY 1, 2 ORDER BY 1, 2`,
  },
  "latest reasons": {
    kept: "SELECT id, reason FROM questions WHERE missed > 0 ORDER BY 1",
    counted:
      "SELECT question_id AS id, miss AS reason FROM (SELECT *, row_number() OVER (PARTITION BY kb_id, question_id ORDER BY at DESC, seq DESC) AS nth FROM turns WHERE miss IS NOT NULL) WHERE nth = 1 ORDER BY 1",
  },
  daily_conversations: {
    kept: "SELECT kb_id, source, day, channel, conversations, handed_off FROM daily_conversations ORDER BY 1, 2, 3, 4",
    counted: `WITH said AS (SELECT *, ${source} AS of, row_number() OVER (PARTITION BY kb_id, ${source}, conversation ORDER BY at, seq) AS nth FROM turns WHERE conversation IS NOT NULL)
      SELECT f.kb_id, f.of AS source, f.day, coalesce(f.channel, '') AS channel, count(*) AS conversations,
        sum(EXISTS (SELECT 1 FROM said o WHERE o.kb_id = f.kb_id AND o.of = f.of AND o.conversation = f.conversation AND o.nth > 1 AND o.outcome = 'handoff')) AS handed_off
      FROM said f WHERE f.nth = 1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  },
};

/** Every count as it is kept, and as counting the turns anew gives it. */
export function countsOf(app: Pick<App, "logs">): { kept: Record<string, Rows>; counted: Record<string, Rows> } {
  const read = (which: "kept" | "counted") =>
    Object.fromEntries(Object.entries(queries).map(([name, q]) => [name, app.logs.prepare(q[which]).all() as Rows]));
  return { kept: read("kept"), counted: read("counted") };
}
