// People: the first set-up, signing in, users and their roles.
import { z } from "zod";
import { isTimeZone } from "../engine/time.ts";
import { id } from "../knowledge/entry.ts";
import { roles } from "../permissions.ts";
import { count, empty, inKb, jobRef, nothing, when } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { rule } from "../knowledge/rule.ts";
import { characters, text } from "../knowledge/text.ts";

/** The name a person signs in with. */
export const userName = z
  .string()
  .regex(/^\s*[\p{L}\p{N}._@-]{1,40}\s*$/u)
  .trim()
  .describe("1–40 letters, digits, or . _ - @")
  .meta({ id: "UserName" });
/** 12 to 200 characters. */
export const password = characters(200, 12).describe("At least 12 characters").meta({ id: "Password" });
/** 1 to 60 characters. */
export const kbName = text(60, 1).meta({ id: "KnowledgeBaseName" });
/** Languages of the interface. */
export const language = z.enum(["zh", "en"]).meta({ id: "Language" });
/** A name of the IANA time zone database that this machine knows. */
export const timeZone = characters(60).refine(isTimeZone, rule("an IANA time zone such as Asia/Shanghai")).meta({ id: "TimeZone" });

const user = z.object({ id, name: z.string(), admin: z.boolean() }).meta({ id: "User" });

/** The first start, and who is signed in. */
export const setup = {
  getSession: query({
    method: "GET",
    path: "/api/session",
    permission: "public",
    summary: "Who is signed in, and whether the server still has to be set up",
    input: nothing,
    output: z.object({
      user: user.nullable(),
      needsSetup: z.boolean(),
      needsToken: z.boolean().describe("Set-up asks for the SETUP_TOKEN the server was started with"),
      sample: z
        .object({ entries: count, turns: count, missed: count, categories: count })
        .nullable()
        .describe("What the sample shop holds; only while set-up is open"),
    }),
  }),
  setUp: command({
    method: "POST",
    path: "/api/setup",
    permission: "public",
    async: true,
    summary: "Make the first admin and the first knowledge base; signs in",
    status: 201,
    input: z.object({
      name: userName,
      password,
      knowledgeBase: kbName,
      start: z.enum(["sample", "empty"]).default("sample"),
      timeZone: timeZone.default("Asia/Shanghai"),
      language: language.default("zh"),
      token: characters(200).optional(),
    }),
    output: z.object({ knowledgeBase: id, job: id.nullable().describe("Loading the sample shop; null when empty was chosen") }),
    errors: ["already_set_up", "rule_broken"],
    changes: ["*"],
  }),
};

/** Members and their roles. */
export const users = {
  signIn: command({
    method: "POST",
    path: "/api/session",
    permission: "public",
    async: true,
    summary: "Sign in; 10 tries in 15 minutes per account and address, 50 per address",
    input: z.object({ name: characters(100), password: characters(200) }),
    output: user,
    errors: ["wrong_password", "too_many_tries"],
    changes: ["*"],
  }),
  signOut: command({
    method: "DELETE",
    path: "/api/session",
    permission: "signedIn",
    summary: "Sign out",
    input: nothing,
    output: empty,
    status: 204,
    changes: ["*"],
  }),
  changePassword: command({
    method: "PUT",
    path: "/api/session/password",
    permission: "signedIn",
    async: true,
    summary: "Change one's own password; ends the other sessions",
    input: z.object({ current: characters(200), password }),
    output: empty,
    status: 204,
    errors: ["wrong_password"],
  }),
  listUsers: query({
    method: "GET",
    path: "/api/users",
    permission: "admin",
    summary: "All users",
    input: nothing,
    output: z.object({ rows: z.array(user.extend({ createdAt: when })) }),
  }),
  createUser: command({
    method: "POST",
    path: "/api/users",
    permission: "admin",
    async: true,
    summary: "Add a user",
    status: 201,
    input: z.object({ name: userName, password, admin: z.boolean().default(false) }),
    output: user,
    errors: ["taken"],
    changes: ["listUsers", "listMembers"],
  }),
  resetPassword: command({
    method: "PUT",
    path: "/api/users/:user/password",
    permission: "admin",
    async: true,
    summary: "Set a user's password; ends their sessions",
    input: z.object({ user: id, password }),
    output: empty,
    status: 204,
  }),
};

const keepDays = z.number().int().min(1).max(3_650).nullable().describe("Days that turns of the log are kept; null: for ever");

/** Making, naming and removing knowledge bases. */
export const knowledgeBases = {
  listKnowledgeBases: query({
    method: "GET",
    path: "/api/knowledge-bases",
    permission: "signedIn",
    summary: "The knowledge bases one may see, with one's role",
    input: nothing,
    output: z.object({ rows: z.array(z.object({ id, name: z.string(), timeZone: z.string(), language, role: z.enum(roles), keepDays })) }),
  }),
  createKnowledgeBase: command({
    method: "POST",
    path: "/api/knowledge-bases",
    permission: "admin",
    summary: "Create an empty knowledge base",
    status: 201,
    input: z.object({ name: kbName, timeZone: timeZone.default("Asia/Shanghai"), language: language.default("zh") }),
    output: z.object({ id }),
    errors: ["rule_broken"],
    changes: ["listKnowledgeBases"],
  }),
  updateKnowledgeBase: command({
    method: "PATCH",
    path: "/api/knowledge-bases/:kb",
    permission: "admin",
    summary:
      "Rename, change time zone or language, or say how many days turns of the log are kept: older ones go at once and daily, figures by day stay",
    input: inKb.extend({
      name: kbName.optional(),
      timeZone: timeZone.optional(),
      language: language.optional(),
      keepDays: keepDays.optional(),
    }),
    output: empty,
    status: 204,
    errors: ["rule_broken"],
    changes: ["listKnowledgeBases", "listJobs"],
  }),
  listMembers: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/members",
    permission: "admin",
    summary: "Who may do what in a knowledge base",
    input: inKb,
    output: z.object({ rows: z.array(z.object({ user: id, name: z.string(), role: z.enum(roles).nullable() })) }),
  }),
  setMember: command({
    method: "PUT",
    path: "/api/knowledge-bases/:kb/members/:user",
    permission: "admin",
    summary: "Give a role, or take it away with null; ends the user's sessions",
    input: inKb.extend({ user: id, role: z.enum(["viewer", "trainer", "publisher"]).nullable() }),
    output: empty,
    status: 204,
    changes: ["listMembers", "listReviewers"],
  }),
  loadSample: command({
    method: "POST",
    path: "/api/knowledge-bases/:kb/sample",
    permission: "admin",
    summary: "Load the sample shop into an empty knowledge base, as a job",
    status: 202,
    input: inKb,
    output: jobRef,
    errors: ["nothing_to_do", "busy"],
    changes: ["listJobs"],
  }),
};
