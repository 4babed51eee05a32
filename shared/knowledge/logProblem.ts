// What may be wrong with a line of a log, as codes: the interface has words for each, in Chinese and English (shared/i18n/logProblems.ts).

/** Of the whole line, then of one field. */
export const logProblemCodes = [
  "not_json",
  "line_too_long",
  "too_wide",
  "unclosed_quote",
  "text_after_quote",
  "extra_cells",
  "missing",
  "text_too_long",
  "not_text",
  "bad_characters",
  "not_a_time",
  "time_out_of_range",
  "not_an_outcome",
  "not_a_confidence",
  "not_a_version",
  "not_yes_or_no",
  "not_a_role",
  "no_conversation",
] as const;

/** What a line of a log may hold. */
export const logFields = [
  "question",
  "time",
  "outcome",
  "entry",
  "confidence",
  "conversation",
  "customer",
  "channel",
  "version",
  "helpful",
  "role",
  "agent",
  "id",
] as const;
/** One of `logFields`. */
export type LogField = (typeof logFields)[number];

/** Who says a line of a log: a customer, a person of the shop, a robot, or a program. */
export const speakers = ["customer", "agent", "robot", "system"] as const;
export type Speaker = (typeof speakers)[number];

/** Why a line was not taken. Never holds what stood in it: that may be personal. */
export interface LogProblem {
  /** null: the line as a whole. */
  field: LogField | null;
  code: (typeof logProblemCodes)[number];
  /** What was expected, in English. */
  message: string;
  /** The most characters or cells there may be. */
  most?: number | undefined;
}
