// What the asker gets: a decision put into the words of the entry and of the settings.
import type { AskContext, Candidate, EngineEntry, EngineSettings, FixedReplies, Language, Reply } from "../types.ts";
import { noneOfThese } from "../conversation.ts";
import { languageOf } from "../language.ts";
import { filledMarkdown } from "../placeholders.ts";
import { chooseAnswer, stateFor } from "../validity.ts";
import type { Decision } from "./decide.ts";
import { filledPlainText, storedPlainText } from "../markdown.ts";

/** What replies need to know of the knowledge base. */
export interface ReplyBook {
  entry: (id: string) => EngineEntry | null;
  skillGroups: Record<string, string>;
  timeZone: string;
  settings: EngineSettings;
}

/** Who asked what, and what was found. */
export interface Asked {
  asker: AskContext;
  /** Masked. */
  question: string;
  textKey: string;
  /** Best first. */
  candidates: readonly Candidate[];
}

const CANDIDATES_SHOWN = 10;

/** A reply without its explanation. */
export function replyOf(decision: Decision, { asker, question, textKey, candidates }: Asked, book: ReplyBook): Reply {
  const entry = decision.entry === null ? null : book.entry(decision.entry);
  const answer = entry ? chooseAnswer(entry, asker, book.timeZone) : null;
  const isAnswered = decision.outcome === "answered";
  const replies = repliesIn(languageOf(question), book.settings);
  const text = textOf(decision, answer && filledPlainText(answer, asker), replies);
  return {
    outcome: decision.outcome,
    reason: decision.reason,
    confidence: candidates[0]?.confidence ?? 0,
    answer: isAnswered && entry && answer ? { entry: entry.id, question: entry.question, text: filledMarkdown(answer, asker) } : null,
    options: decision.options.map((option) => ({ entry: option.entry, question: option.question, confidence: option.confidence })),
    related: isAnswered && entry ? relatedOf(entry, asker, book) : [],
    choice: null,
    handoff:
      decision.outcome === "handoff"
        ? {
            skillGroup: decision.skillGroup ?? skillGroupOf(entry ?? book.entry(candidates[0]?.entry ?? ""), book),
            reason: decision.reason,
          }
        : null,
    text,
    storedText: answer ? textOf(decision, storedPlainText(answer, asker), replies) : text,
    question,
    textKey,
    candidates: candidates.slice(0, CANDIDATES_SHOWN),
    explanation: null,
  };
}

const skillGroupOf = (entry: EngineEntry | null, book: ReplyBook): string | null =>
  entry?.handOff?.skillGroup ?? (entry?.category ? (book.skillGroups[entry.category] ?? null) : null);

function relatedOf(entry: EngineEntry, asker: AskContext, book: ReplyBook): Reply["related"] {
  const related = [...new Set(entry.related)].flatMap((id) => (id === entry.id ? [] : (book.entry(id) ?? [])));
  return related
    .filter((other) => stateFor(other, asker, book.timeZone) === "usable")
    .map((other) => ({ entry: other.id, question: other.question }));
}

/** What is said where no answer is given, in the language of the question if there are texts in it. */
const repliesIn = (language: Language | null, { replies, otherReplies }: EngineSettings): FixedReplies =>
  otherReplies && language === otherReplies.language ? otherReplies : replies;

/** An entry marked "hand off" may say its own sentence before the person comes. */
function textOf({ outcome, options }: Decision, answer: string | null, replies: FixedReplies): string {
  if (outcome === "answered") return answer ?? "";
  if (outcome === "handoff") return answer ?? replies.handoff;
  if (outcome === "clarify") return clarification(options, replies);
  return outcome === "blocked" ? replies.blocked : replies.fallback;
}

/** What is offered by numbers, for those who have no buttons; 0 says none of them, in the language of what is said before. */
function clarification(options: readonly Candidate[], { clarify, confirm }: FixedReplies): string {
  const asks = options.length === 1 ? (confirm ?? clarify) : clarify;
  return [asks, ...options.map(({ question }, i) => `${i + 1}. ${question}`), `0. ${noneOfThese(asks)}`].join("\n");
}
