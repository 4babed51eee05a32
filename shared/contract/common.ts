// Shapes that several nouns use: ids in paths, paging, who and when.
import { z } from "zod";
import { id, time } from "../knowledge/entry.ts";

/** In the path of everything that belongs to one knowledge base. */
export const inKb = z.object({ kb: id.describe("Knowledge base id") });
/** The input of what needs none. */
export const nothing = z.object({});
/** The output of what says nothing but that it was done. */
export const empty = z.null();

/** Paging of lists: at most `max` rows a call. */
export const page = (max: number, size: number) => ({
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(max).default(size),
});

/** How many: a whole number from 0. */
export const count = z.number().int().min(0).meta({ id: "Count" });
/** A UTC ISO time. */
export const when = time;
/** Who did something. */
export const who = z.string().nullable().describe("User name; null = the system").meta({ id: "Who" });
/** The output of what goes on as a job. */
export const jobRef = z.object({ job: id.describe("Poll it with getJob") }).meta({ id: "JobRef" });
/** Versions are counted within a knowledge base, from 1. */
export const versionNumber = z.number().int().min(1);
