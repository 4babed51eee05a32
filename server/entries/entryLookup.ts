// What other nouns look up about entries: their names, their states, who teaches a wording.
import { findTeachers, getQuestions, getStates, listRelatedTo } from "./entries.store.ts";

/** Standard questions by id, those of deleted entries as they last were. */
export const standardQuestions = getQuestions;
/** Current states of the given ids, in no order; unknown ones are left out. */
export const entryStates = getStates;
/** Entries of the draft that teach any of these keys (of `wordingKey`) as a positive wording, by entry id. */
export const teachersOf = findTeachers;
/** Entries of the draft that name this one among their related questions, by id. */
export const entriesRelatedTo = listRelatedTo;
