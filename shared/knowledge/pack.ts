// The pack: one version as a zip that answers anywhere. What its manifest says, which members it has, and how large they may be.
import { z } from "zod";
import { id, time } from "./entry.ts";

export const packFormat = "robot-trainer-pack";
/** Raised when a member's content changes its shape: packs of version 1 are read, and written again for old versions, for ever. */
export const packFormatVersion = 1;
export const manifestName = "manifest.json";

/** In the order in which they lie in the file, after the manifest. */
export const memberNames = ["entries.jsonl", "categories.json", "vocabulary.json", "settings.json", "not-ours.jsonl", "model.bin"] as const;
export type MemberName = (typeof memberNames)[number];

/** What a reader accepts: 50,000 entries of 8 kB are 400 MB. */
export const packLimits = { members: 20, manifestBytes: 1_000_000, memberBytes: 1_000_000_000, totalBytes: 1_500_000_000 };

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256, hexadecimal");
const count = z.number().int().min(0);

export const packManifest = z.object({
  format: z.literal(packFormat),
  formatVersion: z.literal(packFormatVersion),
  engineVersion: z.string().min(1).max(40).describe("Another engine may answer differently and trains anew"),
  knowledgeBase: z
    .object({ id, name: z.string(), timeZone: z.string(), language: z.enum(["zh", "en"]) })
    .describe("As it was called when the version was published"),
  version: z.number().int().min(1),
  parent: z.number().int().min(1).nullable().describe("The version that was live before"),
  note: z.string(),
  author: z.string().nullable(),
  publishedAt: time,
  counts: z.object({ entries: count, new: count, changed: count, deleted: count }),
  members: z.array(z.object({ name: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z]+$/), bytes: count, sha256 })).max(packLimits.members),
});
export type PackManifest = z.infer<typeof packManifest>;

/** The manifest's bytes, whose SHA-256 is the pack's checksum. */
export const manifestText = (manifest: PackManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
