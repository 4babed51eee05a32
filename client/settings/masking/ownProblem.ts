// What is still wrong with a number of one's own while it is being written.
import { patternProblem } from "../../../shared/engine/ownPatterns.ts";
import type { RobotSettings } from "../../../shared/knowledge/version.ts";

/** A pattern of one's own, complete or not. */
export type OwnNumber = NonNullable<RobotSettings["masking"]>["own"][number];

/** By field, the name of what is wrong; null: nothing is. */
export const ownProblems = ({ name, placeholder, pattern }: OwnNumber) => ({
  name: name.trim() === "" ? ("name" as const) : null,
  placeholder: /^[A-Z]{2,12}$/u.test(placeholder) ? null : ("placeholder" as const),
  pattern: patternProblem(pattern)?.code ?? null,
});

/** Whether some number of one's own cannot be saved as it is. */
export const hasUnfinishedOwn = ({ masking }: RobotSettings): boolean =>
  masking?.own.some((one) => Object.values(ownProblems(one)).some((problem) => problem !== null)) ?? false;
