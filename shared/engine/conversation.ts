// A conversation as the engine is told of it: the turns before the question.
import { languageOf } from "./language.ts";
import type { AskContext, PastTurn, Reply } from "./types.ts";

/** The earlier turns of the asker's conversation, oldest first. */
export const pastOf = ({ turns }: AskContext): readonly PastTurn[] => (typeof turns === "function" ? turns() : (turns ?? []));

/** What the last line of a question back says, by which none of the options is meant: in the language of its first. */
export const noneOfThese = (asks: string): string => (languageOf(asks) === "zh" ? "都不是" : "None of these");

/** A reply as the next questions of its conversation are told of it. One that answers a question back (`choice`) is no turn of its own: `afterChoice`. */
export function pastTurnOf(reply: Omit<Reply, "storedText">): PastTurn {
  const { outcome, reason, answer, textKey, options } = reply;
  return {
    outcome,
    entry: answer?.entry ?? null,
    textKey,
    missed: outcome === "unanswered" && reason !== "not_ours",
    ...(options.length === 0 ? {} : { offered: options.map(({ entry }) => entry) }),
  };
}

/** The turn that asked back, once an option was chosen or (null) none was meant. */
export const afterChoice = (asked: PastTurn, entry: string | null): PastTurn => ({ ...asked, entry, missed: entry === null });
