// What an edit that is not saved yet would flip: asked of the thread that holds the questions, told with the entries' names.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { EntryChange } from "../../shared/engine/studies.ts";
import type { flips as contract } from "../../shared/contract/flips.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { joinSynonyms, withoutEmptyLists } from "../../shared/knowledge/wordLists.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import type { FlipsOfKind, Edit, ForesightOrder, ForesightSaid } from "../base/foreseen.ts";
import { entriesRelatedTo, standardQuestions } from "../entries/entryLookup.ts";
import { whatSettles } from "../entries/settleWordings.ts";
import { currentContent, knownEntry } from "../entries/saveContent.ts";
import { currentPart } from "../parts/parts.ts";
import { firstDayOf } from "../logs/recentQuestions.ts";
import { engineEntry } from "../robots/knowledge.ts";
import { refuseProblems } from "../vocabulary/vocabulary.ts";

type Ready = Extract<OutputOf<"previewFlips">, { state: "ready" }>;
type Side = Ready["gained"]["first"][number]["from"];
type Fix = Parsed<Contract["previewFix"]>["fix"];
type Asked = Pick<Parsed<Contract["previewFlips"]>, "days" | "editor">;
type Page = ForesightOrder["page"];
type Said = Extract<ForesightSaid, { state: "ready" }>;
type FlipsSaid = Extract<ForesightSaid, { state: "making" | "ready" }>;
/** The entry that is edited, and the standard question it would have. */
type Edited = { id: string; question: string } | null;

/** The id a new entry has until it is saved: of two that teach the same question the other one keeps it. */
const UNSAVED = "~new";
/** No list of all flips is asked for. */
export const NO_PAGE: Page = { kind: "gained", offset: 0, limit: 0 };

export const flipHandlers: Handlers<keyof typeof contract> = {
  previewFlips: async (c, input) => {
    const said = await askFlips(c, input, entryEdit(c, input), NO_PAGE);
    return () => {
      if (said.state === "making") return said;
      const named = namer(c, said, editedOf(input));
      const broken = said.broken.map(({ text, to }) => ({ text, to: named({ from: null, to }).to }));
      return { ...told(c, input, said, named), broken };
    };
  },
  listFlips: async (c, input) => listed(c, await askFlips(c, input, entryEdit(c, input), input), input, editedOf(input)),
  previewFix: async (c, input) => toldWithBroken(c, input, await askFlips(c, input, fixEdit(c, input.fix), NO_PAGE)),
  previewVocabularyFlips: async (c, input) => toldWithBroken(c, input, await askFlips(c, input, vocabularyEdit(input), NO_PAGE)),
  suggestWordings: async (c, { entry, most, days, editor }) => {
    knownEntry(c, entry);
    const said = await askTraffic(c, { days, editor }, { kind: "suggest", entry, most }, NO_PAGE);
    return () => {
      if (said.state === "making") return said;
      if (said.state !== "suggested") throw notAsked;
      return {
        state: said.state,
        ...said.asked,
        rows: said.suggested.map(({ question: { text, times }, ...rest }) => ({ text, times, ...rest })),
      };
    };
  },
  countWords: async (c, { groups, days }) => {
    const said = await askTraffic(c, { days, editor: undefined }, { kind: "words", groups }, NO_PAGE);
    return () => {
      if (said.state === "making") return said;
      if (said.state !== "counted") throw notAsked;
      return { state: said.state, ...said.asked, use: said.use };
    };
  },
  listVocabularyFlips: async (c, input) => listed(c, await askFlips(c, input, vocabularyEdit(input), input), input, null),
};

function entryEdit(c: Context, { entry, content, settle, gone }: Parsed<Contract["previewFlips"]>): Edit {
  if (entry !== null) knownEntry(c, entry);
  if (entry === null && content === null)
    throw new Failure("rule_broken", "an entry that is not saved cannot be deleted", { field: "content" });
  const id = entry ?? UNSAVED;
  const others = whatSettles(
    c,
    settle.filter((one) => one.entry !== entry),
  );
  const changes = others.map((one) => ({ id: one.entry, entry: engineEntry(one.entry, one.content) }));
  const merged = gone.filter((one) => one !== entry).flatMap((one) => goneInto(c, one, id, gone));
  return { kind: "entries", changes: [...changes, ...merged, { id, entry: content && engineEntry(id, content) }], own: id };
}

/** An entry that is merged into another, and those that offer it as related: they are saved too, which trains them anew. */
function goneInto(c: Context, taken: string, kept: string, gone: readonly string[]): EntryChange[] {
  const offering = entriesRelatedTo(c.db, c.kb.id, knownEntry(c, taken).id).filter((one) => one !== kept && !gone.includes(one));
  const redirected = offering.map((id) => {
    const content = currentContent(c, id);
    return { id, entry: engineEntry(id, { ...content, related: content.related.map((one) => (one === taken ? kept : one)) }) };
  });
  return [{ id: taken, entry: null }, ...redirected];
}

const editedOf = ({ entry, content }: Parsed<Contract["previewFlips"]>): Edited =>
  content && { id: entry ?? UNSAVED, question: content.question };

function vocabularyEdit({ vocabulary }: { vocabulary: Vocabulary }): Edit {
  refuseProblems(vocabulary);
  return { kind: "vocabulary", vocabulary: withoutEmptyLists(vocabulary) };
}

/** As the console makes it. */
function fixEdit(c: Context, fix: Fix): Edit {
  if (fix.kind === "add_synonym") {
    const { content } = currentPart<Vocabulary>(c.db, "vocabulary", c.kb.id);
    return vocabularyEdit({ vocabulary: { ...content, synonyms: joinSynonyms(content.synonyms, fix.words) } });
  }
  const { entry, text } = fix;
  const gives =
    fix.kind === "add_wording" ? [] : [{ entry: fix.winner, text, as: fix.kind === "add_negative" ? "negative" : "none" } as const];
  const takes = fix.kind === "add_negative" ? [] : [{ entry, text, as: "positive" } as const];
  const changes = whatSettles(c, [...gives, ...takes]).map((one) => ({ id: one.entry, entry: engineEntry(one.entry, one.content) }));
  return { kind: "entries", changes, own: fix.kind === "add_negative" ? fix.winner : entry };
}

const notAsked = new Error("something was told that was not asked");

/** Of an edit. */
async function askFlips(c: Context, asked: Asked, edit: Edit, page: Page): Promise<FlipsSaid> {
  const said = await askTraffic(c, asked, edit, page);
  if (said.state !== "making" && said.state !== "ready") throw notAsked;
  return said;
}

/** Of the thread that holds the questions, as long as the caller waits for it. */
export async function askTraffic(c: Context, { days, editor }: Asked, edit: Edit, { kind, offset, limit }: Page): Promise<ForesightSaid> {
  // A list that is paged through and the panel beside it do not end each other.
  const asker = `${c.user?.id ?? ""} ${edit.kind} ${editor ?? Math.random()} ${limit > 0 ? kind : ""}`;
  // Who has gone away waits for nothing.
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const { socket } = c.upload;
  socket.once("close", leave);
  try {
    const order = { edit, days, editor: asker, isPatient: limit > 0, page: { kind, offset, limit } };
    return await c.foresight.ask(c.kb, order, gone.signal);
  } finally {
    socket.off("close", leave);
  }
}

function told(c: Context, { days }: Asked, { asked, behind, brokenCount, gained, lost, moved }: Said, named: Namer): Omit<Ready, "broken"> {
  const ofKind = ({ byEntry, first, ...sums }: FlipsOfKind): Ready["gained"] => ({
    ...sums,
    byEntry: byEntry.map(named),
    first: first.map(named),
  });
  const since = firstDayOf(c.now(), c.kb.timeZone, days);
  return { state: "ready", ...asked, since, behind, brokenCount, gained: ofKind(gained), lost: ofKind(lost), moved: ofKind(moved) };
}

function toldWithBroken(c: Context, asked: Asked, said: FlipsSaid): () => OutputOf<"previewFix"> {
  return () => {
    if (said.state === "making") return said;
    const named = namer(c, said, null);
    const broken = said.broken.map(({ text, entry, to }) => ({ text, ...named({ from: entry, to }) }));
    return { ...told(c, asked, said, named), broken };
  };
}

function listed(c: Context, said: FlipsSaid, { kind }: Pick<Page, "kind">, edited: Edited): () => OutputOf<"listFlips"> {
  if (said.state === "making") throw new Error("a patient question was told how far it is");
  return () => ({ total: said[kind].questions, rows: said.page.map(namer(c, said, edited)) });
}

type Sides = { from: string | null; to: string | null };
type Namer = <T extends Sides>(flip: T) => Omit<T, keyof Sides> & { from: Side; to: Side };

/** Puts names to the entries on both sides. */
function namer(c: Context, said: Said, edited: Edited): Namer {
  const sides: Sides[] = [said.gained, said.lost, said.moved].flatMap(({ byEntry, first }) => [...byEntry, ...first]);
  const all = [...sides, ...said.page, ...said.broken.map(({ entry, to }) => ({ from: entry, to }))];
  const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== null && id !== UNSAVED) as string[];
  const questions = standardQuestions(c.db, c.kb.id, ids);
  const named = (id: string | null): Side => {
    if (id === null) return null;
    const own = id === edited?.id ? edited.question : undefined;
    return { entry: id === UNSAVED ? null : id, question: own ?? questions.get(id) ?? id };
  };
  return ({ from, to, ...rest }) => ({ ...rest, from: named(from), to: named(to) });
}
