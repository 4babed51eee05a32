// Robot settings of the draft: bands, replies, channels. They go live with a version.
import type { settings as contract } from "../../shared/contract/settings.ts";
import { patternProblem } from "../../shared/engine/ownPatterns.ts";
import { Failure } from "../../shared/errors.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import type { Handlers } from "../base/context.ts";
import { currentPart, savePart } from "../parts/parts.ts";

export const settingsHandlers: Handlers<Extract<keyof typeof contract, "getSettings" | "saveSettings">> = {
  getSettings: (c) => {
    const { content, ...rest } = currentPart<RobotSettings>(c.db, "robot_settings", c.kb.id);
    return { ...rest, settings: content };
  },
  saveSettings: (c, input) => {
    for (const [i, { pattern }] of (input.settings.masking?.own ?? []).entries()) {
      const problem = patternProblem(pattern);
      if (problem)
        throw new Failure("rule_broken", `the pattern ${pattern} cannot be read: ${problem.code} at ${problem.at}`, {
          field: `settings.masking.own.${i}.pattern`,
          why: problem.code,
        });
    }
    const revision = savePart(c, "robot_settings", input.base, input.settings);
    c.afterCommit(() => c.robots.rebuild(c.kb.id));
    return { revision };
  },
};
