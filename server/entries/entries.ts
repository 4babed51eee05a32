// Entries: list and find them, edit, teach a wording, delete and undo, history.
import type { entries as contract } from "../../shared/contract/entries.ts";
import { validityState } from "../../shared/engine/validity.ts";
import { Failure } from "../../shared/errors.ts";
import { MOST_SIMILAR } from "../../shared/knowledge/entry.ts";
import { weeklyHits } from "../figures/figures.ts";
import { liveVersionId } from "../versions/environments.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import {
  countEntries,
  findTeachers,
  getMergedInto,
  getQuestions,
  getStates,
  listLatestIds,
  type StoredEntryState,
} from "./entries.store.ts";
import { getRevisionOf, listRevisionRows } from "./revisions.store.ts";
import { entriesWithSigns } from "./findSigns.ts";
import { findMatching } from "./matching.ts";
import { currentContent, knownEntry, saveContent } from "./saveContent.ts";
import { settleWordings } from "./settleWordings.ts";
import { tagsOf } from "./tags.ts";
import { wordingKey } from "./wordingKey.ts";

type Row = OutputOf<"listEntries">["rows"][number];

/** Whether a knowledge base has no entries at all. */
export const isEmpty = (db: Database, kb: string): boolean => countEntries(db, kb) === 0;

export const entryHandlers: Handlers<keyof typeof contract> = {
  listEntries: async (c, input) => {
    const matching = await findMatching(c, input, input.sort);
    return () => {
      const live = liveVersionId(c.db, c.kb.id);
      const hits = weeklyHits(c);
      const { total, ids: page, lost } = matching();
      const states = new Map(getStates(c.db, c.kb.id, page, live).map((s) => [s.id, s]));
      return {
        total,
        rows: page.flatMap((id) => {
          const state = states.get(id);
          return state
            ? [
                {
                  ...rowOf(state, hits.get(id) ?? 0, c.now()),
                  ...(lost ? { lost: lost.get(id)?.lost ?? 0, taught: state.similar + 1 } : {}),
                },
              ]
            : [];
        }),
      };
    };
  },
  getEntry: (c, input) => {
    const state = knownEntry(c, input.entry, liveVersionId(c.db, c.kb.id));
    const { content } = getRevisionOf(c.db, c.kb.id, input.entry, state.revision)!;
    const questions = getQuestions(c.db, c.kb.id, content.related);
    return {
      ...rowOf(state, weeklyHits(c).get(state.id) ?? 0, c.now()),
      content,
      deleted: state.deleted,
      createdAt: state.createdAt,
      createdBy: state.createdBy,
      revisions: state.revision,
      related: content.related.flatMap((id) => (questions.has(id) ? [{ id, question: questions.get(id)! }] : [])),
      mergedInto: state.deleted ? getMergedInto(c.db, c.kb.id, input.entry) : null,
    };
  },
  createEntry: (c, input) => {
    const id = c.newId("e");
    const settled = settleWordings(c, input.settle);
    return { id, revision: saveContent(c, id, input.content, "created"), settled };
  },
  saveEntry: (c, input) => {
    seenAsItIs(c, input.entry, input.base);
    const settled = settleWordings(
      c,
      input.settle.filter(({ entry }) => entry !== input.entry),
    );
    return { revision: saveContent(c, input.entry, input.content, "saved"), settled };
  },
  addWording: (c, input) => addWording(c, input.entry, input.text, input.kind),
  deleteEntry: (c, input) => {
    if (knownEntry(c, input.entry).deleted) throw new Failure("nothing_to_do", "it is deleted already");
    if (input.base !== undefined) seenAsItIs(c, input.entry, input.base);
    return { revision: saveContent(c, input.entry, currentContent(c, input.entry), "deleted", { deleted: true }) };
  },
  undeleteEntry: (c, input) => {
    if (!knownEntry(c, input.entry).deleted) throw new Failure("nothing_to_do", "it is not deleted");
    return { revision: saveContent(c, input.entry, currentContent(c, input.entry), "undone") };
  },
  listRevisions: (c, input) => {
    const state = knownEntry(c, input.entry, liveVersionId(c.db, c.kb.id));
    const { total, rows } = listRevisionRows(c.db, c.kb.id, input.entry, input.offset, input.limit);
    return { total, live: state.live, rows: rows as OutputOf<"listRevisions">["rows"] };
  },
  restoreRevision: (c, input) => {
    knownEntry(c, input.entry);
    const old = getRevisionOf(c.db, c.kb.id, input.entry, input.revision);
    if (!old) throw new Failure("not_found", "no such revision");
    return { revision: saveContent(c, input.entry, old.content, "restored") };
  },
  updateEntries: (c, input) => {
    const { set } = input;
    const changed = [...new Set(input.entries)].flatMap((id) => {
      const state = knownEntry(c, id);
      const content = currentContent(c, id);
      const next =
        set.field === "category"
          ? { ...content, category: set.category }
          : set.field === "enabled"
            ? { ...content, enabled: set.enabled }
            : set.field === "tag"
              ? { ...content, tags: [...new Set([...content.tags, set.add])] }
              : content;
      const deleted = set.field === "deleted" ? set.deleted : state.deleted;
      if (deleted === state.deleted && JSON.stringify(next) === JSON.stringify(content)) return [];
      saveContent(c, id, next, set.field === "deleted" ? (deleted ? "deleted" : "undone") : "saved", { deleted });
      return [{ id, previous: state.revision }];
    });
    if (changed.length === 0) c.audit({ action: "entries.unchanged", after: { entries: input.entries.length, set } });
    return { changed };
  },
  settleWording: (c, { text, entries }) => {
    const changed = settleWordings(
      c,
      entries.map(({ entry, as }) => ({ entry, text, as })),
    );
    if (changed.length === 0) throw new Failure("nothing_to_do", "the entries stand to this wording so already");
    return { changed };
  },
  findWordings: (c, input) => {
    const texts = new Map(input.texts.map((text) => [wordingKey(text), text]));
    const rows = findTeachers(c.db, c.kb.id, [...texts.keys()]).filter((t) => t.entry !== input.except);
    return {
      rows: rows.map((t) => ({
        text: texts.get(t.key)!,
        entry: t.entry,
        question: t.question,
        isStandard: wordingKey(t.question) === t.key,
      })),
    };
  },
  searchEntries: async (c, input) => {
    const robot = await c.robots.draft(c.kb.id);
    const typed = await entriesWithSigns(c, input.text);
    const text = input.text.trim();
    const ranked = text ? robot.search(text, input.limit).map((r) => r.entry) : [];
    // Each may take tens of milliseconds among 50,000 entries.
    await nextTurn();
    const confidences = new Map(text ? robot.ask(text, { at: c.now() }).candidates.map((k) => [k.entry, k.confidence]) : []);
    return () => {
      const found = text ? [...new Set([...typed, ...ranked])].slice(0, input.limit) : listLatestIds(c.db, c.kb.id, { limit: input.limit });
      const states = new Map(getStates(c.db, c.kb.id, found, "").map((s) => [s.id, s]));
      return {
        rows: found.flatMap((id) => {
          const entry = states.get(id);
          if (!entry || entry.deleted) return [];
          const { question, category } = entry;
          return [{ id, question, category, confidence: confidences.get(id) ?? null, state: stateNow(entry, c.now()) }];
        }),
      };
    };
  },
  listTags: async (c) => {
    const rows = await tagsOf(c);
    return () => ({ rows });
  },
};

/** Throws `conflict` with the newer revision where somebody saved one since `base`. */
function seenAsItIs(c: Context, entry: string, base: number): void {
  const { revision } = knownEntry(c, entry);
  if (revision !== base) throw new Failure("conflict", "somebody saved a newer revision", getRevisionOf(c.db, c.kb.id, entry, revision));
}

/** Adds a wording; answers with its id, and the revisions after and before. */
function addWording(
  c: Context,
  entry: string,
  text: string,
  kind: "positive" | "negative",
): { revision: number; wording: string; previous: number } {
  const { revision, wordings, previous } = teachWordings(c, entry, [text], kind, "hand");
  return { revision, wording: wordings[0]!, previous };
}

/** Adds wordings in one revision; answers with their ids in the order given. Throws `rule_broken` where the entry would hold more than it may. */
export function teachWordings(
  c: Context,
  entry: string,
  texts: readonly string[],
  kind: "positive" | "negative",
  origin: "hand" | "review",
): { revision: number; wordings: string[]; previous: number } {
  const state = knownEntry(c, entry);
  if (state.deleted) throw new Failure("not_found", "the entry was deleted");
  const content = currentContent(c, entry);
  if (content.similar.length + texts.length > MOST_SIMILAR)
    throw new Failure("rule_broken", `an entry has at most ${MOST_SIMILAR} similar questions`, {
      field: "similar",
      expected: `at most ${MOST_SIMILAR}`,
    });
  const added = texts.map((text) => ({ id: c.newId("q"), text, kind, origin, by: c.user?.name ?? null, at: c.now() }));
  const revision = saveContent(c, entry, { ...content, similar: [...content.similar, ...added] }, "taught");
  return { revision, wordings: added.map(({ id }) => id), previous: state.revision };
}

/** Takes wordings out again, those that are still there. */
export function untaughtWordings(c: Context, entry: string, wordings: readonly string[]): void {
  const content = currentContent(c, entry);
  const similar = content.similar.filter((s) => !wordings.includes(s.id));
  if (similar.length < content.similar.length)
    saveContent(c, entry, { ...content, similar }, "undone", { deleted: knownEntry(c, entry).deleted });
}

function rowOf(state: StoredEntryState, hits: number, now: string): Row {
  const { live: _, deleted: __, createdAt: ___, createdBy: ____, ...row } = state;
  return { ...row, validity: validityState(state, now), hits };
}

/** Whether an entry may answer at a time, whatever its answers' conditions are. */
function stateNow(entry: StoredEntryState, at: string): OutputOf<"searchEntries">["rows"][number]["state"] {
  if (!entry.enabled) return "disabled";
  const validity = validityState(entry, at);
  if (validity !== "in_force") return validity;
  return entry.handOff || entry.answers > 0 ? "usable" : "no_answer";
}
