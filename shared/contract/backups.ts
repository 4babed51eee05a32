// Backups: both databases as they were at one moment, written to a folder on the server's machine by its command line.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, when } from "./common.ts";
import { command, query } from "./endpoint.ts";

/** What a backup's manifest says (backup.json, beside the files). */
export const backupManifest = z.object({
  format: z.literal("robot-trainer-backup"),
  formatVersion: z.literal(1),
  program: z.string().describe("Version of the program that made it"),
  at: when.describe("The moment that both files show"),
  files: z
    .array(
      z.object({
        name: z.enum(["trainer.sqlite", "logs.sqlite"]),
        bytes: count,
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
        schema: count.describe("How many migrations it has"),
        rows: z.record(z.string(), count).describe("By table"),
      }),
    )
    .length(2),
});

/** Copies of both databases, made while the server runs. */
export const backups = {
  startBackup: command({
    method: "POST",
    path: "/api/backups",
    permission: "admin",
    async: true,
    summary: "Begin to write a backup to a folder on the server's machine; only its own command line may, one at a time",
    status: 202,
    input: z.object({ folder: z.string().min(1).max(4_000).describe("Absolute path; new or empty") }),
    output: z.object({ backup: id.describe("Poll it with getBackup") }),
  }),
  getBackup: query({
    method: "GET",
    path: "/api/backups/:backup",
    permission: "admin",
    summary: "How far a backup is; the last one is remembered until the server stops",
    input: z.object({ backup: id }),
    output: z.object({
      state: z.enum(["running", "done", "failed"]),
      step: z.string().describe("Machine word of what is being done now"),
      done: count.describe("Bytes"),
      total: count,
      manifest: backupManifest.nullable().describe("Once it is done"),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  }),
};
