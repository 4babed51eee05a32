// Conditions that could hold: channels are those of Settings, another name looks like one and is never any customer's; times are periods.
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { isPeriod } from "../../shared/knowledge/period.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { currentPart } from "../parts/parts.ts";

/** The channels of the draft's settings. */
export const knownChannels = (db: Database, kb: string): string[] => currentPart<RobotSettings>(db, "robot_settings", kb).content.channels;

/** Refuses a condition on a channel or a time that is none; what the entry named before it was saved may stay, so that it can be mended piece by piece. */
export function refuseOddConditions(c: Pick<Context, "db" | "kb">, content: EntryContent, before: EntryContent | null): void {
  const channels = knownChannels(c.db, c.kb.id);
  const known = new Set(
    [...channels, ...(before ? namedIn(before, "channel").map(({ name }) => name) : [])].map((name) => name.toLowerCase()),
  );
  const unknown = namedIn(content, "channel").filter(({ name }) => !known.has(name.toLowerCase()));
  const stored = new Set(before ? namedIn(before, "time").map(({ name }) => name) : []);
  const odd = namedIn(content, "time").filter(({ name }) => !isPeriod(name) && !stored.has(name));
  if (unknown.length + odd.length === 0) return;
  const there = channels.length > 0 ? channels.join(", ") : "none yet";
  const fields = [
    ...unknown.map(({ name, field }) => ({ field, expected: `a channel of the settings (${there}), not "${name}"` })),
    ...odd.map(({ name, field }) => ({ field, expected: `FROM/UNTIL such as 2026-11-01T00:00/2026-11-16T00:00, not "${name}"` })),
  ];
  throw new Failure("rule_broken", fields.map(({ field, expected }) => `${field}: ${expected}`).join("; "), { fields, channels });
}

const namedIn = (content: EntryContent, of: "channel" | "time"): { name: string; field: string }[] =>
  content.answers.flatMap(({ when }, answer) =>
    when.flatMap(({ field, in: names }, condition) =>
      field === of ? names.map((name, i) => ({ name, field: `content.answers.${answer}.when.${condition}.in.${i}` })) : [],
    ),
  );
