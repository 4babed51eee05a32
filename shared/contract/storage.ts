// What is wrong with the disk and the files of the server: shown on Today, and by /healthz.
import { z } from "zod";
import { nothing, when } from "./common.ts";
import { query } from "./endpoint.ts";

/** What can be wrong with the data folder. */
export const problemCodes = ["disk_full", "data_gone", "trainer_damaged", "log_damaged", "log_set_aside", "version_failed"] as const;

/** One thing that is wrong now. */
export const problem = z.object({
  code: z.enum(problemCodes),
  since: when.describe("When the server noticed"),
  subject: z.string().nullable().describe("The file in the data folder, or the knowledge base and version"),
  message: z.string().describe("In English: what happened and what to do; interfaces translate by code"),
});

/** How the server's data is. */
export const storage = {
  getStorage: query({
    method: "GET",
    path: "/api/storage",
    permission: "signedIn",
    async: true,
    summary: "What is wrong with the server's disk and files: nothing, or what happened and what to do",
    input: nothing,
    output: z.object({ problems: z.array(problem) }),
  }),
};
