// The engine's own words: what it is given (knowledge, settings, the asker's situation) and what it gives back.
// Plain interfaces, so that the engine imports nothing; the zod schemas of shared/knowledge are assignable to them.

/** One condition of an answer: it holds when the asker's `field` has one of the values. `channel` and `time` are built in; anything else is read from the asker's context. A `time` value is `FROM/UNTIL`, ISO local times of the knowledge base's time zone, half-open, either side may be empty. */
export interface Condition {
  field: string;
  in: string[];
}

/** An answer in Markdown. The first whose conditions all hold is given; those without conditions are tried last. Answers with equal conditions are wordings of one answer and rotate within a conversation. Placeholders such as `{{order|your order}}` are filled from the asker's context; see placeholders.ts. */
export interface Answer {
  text: string;
  when: Condition[];
}

/** Another wording of an entry's question; a negative one looks alike and must not lead to the entry. */
export interface SimilarQuestion {
  id: string;
  text: string;
  kind: "positive" | "negative";
}

/** What the engine reads of an entry. */
export interface EngineEntry {
  id: string;
  /** The standard question. */
  question: string;
  similar: SimilarQuestion[];
  answers: Answer[];
  tags: string[];
  /** Entry ids offered after the answer, in order. */
  related: string[];
  /** UTC ISO time or null for open. Half-open [validFrom, validUntil). */
  validFrom: string | null;
  validUntil: string | null;
  enabled: boolean;
  /** Not null: a question that reaches this entry is handed to a person. */
  handOff: { skillGroup: string | null } | null;
  /** Category id, or null. */
  category: string | null;
}

/** Words match whole: Latin ones at word boundaries, Han anywhere; width, case and script do not matter. Of words that overlap the longest stands. */
export interface EngineVocabulary {
  /**
   * Without `to` two-way: every word of the group is read as the same thing, in questions and taught wordings. With `to` one-way: a question
   * that says one of the words counts as if it said `to` besides; taught wordings are read as they are, and nothing needs training anew.
   */
  synonyms: { words: string[]; to?: string | undefined }[];
  /** A question that contains one of these is blocked. */
  sensitive: { word: string }[];
  /** Kept whole: each is a word of its own beside those it is made of, in questions and taught wordings. */
  core?: { word: string }[] | undefined;
  /**
   * Left out of what a question is compared by, unless nothing else is left. Nothing is left out of core words and synonyms, of taught
   * wordings, of what is equal to a taught wording or of what is looked through for sensitive words; nothing needs training anew.
   */
  stop?: { word: string }[] | undefined;
}

/** What a trainer sets of the robot; stored with each version. */
export interface EngineSettings {
  /** Confidence 0–100 from which a question is answered / clarified. answer >= clarify. */
  bands: { answer: number; clarify: number };
  /** How many options a clarification offers at most (2–5). */
  clarifyOptions: number;
  /** Plain texts the robot says when it does not answer. */
  replies: FixedReplies;
  /** The same for questions in this other language; without them `replies` are said to all. */
  otherReplies?: (FixedReplies & { language: Language }) | undefined;
  /** When a person takes over although no entry says so. Absent or null: never for that reason. */
  handOff?: HandOffRules | undefined;
  /** What of a question is personal data. Absent: every kind, and nothing of one's own. */
  masking?: MaskingRules | undefined;
}

/** The kinds of personal data that are found (mask.ts), in the order in which they are looked for. Stored in robot settings. */
export const maskingKinds = ["email", "order", "id", "birthday", "card", "account", "phone", "plate", "address", "name"] as const;
/** One of `maskingKinds`. */
export type MaskingKind = (typeof maskingKinds)[number];

/** What is masked: every kind but those switched off, and what fits patterns of one's own (how they are written: ownPatterns.ts). */
export interface MaskingRules {
  off: readonly MaskingKind[];
  own: readonly { name: string; placeholder: string; pattern: string }[];
}

/** Languages that questions are told apart by: Han or Latin letters. */
export type Language = "zh" | "en";

/** What is said where no answer is given. `confirm`: instead of `clarify`, where one question only is offered. */
export interface FixedReplies {
  clarify: string;
  confirm?: string | undefined;
  fallback: string;
  blocked: string;
  handoff: string;
}

/** Each rule with the people it calls; null for those of the category that the question comes nearest to. */
export interface HandOffRules {
  /** A question holds one of these words. */
  anger: { words: string[]; skillGroup: string | null } | null;
  /** A conversation asks the same question for this time. */
  repeated: { times: number; skillGroup: string | null } | null;
  /** So many questions of a conversation in a row went without an answer that helped. */
  misses: { inARow: number; skillGroup: string | null } | null;
}

/** All that one robot is made from. */
export interface Knowledge {
  entries: EngineEntry[];
  vocabulary: EngineVocabulary;
  settings: EngineSettings;
  /** Category id → skill group, for handoff; nearest ancestor already resolved. */
  skillGroups: Record<string, string>;
  /** "Not our business" questions, never answered. */
  notOurs: string[];
  /** IANA time zone of the knowledge base. */
  timeZone: string;
}

/** An earlier turn of the same conversation, oldest first. */
export interface PastTurn {
  outcome: Outcome;
  /** Answered with, handed off by, or chosen. */
  entry: string | null;
  textKey: string;
  /** The customer was left without: not answered (unless that was wanted), none of what was offered was meant, or the answer did not help. */
  missed?: boolean | undefined;
  /** The entries offered, where it asked back. */
  offered?: readonly string[] | undefined;
}

/** What the turn before this one offered, where the robot asked back: as it was shown, in that order. */
export interface Offer {
  options: readonly { entry: string; question: string }[];
}

/** The asker's situation. */
export interface AskContext {
  /** UTC ISO time "now" for validity and time conditions. */
  at: string;
  channel?: string | undefined;
  /** Free fields of the asker: product, order state, member level … */
  context?: Record<string, string> | undefined;
  /** Or how to read them: few replies need them. */
  turns?: PastTurn[] | (() => PastTurn[]) | undefined;
  /** A text that names one of its options, or says none of them, is that choice instead of a question. Or how to read it: long texts do not need it. */
  offer?: Offer | (() => Offer | null) | null | undefined;
}

/** What becomes of a question: `answered`, asked back with options (`clarify`), `unanswered`, handed to a person (`handoff`), or `blocked` for a sensitive word. */
export type Outcome = "answered" | "clarify" | "unanswered" | "handoff" | "blocked";

/**
 * Why the outcome: `exact` a taught wording, `confident` above the answer band, `chosen` the customer picked it,
 * `close` the best are close, `middle` between the bands, `low` best below the clarify band, `nothing` no candidate at all,
 * `not_in_force` the best entry has no answer in force for this asker, `not_ours` a "not our business" question,
 * `requested` an entry marked "hand off", `sensitive` a sensitive word,
 * `none_of_these` the customer typed that no option was meant,
 * `asked_back` the same was asked back twice already,
 * `anger`, `repeated`, `misses` a rule of `HandOffRules`.
 */
export type Reason =
  | "exact"
  | "confident"
  | "chosen"
  | "close"
  | "middle"
  | "low"
  | "nothing"
  | "not_in_force"
  | "not_ours"
  | "requested"
  | "sensitive"
  | "none_of_these"
  | "asked_back"
  | "anger"
  | "repeated"
  | "misses";

/** An entry that may be meant. */
export interface Candidate {
  entry: string;
  question: string;
  /** 0–100, calibrated. */
  confidence: number;
  /** The engine's raw score, higher is better; comparable within one question only. */
  score: number;
}

/** What the asker gets, and what is logged of it. */
export interface Reply {
  outcome: Outcome;
  reason: Reason;
  /** 0–100 of the best candidate, whole number; 0 when there is none. */
  confidence: number;
  answer: { entry: string; question: string; text: string } | null;
  options: { entry: string; question: string; confidence: number }[];
  related: { entry: string; question: string }[];
  /** Set where the text was read as the answer to the question back before it: the option meant, or (null) none of them. */
  choice: { entry: string | null } | null;
  handoff: { skillGroup: string | null; reason: Reason } | null;
  /** Plain text to show the customer. */
  text: string;
  /** The same as it may be stored: values of the asker's context are named, not said. */
  storedText: string;
  /** The question after masking: the only form that may be stored. */
  question: string;
  /** The masked question normalised: equal keys are the same question. */
  textKey: string;
  /** Best first, at most 10. */
  candidates: Candidate[];
  explanation: Explanation | null;
}

/**
 * What speaks against an entry however near it lies: `negation`, the question refuses what the entry does, or asks to have it undone; `number`,
 * it names another number or model than the entry; `data`, other personal data than the wording it resembles. `said` in the question; `taught`
 * by the entry, where there is such a thing.
 */
export interface Contradiction {
  kind: "negation" | "number" | "data";
  said: string;
  taught: string | null;
}

/** Everything needed to show why; only made when asked for. */
export interface Explanation {
  /** The question in pieces, in order, as shown to a trainer. contribution: what this piece gave the explained entry, in points of `score` (null = dropped). A last piece without text is what the entry starts from. */
  reading: { text: string; contribution: number | null }[];
  /** The entry the reading explains (the best candidate), or null. */
  towards: string | null;
  synonyms: { from: string; to: string }[];
  /** One-way synonyms: what the question says, and what it counts as besides. Their points stand with the word that was said. */
  added: { from: string; to: string }[];
  /** English words that nobody taught the entry, and the word of its nearest wordings that each is near in meaning; at most 5. */
  near: { from: string; to: string }[];
  /** Core words in it, each once. */
  core: string[];
  /** Stop words left out of it, each once. Their pieces have no contribution. */
  ignored: string[];
  sensitive: string[];
  /** Anger words in it. */
  anger: string[];
  /** What each candidate got for what; the parts sum to `score`, and so do `contributions`: what each piece of `reading`, in order, gave this candidate. */
  candidates: (Candidate & {
    contributions: (number | null)[];
    /** Points of its confidence that it owes to labelled questions, beyond what this question gives: negative where its entry drew questions that are nobody's. */
    standing: number;
    parts: { name: string; value: number }[];
    /** Then it is at most asked back, and its part `contradiction` is below 0. */
    contradiction: Contradiction | null;
    state: EntryState;
  })[];
  /** Nearest taught wordings over all entries, best first, at most 5. */
  nearest: { entry: string; question: string; wording: string; kind: "positive" | "answer" | "negative"; similarity: number }[];
  thresholds: { answer: number; clarify: number };
  /** Which rules decided, in order, as machine words. */
  rules: Reason[];
}

/** Whether an entry may answer an asker, and if not why. */
export type EntryState = "usable" | "disabled" | "pending" | "expired" | "no_answer";

/** Coefficients of a logistic regression of "this candidate is right" over `readings`. */
export interface Calibration {
  coefficients: readonly number[];
  /** How each entry stands with labelled questions (rank/entryBias.ts); absent without labels. */
  standings?: EntryBiases;
  /** What it was fitted to, and how far it is off; absent from models of before. */
  fit?: CalibrationFit;
}

/** What a calibration was fitted to. */
export interface CalibrationFit {
  /** `own`: wordings of the knowledge base that were hidden; `labels`: real questions that people labelled. */
  to: "own" | "labels";
  /** How many questions. */
  questions: number;
  /** Expected calibration error (statistics.ts), 0–1, in five folds: each question judged by a fit to the others. Of `own` unknown questions weigh as in the fit, of `labels` each counts once. null without questions. */
  error: number | null;
  /** When the newest label was given; null for `own`. */
  until: string | null;
  /** A hash of the labels; 0 for `own`. */
  labelsAs: number;
}

/** Log-odds by entry id: above 0, its answers were right more often than their evidence said; below, they were given to out-of-scope questions. */
export type EntryBiases = Readonly<Record<string, number>>;
