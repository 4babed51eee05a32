// The shape of an entry: what one revision holds. Limits and units live here and nowhere else.
import { z } from "zod";
import { rule } from "./rule.ts";
import { characters, text } from "./text.ts";

export const id = z
  .string()
  .regex(/^[\w.:-]{1,80}$/u, "1–80 letters, digits, or _ . : -")
  .describe("Id: 1–80 letters, digits, or _ . : -")
  .meta({ id: "Id" });
export const time = z.iso.datetime({ offset: true }).describe("UTC ISO time").meta({ id: "Time" });

/** A taught wording has so many characters at most. */
export const MOST_WORDING = 500;
/** A taught wording, the standard question included. */
export const wording = text(MOST_WORDING, 1)
  .describe(`A question as a customer would put it, 1–${MOST_WORDING} characters`)
  .meta({ id: "Wording" });

export const similarQuestion = z
  .object({
    id,
    text: wording,
    kind: z.enum(["positive", "negative"]).describe("negative (反例): looks alike and must not lead here"),
    origin: z.enum(["hand", "import", "review", "suggested"]),
    by: characters(80).nullable().describe("User name of who added it"),
    at: time.nullable(),
  })
  .meta({ id: "SimilarQuestion" });

export const condition = z
  .object({
    field: text(60, 1).describe("channel, time, or any field of the asker's context"),
    in: z
      .array(text(200, 1))
      .min(1)
      .max(50)
      .describe(
        "One of these; for time: FROM/UNTIL such as 2026-11-01T00:00/2026-11-16T00:00 in the shop's local time, half-open, one side may be empty",
      ),
  })
  .meta({ id: "Condition" });

export const answer = z
  .object({
    text: text(10_000, 1).describe("Markdown, 1–10,000 characters"),
    when: z.array(condition).max(10),
  })
  .meta({ id: "Answer" });

/** Similar questions an entry holds at most, negative ones included. */
export const MOST_SIMILAR = 300;

export const entryContent = z
  .object({
    question: wording.describe("Standard question"),
    similar: z.array(similarQuestion).max(MOST_SIMILAR),
    answers: z.array(answer).max(20),
    category: id.nullable(),
    tags: z.array(text(40, 1)).max(20),
    related: z.array(id).max(20).describe("Entry ids offered after the answer, in order"),
    validFrom: time.nullable(),
    validUntil: time.nullable().describe("Half-open: at this instant the entry has expired"),
    enabled: z.boolean(),
    handOff: z
      .object({ skillGroup: text(60, 1).nullable() })
      .nullable()
      .describe("Not null: a question reaching this entry is handed to a person; a null skill group means the category's"),
    note: text(2_000).describe("For trainers only"),
  })
  .meta({ id: "EntryContent" });

/** Whether no instant lies in the period: it ends as it begins, or earlier. */
export const endsBeforeStart = ({ validFrom, validUntil }: { validFrom: string | null; validUntil: string | null }): boolean =>
  validFrom !== null && validUntil !== null && Date.parse(validUntil) <= Date.parse(validFrom);

/** What an entry whose period is empty is refused with, at `validUntil`. */
export const laterThanStart = "a time later than validFrom, or null for no limit";

/** Content as it may be saved. What is stored may be older than this rule: it is read as `entryContent`. */
export const savedContent = entryContent.refine((content) => !endsBeforeStart(content), rule(laterThanStart, ["validUntil"]));

export type SimilarQuestion = z.infer<typeof similarQuestion>;
export type EntryContent = z.infer<typeof entryContent>;
export type Answer = z.infer<typeof answer>;

/** An entry without content, as "new entry" starts: enabled, no category, nothing taught. */
export const emptyEntry = (question = ""): EntryContent => ({
  question,
  similar: [],
  answers: [],
  category: null,
  tags: [],
  related: [],
  validFrom: null,
  validUntil: null,
  enabled: true,
  handOff: null,
  note: "",
});
