// Shapes that several nouns use: ids in paths, paging, who and when.
import { z } from "zod";
import { id, time } from "../knowledge/entry.ts";

export const inKb = z.object({ kb: id.describe("Knowledge base id") });
export const nothing = z.object({});
export const empty = z.null();

/** Paging of lists: at most `max` rows a call. */
export const page = (max: number, size: number) => ({
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(max).default(size),
});

export const count = z.number().int().min(0).meta({ id: "Count" });
export const when = time;
export const who = z.string().nullable().describe("User name; null = the system").meta({ id: "Who" });
export const jobRef = z.object({ job: id.describe("Poll it with getJob") }).meta({ id: "JobRef" });
export const versionNumber = z.number().int().min(1);
