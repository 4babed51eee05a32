// What an answer says, as silent evidence of what its entry is about: where few wordings are taught, customers ask in its words.
import type { EngineEntry } from "../types.ts";

/**
 * Characters of an answer that are read: it says at the beginning what it is about. 60, 100, 150 and 300 differ by less than their noise on three
 * knowledge bases with answers (top-1 with 1, 3 and 8 wordings), and each character costs training time and memory.
 */
const READ = 150;
/** So much of the Markdown is looked through to find them: an answer may be 20,000 characters long. */
const LOOKED_THROUGH = 4 * READ;

/**
 * The beginning of what an entry answers when nothing else is said of the asker, as plain words: the answer without conditions, or the first
 * one. Empty where there is none. Marks are taken off, not parsed: who reads it compares words.
 */
export function answerEvidence(answers: EngineEntry["answers"]): string {
  const answer = answers.find(({ when }) => when.length === 0) ?? answers[0];
  if (!answer) return "";
  return answer.text
    .slice(0, LOOKED_THROUGH)
    .replace(/\]\([^()[\]\s]*\)/g, "]")
    .replace(/https?:\/\/[^\s)>]+/g, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/[*_~`[\]]+/g, "")
    .replace(/[#>|{}\s]+/g, " ")
    .trim()
    .slice(0, READ);
}
