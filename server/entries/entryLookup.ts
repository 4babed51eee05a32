// What other nouns look up about entries: their names, their states, who teaches a wording.
import { countByCategory, findTeachers, getQuestions, getStates, listRelatedTo, listRevisionNumbers, listSomeIn } from "./entries.store.ts";
import { getRevisionOf } from "./revisions.store.ts";

/** Standard questions by id, those of deleted entries as they last were. */
export const standardQuestions = getQuestions;
/** Current states of the given ids, in no order; unknown ones are left out. */
export const entryStates = getStates;
/** Entries of the draft that teach any of these keys (of `wordingKey`) as a positive wording, by entry id. */
export const teachersOf = findTeachers;
/** Entries of the draft that name this one among their related questions, by id. */
export const entriesRelatedTo = listRelatedTo;
/** Current revisions of the given entries, in no order; unknown ones are left out. */
export const revisionsOf = listRevisionNumbers;
/** A revision of an entry, or null. */
export const revisionOf = getRevisionOf;
/** Some entries that are right in any of these categories. */
export const someIn = listSomeIn;
/** How many entries are right in each category; null: in none. */
export const entriesByCategory = countByCategory;
