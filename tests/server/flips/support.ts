// What the draft does with the questions in the log, found by asking it each: what flips are held against.
import { dayStart } from "../../../shared/engine/time.ts";
import { firstDayOf } from "../../../server/logs/recentQuestions.ts";
import type { App } from "../../../server/base/context.ts";

/** What serves each question asked lately, by the draft itself, each on the channel it was asked on most. */
export async function servedNow(app: App, kb: string, days = 90): Promise<Map<string, string | null>> {
  const robot = await app.robots.draft(kb);
  const rows = app.logs
    .prepare(
      "SELECT q.text, coalesce(t.channel, '') AS channel, count(*) AS times FROM turns t JOIN questions q ON q.kb_id = t.kb_id AND q.id = t.question_id WHERE t.kb_id = ? AND t.at >= ? AND q.text <> '' GROUP BY 1, 2 ORDER BY times, channel DESC",
    )
    .all(kb, dayStart(firstDayOf(app.now(), "Asia/Shanghai", days), "Asia/Shanghai")) as { text: string; channel: string }[];
  return new Map(
    [...new Map(rows.map((row) => [row.text, row.channel]))].map(([text, channel]) => {
      const { outcome, reason, answer, candidates } = robot.ask(text, { at: app.now(), channel: channel || undefined });
      const person = outcome === "handoff" && reason === "requested" ? (candidates[0]?.entry ?? null) : null;
      return [text, outcome === "answered" ? (answer?.entry ?? null) : person];
    }),
  );
}
