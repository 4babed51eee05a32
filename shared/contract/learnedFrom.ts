// Answers of people of the shop that something was taken from.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count } from "./common.ts";

/** Which answers of people something was taken from. */
export const learnedFrom = z
  .object({
    conversations: count,
    agents: count.describe("Different people, as far as the log named them; 0: it named nobody"),
    turns: z.array(id).describe("Turns that they answered, the newest first; 50 at most. They may have left the log since"),
  })
  .meta({ id: "LearnedFrom" });
