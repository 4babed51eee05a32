// Which entries a filter leaves, and in which order: lists, bulk changes and exports ask the same.
import type { z } from "zod";
import type { entryFilter } from "../../shared/contract/entryShapes.ts";
import type { Context } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { deadLinks } from "../deadLinks/deadLinks.ts";
import { weeklyHits } from "../figures/figures.ts";
import { losesMany, lostWordings, worstFirst } from "../losses/losing.ts";
import { liveVersionId } from "../versions/environments.ts";
import { withDescendants } from "./categories.ts";
import { countEntries, countPassing, type EntryFilter, listIds, listIdsAmong, listLatestIds } from "./entries.store.ts";
import { entriesWithSigns } from "./findSigns.ts";

type Filter = z.output<typeof entryFilter>;

interface MatchingPage {
  total: number;
  ids: string[];
  /** Only where these are filtered or sorted by. */
  lost: ReturnType<typeof lostWordings> | null;
}

type Sort = "hits" | "updated" | "question" | "lost";

/** A page of the entries that a filter leaves. Waits for the robot where a text is sought; what is returned lists the entries as they then are. */
export async function findMatching(c: Context, input: Filter & { offset: number; limit: number }, sort: Sort): Promise<() => MatchingPage> {
  const found = await idsFound(c, input);
  const hits = weeklyHits(c);
  const { only, except, lost } = furtherFilter(c, input, hits, sort === "lost");
  const filter = storedFilter(c, input);
  const page = input.offset + input.limit;
  // Counting and listing each look at every entry, and a page asks for several lists at once: together they would be a long stop of the server.
  await nextTurn();
  const all = found || only ? 0 : countAll(c, filter);
  await nextTurn();
  return () => {
    const live = liveVersionId(c.db, c.kb.id);
    const among = (ids: Iterable<string>): string[] => listIdsAmong(c.db, c.kb.id, live, filter, [...ids]);
    const told = (ids: readonly string[]): MatchingPage => ({ total: ids.length, ids: ids.slice(input.offset, page), lost });
    const sorted = (ids: readonly string[]): string[] =>
      sort === "hits" ? mostFirst(ids, hits) : lost && sort === "lost" ? worstFirst(ids, lost) : [...ids];
    if (found) {
      const allowed = new Set(among(found));
      return told([...new Set(found)].filter((id) => allowed.has(id) && (!only || only.has(id)) && !except.has(id)));
    }
    if (only && sort !== "question") return told(sorted(among(only)));
    if (only) {
      // By question the database sorts.
      const passes = new Set(among(only));
      return told(listIds(c.db, c.kb.id, live, filter, "question").filter((id) => passes.has(id)));
    }
    // Few have hits, or lose wordings: they come first, the rest follows as the database pages it.
    const before = sort === "hits" ? hits.keys() : lost && sort === "lost" ? lost.keys() : [];
    const first = sorted(among([...before].filter((id) => !except.has(id))));
    const without = [...first, ...except];
    const begun = first.slice(input.offset, page);
    const slice = {
      except: without.length === 0 ? null : without,
      offset: Math.max(0, input.offset - first.length),
      limit: input.limit - begun.length,
    };
    const rest =
      sort === "question" || isFilter(filter)
        ? listIds(c.db, c.kb.id, live, filter, sort === "question" ? "question" : "updated", slice)
        : listLatestIds(c.db, c.kb.id, slice);
    const ids = [...begun, ...rest];
    // What came or went since they were counted may not make them fewer than those that stand here.
    const total = Math.max(all - (except.size === 0 ? 0 : among(except).length), ids.length === 0 ? 0 : input.offset + ids.length);
    return { total, ids, lost };
  };
}

const countAll = (c: Context, filter: EntryFilter): number =>
  isFilter(filter) ? countPassing(c.db, c.kb.id, liveVersionId(c.db, c.kb.id), filter) : countEntries(c.db, c.kb.id);

const isFilter = ({ now: _, uncategorised, ...filter }: EntryFilter): boolean =>
  uncategorised || Object.values(filter).some((value) => value !== null);

/** Ids read at once: some 5 ms. */
const idsAtOnce = 4_000;

/** All that a filter leaves, in slices and in no order that means anything, but for what was found by a text: the best first. */
export async function everyMatching(c: Context, input: Filter): Promise<string[]> {
  const found = await idsFound(c, input);
  const { only, except } = furtherFilter(c, input, weeklyHits(c), false);
  const filter = storedFilter(c, input);
  const ids: string[] = [];
  for (let after = ""; ;) {
    await nextTurn();
    const some = listIds(c.db, c.kb.id, liveVersionId(c.db, c.kb.id), filter, "id", { after, limit: idsAtOnce });
    for (const id of some) if ((!only || only.has(id)) && !except.has(id)) ids.push(id);
    if (some.length < idsAtOnce) return found ? ranked(found, ids) : ids;
    after = some.at(-1)!;
  }
}

/** What a text finds, the best first; null where none is sought. */
async function idsFound(c: Context, { text }: Filter): Promise<string[] | null> {
  if (!text?.trim()) return null;
  const robot = await c.robots.draft(c.kb.id);
  const typed = await entriesWithSigns(c, text);
  return [...typed, ...robot.search(text, 1000).map(({ entry }) => entry)];
}

function storedFilter(c: Context, input: Filter): EntryFilter {
  const category = input.category ?? null;
  return {
    categories: category === null || category === "none" ? null : withDescendants(c, category),
    uncategorised: category === "none",
    change: input.change ?? null,
    validity: input.validity ?? null,
    tag: input.tag ?? null,
    now: c.now(),
    enabled: input.enabled === undefined ? null : input.enabled === "true",
    without: input.without === "answers" || input.without === "similar" ? input.without : null,
  };
}

/** What the table of entries does not know: hits, own wordings lost, dead links. `only`: none but these pass; null: all but `except`. */
function furtherFilter(
  c: Context,
  { without }: Filter,
  hits: ReadonlyMap<string, number>,
  wantsLost: boolean,
): { only: ReadonlySet<string> | null; except: ReadonlySet<string>; lost: MatchingPage["lost"] } {
  const own = without === "own_wordings" || without === "any_own_wordings";
  const lost = own || wantsLost ? lostWordings(c.db, c.kb.id) : null;
  const none: ReadonlySet<string> = new Set();
  if (without === "working_links") return { only: new Set(deadLinks(c.db, c.kb.id).map(({ entry }) => entry)), except: none, lost };
  if (own && lost) {
    const all = [...lost].filter(([, loss]) => without === "any_own_wordings" || losesMany(loss)).map(([id]) => id);
    return { only: new Set(all), except: none, lost };
  }
  return { only: null, except: without === "hits" ? new Set(hits.keys()) : none, lost };
}

/** Those of the given ids that were found, each once, the best first. */
function ranked(found: readonly string[], ids: readonly string[]): string[] {
  const allowed = new Set(ids);
  return [...new Set(found)].filter((id) => allowed.has(id));
}

/** Stable: entries without a count keep their order. */
function mostFirst(ids: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const counted = ids.filter((id) => counts.has(id)).sort((a, b) => counts.get(b)! - counts.get(a)!);
  return [...counted, ...ids.filter((id) => !counts.has(id))];
}
