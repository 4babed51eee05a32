// Channels of conditions are those of Settings: another name looks like one and is never any customer's.
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { currentPart } from "../parts/parts.ts";

/** The channels of the draft's settings. */
export const knownChannels = (db: Database, kb: string): string[] => currentPart<RobotSettings>(db, "robot_settings", kb).content.channels;

/** Refuses a condition on a channel that is none; what the entry named before it was saved may stay, so that it can be mended piece by piece. */
export function refuseUnknownChannels(c: Pick<Context, "db" | "kb">, content: EntryContent, before: EntryContent | null): void {
  const channels = knownChannels(c.db, c.kb.id);
  const known = new Set([...channels, ...(before ? namedIn(before).map(({ name }) => name) : [])].map((name) => name.toLowerCase()));
  const unknown = namedIn(content).filter(({ name }) => !known.has(name.toLowerCase()));
  if (unknown.length === 0) return;
  const there = channels.length > 0 ? channels.join(", ") : "none yet";
  const fields = unknown.map(({ name, field }) => ({ field, expected: `a channel of the settings (${there}), not "${name}"` }));
  throw new Failure("rule_broken", fields.map(({ field, expected }) => `${field}: ${expected}`).join("; "), { fields, channels });
}

const namedIn = (content: EntryContent): { name: string; field: string }[] =>
  content.answers.flatMap(({ when }, answer) =>
    when.flatMap(({ field, in: names }, condition) =>
      field === "channel" ? names.map((name, i) => ({ name, field: `content.answers.${answer}.when.${condition}.in.${i}` })) : [],
    ),
  );
