// What a person said of how a log file is read: sent with it each time it is previewed.
import type { LogField, Speaker } from "../../../shared/knowledge/logProblem.ts";
import type { InputOf, OutputOf } from "../../lib/api.ts";

export type SeenLog = OutputOf<"previewLog">;

export interface LogChoices {
  /** By the column's name. */
  columns: Record<string, LogField | "none">;
  extra: "refuse" | "join" | "drop";
  header: "first" | "none";
  /** Whom a role means, by its word. */
  roles: Record<string, Speaker>;
}

export const noLogChoices: LogChoices = { columns: {}, extra: "refuse", header: "first", roles: {} };

/** As the call takes them. */
export const asLogInput = ({ columns, roles, ...one }: LogChoices): Omit<InputOf<"previewLog">, "kb" | "name"> => ({
  ...one,
  columns: Object.entries(columns).map(([name, field]) => `${field}=${name}`),
  roles: Object.entries(roles).map(([word, speaker]) => `${speaker}=${word}`),
});
