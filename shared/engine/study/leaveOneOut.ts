// Reading a labelled question as if nobody had taught it since: it is to say how sure the robot may be of questions nobody taught.
import type { Library, Ranking } from "../store/library.ts";
import { keyOf, readMasked, tokenize } from "../text.ts";
import type { EngineEntry, MaskingRules } from "../types.ts";

/** How many of the entries that rank first are trained without it: its rivals learnt it too, as not theirs. Each costs some 12 ms at 15,000 questions. */
const RIVALS = 3;
/** Of a question that is not our business, which all entries learnt to say no to, also those that share its words. */
const FOUND = 5;

/**
 * The ranking of a question whose own wording is left out: entries that teach it (positive or negative), and those nearest to it, are really
 * retrained without it, and without the same "not our business" question. What nobody taught is ranked as it stands.
 */
export function rankLeavingOut(question: string, library: Library, isNotOurs: (key: string) => boolean, rules: MaskingRules): Ranking {
  const { normalized, key } = readMasked(question, rules);
  const isIt = (text: string): boolean => readMasked(text, rules).key === key;
  const rank = (): Ranking => library.rank(normalized, key);
  const first = rank();
  const teaching = library.idsHolding(first.reading.rewritten).flatMap((id) => {
    const known = library.known(id);
    return known?.wordings.some(({ text }) => isIt(text)) ? [without(known.entry, isIt)] : [];
  });
  if (teaching.length === 0 && !isNotOurs(key)) return first;
  const near = first.ranked.slice(0, RIVALS).map(({ known }) => known.entry.id);
  if (isNotOurs(key)) near.push(...library.search(question, FOUND).map(idOf));
  const taught = new Set(teaching.map(({ id }) => id));
  const rivals = [...new Set(near)].filter((id) => !taught.has(id)).flatMap((id) => library.get(id) ?? []);
  return library.tryOut([...teaching, ...rivals], null, rank, keyOf(tokenize(first.reading.rewritten)));
}

const idOf = ({ entry }: { entry: string }): string => entry;

/** The entry without wordings of this key; an empty standard question is no wording. */
const without = (entry: EngineEntry, isIt: (text: string) => boolean): EngineEntry => ({
  ...entry,
  question: isIt(entry.question) ? "" : entry.question,
  similar: entry.similar.filter(({ text }) => !isIt(text)),
});
