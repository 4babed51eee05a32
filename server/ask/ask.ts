// The console's conversation with the robot: the same engine as customers get, and nothing is logged.
import type { ask as contract } from "../../shared/contract/ask.ts";
import { Failure } from "../../shared/errors.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Context, Handlers } from "../base/context.ts";
import { robotOfVersion } from "../robots/robots.ts";
import { thenAndNow } from "./thenAndNow.ts";
import { whyNot } from "./whyNot.ts";

export const askHandlers: Handlers<keyof typeof contract> = {
  askRobot: async (c, input) => {
    const { robot, version } = await robotFor(c, input.target);
    return () => {
      const context = { at: input.at ?? c.now(), channel: input.channel, context: input.context, turns: input.turns, offer: input.offer };
      const begun = performance.now();
      const reply =
        input.choose === undefined
          ? robot.ask(input.question, context, { explain: input.explain })
          : robot.choose(input.choose, context, input.question);
      const micros = Math.round((performance.now() - begun) * 1000);
      // Kept for the log alone.
      const { storedText: _, ...shown } = reply;
      return { reply: shown, version, provisional: version === null && (robot.provisional || !robot.trained), micros };
    };
  },
  getThenAndNow: thenAndNow,
  whyNot,
};

async function robotFor(c: Context, target: "draft" | "live" | number): Promise<{ robot: Robot; version: number | null }> {
  if (target === "draft") return { robot: await c.robots.draft(c.kb.id), version: null };
  if (target !== "live") return { robot: await robotOfVersion(c, c.kb.id, target), version: target };
  const live = await c.robots.live(c.kb.id);
  if (!live) throw new Failure("not_found", "nothing has been published yet");
  return live;
}
