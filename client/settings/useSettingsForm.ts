// The draft's robot settings being edited: unsaved in this browser until saved as a revision.
import { z } from "zod";
import { robotSettings, type RobotSettings } from "../../shared/knowledge/version.ts";
import { maskingKinds } from "../../shared/engine/types.ts";
import type { OutputOf } from "../lib/api.ts";
import { useCommand } from "../lib/queries.ts";
import { type PartForm, usePartForm } from "../lib/usePartForm.ts";

type Rules = NonNullable<RobotSettings["handOff"]>;
export type SettingsForm = PartForm<RobotSettings>;

const replyNames = ["clarify", "confirm", "fallback", "blocked", "handoff"] as const;
const ruleNames = ["anger", "repeated", "misses"] as const;

/** The settings in places that are changed one by one. */
const places = (s: RobotSettings): Record<string, string> => ({
  answer: String(s.bands.answer),
  clarify: String(s.bands.clarify),
  options: String(s.clarifyOptions),
  channels: JSON.stringify(s.channels),
  ...Object.fromEntries(replyNames.map((name) => [`reply ${name}`, s.replies[name] ?? ""])),
  other: s.otherReplies?.language ?? "",
  ...Object.fromEntries(replyNames.map((name) => [`other ${name}`, s.otherReplies?.[name] ?? ""])),
  ...Object.fromEntries(maskingKinds.map((kind) => [`mask ${kind}`, String(s.masking?.off.includes(kind) ?? false)])),
  own: JSON.stringify(s.masking?.own ?? []),
  ...Object.fromEntries(ruleNames.map((name) => [`rule ${name}`, JSON.stringify(s.handOff?.[name] ?? null)])),
});

const differing = (before: RobotSettings, after: RobotSettings): string[] => {
  const [a, b] = [places(before), places(after)];
  return Object.keys(b).filter((place) => a[place] !== b[place]);
};
export const countChangedSettings = (before: RobotSettings, after: RobotSettings): number => differing(before, after).length;

/** Mine where I changed it, theirs elsewhere. */
export function mergeSettings(base: RobotSettings, mine: RobotSettings, theirs: RobotSettings): RobotSettings {
  const changed = new Set(differing(base, mine));
  const pick = <T>(place: string, of: (s: RobotSettings) => T): T => of(changed.has(place) ? mine : theirs);
  const said = (place: string, of: (s: RobotSettings) => RobotSettings["replies"] | undefined): RobotSettings["replies"] => {
    const text = (name: (typeof replyNames)[number]): string =>
      pick(`${place} ${name}`, (s) => (of(s) ?? of(theirs) ?? of(mine))?.[name] ?? "");
    const confirm = text("confirm");
    const [clarify, fallback, blocked, handoff] = (["clarify", "fallback", "blocked", "handoff"] as const).map(text) as [
      string,
      string,
      string,
      string,
    ];
    return { clarify, ...(confirm === "" ? {} : { confirm }), fallback, blocked, handoff };
  };
  const other = pick("other", (s) => s.otherReplies);
  const rule = <N extends keyof Rules>(name: N): Rules[N] => pick(`rule ${name}`, (s) => s.handOff?.[name] ?? null) as Rules[N];
  const rules: Rules = { anger: rule("anger"), repeated: rule("repeated"), misses: rule("misses") };
  const masking: NonNullable<RobotSettings["masking"]> = {
    off: maskingKinds.filter((kind) => pick(`mask ${kind}`, (s) => s.masking?.off.includes(kind) ?? false)),
    own: pick("own", (s) => s.masking?.own ?? []),
  };
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
    replies: said("reply", (s) => s.replies),
    ...(other ? { otherReplies: { language: other.language, ...said("other", (s) => s.otherReplies) } } : {}),
    ...(mine.handOff || theirs.handOff ? { handOff: rules } : {}),
    ...(mine.masking || theirs.masking ? { masking } : {}),
    channels: pick("channels", (s) => s.channels),
  };
}

// A reply that is being rewritten may be empty for a while: the server's own shape would throw such a draft away.
const replies = z.object({
  clarify: z.string(),
  confirm: z.string().optional(),
  fallback: z.string(),
  blocked: z.string(),
  handoff: z.string(),
});
const ownNumber = z.object({ name: z.string(), placeholder: z.string(), pattern: z.string() });
const masking = z.object({ off: z.array(z.enum(maskingKinds)), own: z.array(ownNumber) }).optional();
const draft = robotSettings.safeExtend({ replies, masking, otherReplies: replies.extend({ language: z.enum(["zh", "en"]) }).optional() });

export function useSettingsForm(kb: string, fetched: OutputOf<"getSettings">): SettingsForm {
  const save = useCommand("saveSettings");
  const { settings, ...rest } = fetched;
  return usePartForm<RobotSettings>({
    what: "settings",
    shape: draft,
    saved: { ...rest, content: settings },
    countChanges: countChangedSettings,
    merge: mergeSettings,
    send: (base, content) => save.mutateAsync({ kb, base, settings: content }),
  });
}
