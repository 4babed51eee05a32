// The questions of clusters as they stand: how often each went badly, what was decided of it, what the draft does with it.
import { addDays, localDay } from "../../shared/engine/time.ts";
import { GAIN_DAYS } from "../../shared/contract/review.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import type { App, Kb } from "../base/context.ts";
import { membersOf } from "../clusters/clusters.ts";
import { missedSince } from "../logs/missedQuestions.ts";
import { currentPart } from "../parts/parts.ts";
import { getStandings } from "./decisions.store.ts";
import { type ClusterQuestion, missesOf, stateOf } from "./misses.ts";
import { answererOf, type Says } from "./standing.ts";

/** Of a cluster so many questions are looked at, the most missed. */
export const MOST_MEMBERS = 300;

/** The questions of some clusters as they stand, the most missed of each first. */
export function membersIn(app: Pick<App, "db" | "logs" | "now">, kb: Kb, clusters: readonly string[]): ClusterQuestion[] {
  const places = membersOf(app.logs, kb.id, clusters, MOST_MEMBERS);
  const ids = places.map((place) => place.question);
  const misses = missesOf(app, kb, ids);
  const now = app.now();
  const standings = new Map(getStandings(app.db, kb.id, [...misses.values()], now).map((one) => [one.id, one]));
  const recent = missedSince(app.logs, kb.id, ids, addDays(localDay(now, kb.timeZone), 1 - GAIN_DAYS));
  const { bands } = currentPart<RobotSettings>(app.db, "robot_settings", kb.id).content;
  return places.flatMap((place) => {
    const miss = misses.get(place.question);
    if (!miss) return [];
    const standing = standings.get(miss.id)!;
    const says: Says = { served: place.served, confidence: place.confidence ?? 0, answerBand: bands.answer };
    const isAnswered = answererOf(standing, says) !== null;
    const { teacher, decision } = standing;
    return [
      {
        miss,
        place,
        ...stateOf(miss, standing, says, now),
        isAnswered,
        teacher,
        isDecided: decision !== null,
        until: decision?.until ?? null,
        recent: recent.get(miss.id) ?? 0,
      },
    ];
  });
}
