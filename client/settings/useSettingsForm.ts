// The draft's robot settings being edited: unsaved in this browser until saved as a revision.
import { z } from "zod";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import type { OutputOf } from "../lib/api.ts";
import { useCommand } from "../lib/queries.ts";
import { type PartForm, usePartForm } from "../lib/usePartForm.ts";

export type SettingsForm = PartForm<RobotSettings>;

/** The settings in places that are changed one by one. */
const places = (s: RobotSettings): Record<string, string> => ({
  answer: String(s.bands.answer),
  clarify: String(s.bands.clarify),
  options: String(s.clarifyOptions),
  channels: JSON.stringify(s.channels),
  ...Object.fromEntries(Object.entries(s.replies).map(([name, text]) => [`reply ${name}`, text])),
});

const differing = (before: RobotSettings, after: RobotSettings): string[] => {
  const [a, b] = [places(before), places(after)];
  return Object.keys(b).filter((place) => a[place] !== b[place]);
};
export const countChanges = (before: RobotSettings, after: RobotSettings): number => differing(before, after).length;

/** Mine where I changed it, theirs elsewhere. */
export function mergeSettings(base: RobotSettings, mine: RobotSettings, theirs: RobotSettings): RobotSettings {
  const changed = new Set(differing(base, mine));
  const pick = <T>(place: string, of: (s: RobotSettings) => T): T => of(changed.has(place) ? mine : theirs);
  const reply = (name: keyof RobotSettings["replies"]): string => pick(`reply ${name}`, (s) => s.replies[name]);
  const answer = pick("answer", (s) => s.bands.answer);
  return {
    // Each may come from another side: together they must still be in order.
    bands: {
      answer,
      clarify: Math.min(
        answer,
        pick("clarify", (s) => s.bands.clarify),
      ),
    },
    clarifyOptions: pick("options", (s) => s.clarifyOptions),
    replies: { clarify: reply("clarify"), fallback: reply("fallback"), blocked: reply("blocked"), handoff: reply("handoff") },
    channels: pick("channels", (s) => s.channels),
  };
}

// A reply that is being rewritten may be empty for a while: the server's own shape would throw such a draft away.
const draft = z.object({
  bands: z.object({ answer: z.number(), clarify: z.number() }),
  clarifyOptions: z.number(),
  replies: z.object({ clarify: z.string(), fallback: z.string(), blocked: z.string(), handoff: z.string() }),
  channels: z.array(z.string()),
});

export function useSettingsForm(kb: string, fetched: OutputOf<"getSettings">): SettingsForm {
  const save = useCommand("saveSettings");
  const { settings, ...rest } = fetched;
  return usePartForm<RobotSettings>({
    what: "settings",
    shape: draft,
    saved: { ...rest, content: settings },
    countChanges,
    merge: mergeSettings,
    send: (base, content) => save.mutateAsync({ kb, base, settings: content }),
  });
}
