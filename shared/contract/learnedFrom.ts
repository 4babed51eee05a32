// Answers of people of the shop that something was taken from.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { count } from "./common.ts";

/** Which answers of people something was taken from. */
export const learnedFrom = z
  .object({
    conversations: count,
    agents: count.describe("Different people, as far as the log named them; 0: it named nobody"),
    turns: z.array(id).describe("Turns that they answered, the newest first; 50 at most. They may have left the log since"),
  })
  .meta({ id: "LearnedFrom" });

/** An answer of people that a decision takes up, and what says that it was tried. */
export const takenAnswer = z.object({
  answer: id.describe("Of `getAgentAnswers`"),
  tested: characters(200)
    .optional()
    .describe("`tested` of `testAgentAnswer`, for the same questions, standard question and answer; a new entry needs it"),
});
