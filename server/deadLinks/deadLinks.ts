// Which entries have a link that leads nowhere, by the latest look at it: for lists, and for what stands in the way of publishing.
import { deadProblems, unclearProblems } from "../../shared/contract/links.ts";
import type { Database } from "../base/db.ts";
import { holdsLink } from "./holdsLink.ts";
import { listProblemLinks, type ProblemLink } from "./deadLinks.store.ts";

/** Addresses in the draft's answers that customers cannot open, in order of entry and address. */
export const deadLinks = (db: Database, kb: string): ProblemLink[] => standing(db, kb, deadProblems);

/** Those that may open for customers: they refused us, or lead into a private network. */
export const unclearLinks = (db: Database, kb: string): ProblemLink[] => standing(db, kb, unclearProblems);

/** An entry that was saved since still has the address if its text still holds it. */
const standing = (db: Database, kb: string, problems: readonly string[]): ProblemLink[] =>
  listProblemLinks(db, kb, problems).flatMap(({ saved, ...link }) => (saved === null || holdsLink(saved, link.url) ? [link] : []));
