// The log's list: any filters together, newest first, read in slices along the best index.
import { cursorPattern, type logs as contract } from "../../shared/contract/logs.ts";
import { textKey } from "../../shared/engine/text.ts";
import { addDays, dayStart } from "../../shared/engine/time.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import { withAllBelow } from "../../shared/knowledge/categories.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { idleTurn, nextTurn } from "../base/turn.ts";
import { someIn } from "../entries/entryLookup.ts";
import { currentPart } from "../parts/parts.ts";
import { wrongAnswers } from "../labels/wrongAnswers.ts";
import { conversationName, customerHash } from "./pseudonyms.ts";
import { countTurns, daysCounted, findQuestions, findTurns, placeBelow, type Filter, type Lead, type TurnPlace } from "./scan.store.ts";
import { getTurnsBySeq } from "./turns.store.ts";
import { shownTurns, type Turn } from "./turns.ts";

const mostCounted = 10_000;
/** How long a page may take, ms: then counting breaks off. */
const patience = 150;
// Index entries a slice goes through: some 5 ms where the index holds all that is asked, and where rows have to be read.
const slices: Record<Lead, number> = {
  time: 20_000,
  rows: 3_000,
  entry: 3_000,
  conversation: 3_000,
  customer: 3_000,
  questions: mostCounted + 1,
  turns: mostCounted + 1,
};

/** Distinct questions gone through in a slice: some 10 ms. */
const questionsASlice = 20_000;

type Wanted = Omit<Parsed<(typeof contract)["listTurns"]>, "cursor" | "limit">;

/** What is to be gone through: null leads to nothing. */
interface Plan {
  filter: Filter;
  lead: Lead | null;
  begin: TurnPlace;
  end: TurnPlace;
}

async function planOf(c: Context, input: Wanted): Promise<Plan> {
  const filter: Filter = {
    kb: c.kb.id,
    outcome: input.outcome ?? null,
    miss: input.miss === undefined || input.miss === "wrong_answer" ? null : input.miss,
    channel: input.channel ?? null,
    version: input.version ?? null,
    source: input.source ?? null,
    entry: input.entry ?? null,
    conversation: input.conversation === undefined ? null : conversationName(c, c.kb, input.conversation),
    customer: input.customer === undefined ? null : customerHash(c, c.kb, input.customer),
    entries: input.category === undefined ? null : JSON.stringify(entriesBelow(c, input.category)),
    pattern: null,
    questions: null,
    turns: input.miss === "wrong_answer" ? JSON.stringify(await wrongTurns(c)) : null,
  };
  const days = (filter.outcome ?? filter.channel ?? filter.version ?? filter.source) ? daysCounted(c.logs, filter) : undefined;
  const lead = days === null ? null : await leadOf(c, filter, input.text?.trim() ?? "");
  const begin: TurnPlace = { at: input.until === undefined ? "9" : new Date(input.until).toISOString(), seq: 0 };
  const end: TurnPlace = { at: input.from === undefined ? "" : new Date(input.from).toISOString(), seq: 0 };
  // What is rare is looked for on the days that had it; one more on either side, as the time zone may have been another.
  const [first, after] = days
    ? [dayStart(addDays(days.first, -1), c.kb.timeZone), dayStart(addDays(days.last, 2), c.kb.timeZone)]
    : ["", "9"];
  return {
    filter,
    lead,
    begin: after < begin.at ? { at: after, seq: 0 } : begin,
    end: first > end.at ? { at: first, seq: 0 } : end,
  };
}

/** Finds the page without holding up the server; the returned part reads its rows. */
export async function listTurns(c: Context, input: Parsed<(typeof contract)["listTurns"]>): Promise<() => OutputOf<"listTurns">> {
  const begun = performance.now();
  const { filter, lead, begin, end } = await planOf(c, input);
  const cursor = input.cursor === undefined ? null : readCursor(input.cursor);
  const found = lead === null ? [] : await find(c, lead, filter, cursor ?? begin, end, input.limit + 1);
  const counted = cursor?.counted ?? (lead === null ? 0 : await countAll(c, lead, filter, begin, end, begun + patience));
  const page = found.slice(0, input.limit);
  const last = found.length > input.limit ? page.at(-1)! : null;
  return () => ({
    rows: shownTurns(
      c,
      c.kb,
      getTurnsBySeq(
        c.logs,
        page.map((p) => p.seq),
      ),
    ),
    next: last && `${last.at}_${last.seq}_${counted}`,
    total: Math.min(Math.abs(counted), mostCounted),
    more: counted < 0 || counted > mostCounted,
  });
}

const pageOfAll = 200;

/** All turns that a filter leaves, newest first, a page at a time; whoever takes them sets the pace. */
export async function* allTurns(c: Context, input: Wanted): AsyncGenerator<Turn[], void, undefined> {
  const { filter, lead, begin, end } = await planOf(c, input);
  if (lead === null) return;
  for (let at: TurnPlace | undefined = begin; at !== undefined;) {
    const page = await find(c, lead, filter, at, end, pageOfAll);
    if (page.length > 0) yield shownTurns(c, c.kb, getTurnsBySeq(c.logs, page.map(({ seq }) => seq))); // prettier-ignore
    at = page.length < pageOfAll ? undefined : page.at(-1);
    await idleTurn();
  }
}

const mostEntries = 100_000;

/** Entries of the draft in a category and below it. */
const entriesBelow = (c: Context, category: string): string[] =>
  someIn(c.db, c.kb.id, withAllBelow(currentPart<Category[]>(c.db, "category", c.kb.id).content, category), mostEntries);

/** The log does not know them: wrong is what people said of them in spot checks. */
async function wrongTurns(c: Context): Promise<string[]> {
  const ids: string[] = [];
  for (const wrong of wrongAnswers(c.db, c.kb.id)) {
    for (const { turns } of wrong) ids.push(...turns.map(({ id }) => id));
    await nextTurn();
  }
  return ids;
}

/** Chooses the index that has least to go through; null when nothing can match. */
async function leadOf(c: Context, filter: Filter, text: string): Promise<Lead | null> {
  // Punctuation alone is in no key: such questions have their own text as key.
  if (text !== "") filter.pattern = `%${(textKey(text) || text).replace(/[\\%_]/g, "\\$&")}%`;
  if (filter.turns !== null) return "turns";
  if (filter.conversation !== null) return "conversation";
  if (filter.customer !== null) return "customer";
  if (filter.pattern !== null) {
    const questions = await fewQuestions(c, filter.pattern);
    if (questions !== null) {
      filter.questions = JSON.stringify(questions);
      return questions.length === 0 ? null : "questions";
    }
  }
  return filter.entry !== null ? "entry" : filter.pattern !== null || filter.entries !== null ? "rows" : "time";
}

/** The questions that contain it, or null if together they were asked so often that going through the turns by time is quicker. */
async function fewQuestions(c: Context, pattern: string): Promise<string[] | null> {
  const ids: string[] = [];
  let asked = 0;
  for (let after = ""; ;) {
    const { last, found } = findQuestions(c.logs, c.kb.id, pattern, after, questionsASlice);
    for (const question of found) {
      ids.push(question.id);
      asked += question.asked;
    }
    if (asked > mostCounted) return null;
    if (last === null) return ids;
    after = last;
    await nextTurn();
  }
}

async function find(c: Context, lead: Lead, filter: Filter, from: TurnPlace, end: TurnPlace, limit: number): Promise<TurnPlace[]> {
  const found: TurnPlace[] = [];
  for (let at: TurnPlace = from; ;) {
    const below = placeBelow(c.logs, lead, filter, at, end, slices[lead]);
    found.push(...findTurns(c.logs, lead, filter, at, below ?? end, limit - found.length));
    if (below === null || found.length >= limit) return found;
    at = below;
    await nextTurn();
  }
}

/** Negative: so many at least, but counting them all would have taken longer than somebody waits for the first rows. */
async function countAll(c: Context, lead: Lead, filter: Filter, from: TurnPlace, end: TurnPlace, by: number): Promise<number> {
  let counted = 0;
  for (let at: TurnPlace = from; ;) {
    const below = placeBelow(c.logs, lead, filter, at, end, slices[lead]);
    counted += countTurns(c.logs, lead, filter, at, below ?? end, mostCounted + 1 - counted);
    if (below === null || counted > mostCounted) return counted;
    if (performance.now() > by) return -Math.max(counted, 1);
    at = below;
    await nextTurn();
  }
}

function readCursor(cursor: string): TurnPlace & { counted: number } {
  const [, at, seq, counted] = cursorPattern.exec(cursor)!;
  return { at: at!, seq: Number(seq), counted: Number(counted) };
}
