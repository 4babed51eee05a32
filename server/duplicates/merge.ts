// Joining two entries in one transaction: one stays with what was chosen, the other goes, and what named it names the one that stays. And back.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import { MOST_SIMILAR, type EntryContent } from "../../shared/knowledge/entry.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { stateAt } from "../entries/contents.ts";
import { currentContent, knownEntry, saveContent } from "../entries/saveContent.ts";
import { entriesRelatedTo } from "../entries/entryLookup.ts";
import { mergeContents, type Merged } from "./mergeContents.ts";
import { getMerge, insertMerge, undoStoredMerge, type Redirected } from "./merges.store.ts";

type Input = Parsed<Contract["mergeEntries"]>;
type Looked = Parsed<Contract["previewMerge"]>;

/** From so many on the robot is made anew in slices instead of changed entry by entry. */
const MANY_REDIRECTED = 50;
/** 1,000 take some 300 ms in one transaction: who is named by more stays. */
const MOST_REDIRECTED = 1_000;
const MOST_ANSWERS = 20;

interface Joined extends Merged {
  base: number;
  taken: { id: string; revision: number } | null;
  redirected: string[];
}

export function previewMerge(c: Context, input: Looked): OutputOf<"previewMerge"> {
  const { taken, redirected, ...merged } = join(c, input);
  return { ...merged, takenBase: taken?.revision ?? null, redirected: redirected.length };
}

export function merge(c: Context, input: Input): OutputOf<"mergeEntries"> {
  refuseNewer(c, input.entry, input.base);
  if (input.taken.entry !== null) refuseNewer(c, input.taken.entry, input.taken.base);
  const { base, content, taken, redirected, clashes, tooMany } = join(c, input);
  const open = clashes.filter(({ kind }) => kind === null);
  if (open.length > 0)
    throw new Failure("rule_broken", "a wording leads to one of them and must not lead to the other: say what it is to be", {
      field: "choices.wordings",
      clashes: open,
    });
  if (tooMany > 0)
    throw new Failure("rule_broken", `together they have ${tooMany} similar questions more than the ${MOST_SIMILAR} an entry may have`, {
      field: "similar",
      expected: `at most ${MOST_SIMILAR}`,
    });
  if (content.answers.length > MOST_ANSWERS)
    throw new Failure("rule_broken", `an entry has at most ${MOST_ANSWERS} answers`, { field: "choices.answers" });
  if (redirected.length > MOST_REDIRECTED)
    throw new Failure("rule_broken", `${redirected.length} entries offer it as related; let that one stay and the other go`, {
      field: "taken",
    });
  const robot = redirected.length < MANY_REDIRECTED;
  const { kb } = c;
  // First it goes, so that its standard question is free.
  const takenAfter = taken && remove(c, taken.id, input.entry, robot);
  const links = taken ? redirected.map((id) => redirect(c, id, taken.id, input.entry, robot)) : [];
  const revision = saveContent(c, input.entry, content, "merged", { robot });
  const id = c.newId("m");
  insertMerge(c.db, kb.id, {
    id,
    kept: input.entry,
    keptBefore: base,
    keptAfter: revision,
    taken: taken?.id ?? null,
    takenBefore: taken?.revision ?? null,
    takenAfter,
    redirected: links,
    by: c.user?.name ?? null,
    at: c.now(),
  });
  follow(c, robot);
  return { merge: id, revision, redirected: links.length };
}

/** Both sides as they are now, and as one. */
function join(c: Context, input: Looked): Joined {
  const taken = input.taken.entry;
  if (taken === input.entry) throw new Failure("rule_broken", "an entry cannot be merged into itself", { field: "taken" });
  const mine = present(c, input.entry);
  const theirs = taken === null ? null : present(c, taken);
  const merged = mergeContents(
    { id: input.entry, content: input.content ?? mine.content },
    { id: taken, content: input.taken.content ?? theirs!.content },
    input.choices,
    {
      newWording: (text) => ({ id: c.newId("q"), text, kind: "positive", origin: "hand", by: c.user?.name ?? null, at: c.now() }),
      newId: () => c.newId("q"),
    },
  );
  const redirected = taken === null ? [] : entriesRelatedTo(c.db, c.kb.id, taken).filter((id) => id !== input.entry && id !== taken);
  return { ...merged, base: mine.revision, taken: taken === null ? null : { id: taken, revision: theirs!.revision }, redirected };
}

function present(c: Context, entry: string): { content: EntryContent; revision: number } {
  const { deleted, revision } = knownEntry(c, entry);
  if (deleted) throw new Failure("not_found", "the entry was deleted");
  return { content: currentContent(c, entry), revision };
}

/** `conflict` with the newer revision, and of which entry it is. */
function refuseNewer(c: Context, entry: string, seen: number): void {
  const { revision, deleted } = knownEntry(c, entry);
  if (revision !== seen && !deleted)
    throw new Failure("conflict", "somebody saved a newer revision", { ...stateAt(c.db, c.kb.id, entry, revision), entry });
}

function remove(c: Context, id: string, into: string, robot: boolean): number {
  const before = currentContent(c, id);
  const revision = saveContent(c, id, before, "merged", { deleted: true, audit: false, robot });
  c.audit({ action: "entry.merged_into", subject: id, before, after: { entry: into } });
  return revision;
}

function redirect(c: Context, id: string, from: string, to: string, robot: boolean): Redirected {
  const content = currentContent(c, id);
  const related = [...new Set(content.related.map((one) => (one === from ? to : one)))].filter((one) => one !== id);
  const before = knownEntry(c, id).revision;
  return { entry: id, before, after: saveContent(c, id, { ...content, related }, "redirected", { robot }) };
}

/** Labels mean another entry from now on. */
function follow(c: Context, robot: boolean): void {
  c.afterCommit(() => {
    if (robot) c.robots.labelsChanged(c.kb.id);
    else c.robots.rebuild(c.kb.id);
  });
}

export function undoMerge(c: Context, id: string): OutputOf<"undoMerge"> {
  const found = getMerge(c.db, c.kb.id, id);
  if (!found) throw new Failure("not_found", "no such merge");
  if (found.undoneAt !== null) throw new Failure("nothing_to_do", "it was taken back already");
  const { kept, taken, redirected } = found;
  const refuseChanged = (entry: string, after: number): void => {
    const { revision } = knownEntry(c, entry);
    if (revision !== after)
      throw new Failure("conflict", "the entry was changed since", { ...stateAt(c.db, c.kb.id, entry, revision), entry });
  };
  refuseChanged(kept, found.keptAfter);
  if (taken !== null) refuseChanged(taken, found.takenAfter!);
  const robot = redirected.length < MANY_REDIRECTED;
  const takeBack = (entry: string, revision: number): number => {
    const then = stateAt(c.db, c.kb.id, entry, revision)!;
    return saveContent(c, entry, then.content, "undone", { deleted: then.deleted, robot });
  };
  undoStoredMerge(c.db, c.kb.id, found, c.now());
  const revision = takeBack(kept, found.keptBefore);
  const takenRevision = taken === null ? null : takeBack(taken, found.takenBefore!);
  const back = redirected.filter(({ entry, after }) => knownEntry(c, entry).revision === after);
  for (const { entry, before } of back) takeBack(entry, before);
  follow(c, robot);
  return { entry: kept, revision, taken, takenRevision, kept: redirected.length - back.length };
}
