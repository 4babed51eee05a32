// The questions behind a pair of entries: what became of each then, what the draft does with it now, and who teaches it.
import type { Contract } from "../../shared/contract/index.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { teachersOf } from "../entries/entryLookup.ts";
import { currentContent, knownEntry } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { listMergedEntries, listPairQuestions, listQuestionTexts } from "./confusion.store.ts";
import { addCounts, calledWrong, firstDayIn, followMerges, noCounts, pointsOf, wavered, type PairCounts } from "./gatherPairs.ts";

type Row = OutputOf<"listConfusedQuestions">["rows"][number];
type Sides = { first: PairCounts; second: PairCounts };

interface Behind {
  id: string;
  /** Said by a spot check, where the log may have forgotten it. */
  text: { text: string; textKey: string } | null;
  /** By who was ahead. */
  ahead: Sides;
  last: string | null;
}

/** A page of them, in their order. */
export async function confusedQuestions(
  c: Context,
  { first, second, days, offset, limit }: Parsed<Contract["listConfusedQuestions"]>,
): Promise<() => OutputOf<"listConfusedQuestions">> {
  for (const entry of [first, second]) if (knownEntry(c, entry).deleted) throw new Failure("not_found", "the entry was deleted");
  const robot = await c.robots.draft(c.kb.id);
  const behind = await questionsBehind(c, { first, second }, firstDayIn(c.now(), c.kb, days));
  const page = behind.slice(offset, offset + limit);
  const texts = new Map(page.flatMap(({ id, text }) => (text ? [[id, text] as const] : [])));
  const logged = listQuestionTexts(
    c.logs,
    c.kb.id,
    page.map(({ id }) => id),
  );
  for (const { id, ...text } of logged) texts.set(id, text);
  const now = new Map<string, Row["now"]>();
  let begun = performance.now();
  for (const [id, { text }] of texts) {
    now.set(id, standing(robot, text, c.now()));
    if (performance.now() - begun < 10) continue;
    await nextTurn();
    begun = performance.now();
  }
  return () => {
    const told = teller(c, { first, second });
    const rows = page.flatMap((one): Row[] => {
      const text = texts.get(one.id);
      return text ? [{ ...happened(one), text: text.text, now: now.get(one.id)!, ...told(text.textKey) }] : [];
    });
    return { total: behind.length, provisional: robot.provisional || !robot.trained, rows };
  };
}

/** Those with most points first; of equals the latest. */
async function questionsBehind(c: Context, pair: { first: string; second: string }, since: string): Promise<Behind[]> {
  const found = new Map<string, Behind>();
  const behindOf = (id: string): Behind => {
    const known = found.get(id) ?? { id, text: null, ahead: { first: noCounts(), second: noCounts() }, last: null };
    found.set(id, known);
    return known;
  };
  const merged = listMergedEntries(c.db, c.kb.id);
  const names = (entry: string): string[] => [entry, ...merged.filter(({ into }) => into === entry).map((one) => one.entry)];
  const [first, second] = [names(pair.first), names(pair.second)];
  for (const [side, ahead, behind] of [
    ["first", first, second],
    ["second", second, first],
  ] as const)
    for (const row of listPairQuestions(c.logs, c.kb.id, { ahead, behind, since })) {
      const one = behindOf(row.question);
      addCounts(one.ahead[side], row);
      if (one.last === null || row.last > one.last) one.last = row.last;
    }
  const follow = followMerges(c.db, c.kb.id);
  for await (const { question, text, textKey, given, meant, turns } of calledWrong(c, c.kb, since)) {
    const [from, to] = [follow(given), follow(meant)];
    const side = from === pair.first && to === pair.second ? "first" : from === pair.second && to === pair.first ? "second" : null;
    // Words that were forgotten are gone.
    if (side === null || text === "") continue;
    const one = behindOf(question);
    one.text = { text, textKey };
    one.ahead[side].wrong += turns;
  }
  const points = (one: Behind): number => pointsOf(one.ahead.first) + pointsOf(one.ahead.second);
  return [...found.values()].sort(
    (a, b) => points(b) - points(a) || ((b.last ?? "") < (a.last ?? "") ? -1 : (b.last ?? "") > (a.last ?? "") ? 1 : a.id < b.id ? -1 : 1),
  );
}

function happened({ id, ahead: { first, second }, last }: Behind): Omit<Row, "text" | "now" | "taught" | "negative"> {
  return {
    id,
    turns: wavered(first) + wavered(second),
    points: pointsOf(first) + pointsOf(second),
    answered: { first: first.close, second: second.close },
    unhelpful: { first: first.unhelpful, second: second.unhelpful },
    chosen: { first: first.confirmed + second.overturned, second: second.confirmed + first.overturned },
    asked: first.asked + second.asked,
    none: first.none + second.none,
    // Who was given is not who was meant.
    wrong: { first: second.wrong, second: first.wrong },
    last,
  };
}

function standing(robot: Robot, text: string, at: string): Row["now"] {
  const { outcome, reason, confidence, answer, candidates } = robot.ask(text, { at });
  const entry = answer ?? (outcome === "handoff" && reason === "requested" ? candidates[0] : undefined);
  return { outcome, confidence, entry: entry?.entry ?? null, question: entry?.question ?? null };
}

/** Who teaches a key, and which of the two has it as a negative. */
function teller(c: Context, pair: { first: string; second: string }): (key: string) => Pick<Row, "taught" | "negative"> {
  const negatives = (entry: string): ReadonlySet<string> => {
    const { similar }: EntryContent = currentContent(c, entry);
    return new Set(similar.filter(({ kind }) => kind === "negative").map(({ text }) => wordingKey(text)));
  };
  const [first, second] = [negatives(pair.first), negatives(pair.second)];
  return (key) => ({
    taught: teachersOf(c.db, c.kb.id, [key]).map(({ entry, question }) => ({
      id: entry,
      question,
      isStandard: wordingKey(question) === key,
    })),
    negative: { first: first.has(key), second: second.has(key) },
  });
}
