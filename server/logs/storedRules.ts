// By which rules what customers say is masked before it is kept.
import { allKinds, unionOf } from "../../shared/engine/mask.ts";
import type { MaskingRules } from "../../shared/engine/types.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import { type Database, keptUntilWritten } from "../base/db.ts";
import { partAt, partBefore } from "../parts/parts.ts";
import { liveVersion, versionOf } from "../versions/environments.ts";

/** What the draft masks and what the live version does: a pattern counts from when it is saved, and a kind that is switched off until that is live. */
export const storedRules: (db: Database, kb: string) => MaskingRules = keptUntilWritten((db, kb) => {
  const live = liveVersion(db, kb);
  const version = live && versionOf(db, kb, live.number);
  const settings = [
    // The newest.
    partBefore<RobotSettings>(db, "robot_settings", kb, "9"),
    ...(version ? [partAt<RobotSettings>(db, "robot_settings", kb, version.settingsRevision)] : []),
  ];
  const rules = unionOf(settings.map((each) => each?.masking ?? allKinds));
  return rules.off.length === 0 && rules.own.length === 0 ? allKinds : rules;
});
