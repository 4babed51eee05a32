// What the address bar holds on the Settings screen: the section, and the audit line that is opened.
import { z } from "zod";

export const robotSections = ["answers", "replies", "handOff", "masking", "channels"] as const;
export const adminSections = ["knowledgeBase", "keys", "members", "audit"] as const;
export type RobotSection = (typeof robotSections)[number];
export type SettingsSection = RobotSection | (typeof adminSections)[number];

export const settingsSearch = z.object({
  section: z
    .enum([...robotSections, ...adminSections])
    .optional()
    .catch(undefined)
    .describe("Answers unless said"),
  line: z.coerce.number().int().min(1).optional().catch(undefined),
});
