// Which entries a filter leaves, and in which order: lists, bulk changes and exports ask the same.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { entryFilter } from "../../shared/contract/entries.ts";
import type { Context } from "../base/context.ts";
import { deadLinks } from "../deadLinks/deadLinks.ts";
import { weeklyHits } from "../figures/figures.ts";
import { losesMany, lostWordings, worstFirst } from "../losses/losing.ts";
import { liveVersionId } from "../versions/environments.ts";
import { withDescendants } from "./categories.ts";
import { type EntryFilter, listIds } from "./entries.store.ts";
import { entriesWithSigns } from "./findSigns.ts";

type Filter = z.output<typeof entryFilter>;

interface Matching {
  ids: string[];
  /** Only where these are filtered or sorted by. */
  lost: ReturnType<typeof lostWordings> | null;
}

/** Waits for the robot where a text is sought; what is returned reads the entries as they then are. */
export async function findMatching(c: Context, input: Filter, sort: "hits" | "updated" | "question" | "lost"): Promise<() => Matching> {
  const found = await idsFound(c, input);
  return () => {
    const hits = weeklyHits(c);
    const { passes, lost } = furtherFilter(c, input, hits, sort === "lost");
    const ids = listIds(
      c.db,
      c.kb.id,
      liveVersionId(c.db, c.kb.id),
      storedFilter(c, input),
      sort === "question" ? "question" : "updated",
    ).filter(passes);
    if (found) return { ids: ranked(found, ids), lost };
    if (sort === "hits") return { ids: mostFirst(ids, hits), lost };
    return { ids: lost && sort === "lost" ? worstFirst(ids, lost) : ids, lost };
  };
}

/** Ids read at once: some 5 ms. */
const slice = 4_000;

/** All that a filter leaves, in slices and in no order that means anything, but for what was found by a text: the best first. */
export async function everyMatching(c: Context, input: Filter): Promise<string[]> {
  const found = await idsFound(c, input);
  const { passes } = furtherFilter(c, input, weeklyHits(c), false);
  const filter = storedFilter(c, input);
  const ids: string[] = [];
  for (let after = ""; ;) {
    await nextTurn();
    const some = listIds(c.db, c.kb.id, liveVersionId(c.db, c.kb.id), filter, "id", { after, limit: slice });
    for (const id of some) if (passes(id)) ids.push(id);
    if (some.length < slice) return found ? ranked(found, ids) : ids;
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

/** What the table of entries does not know: hits, and own wordings lost. */
function furtherFilter(
  c: Context,
  { without }: Filter,
  hits: ReadonlyMap<string, number>,
  wantsLost: boolean,
): { passes: (id: string) => boolean; lost: Matching["lost"] } {
  const own = without === "own_wordings" || without === "any_own_wordings";
  const lost = own || wantsLost ? lostWordings(c.db, c.kb.id) : null;
  const dead = without === "working_links" ? new Set(deadLinks(c.db, c.kb.id).map(({ entry }) => entry)) : null;
  const passes = (id: string): boolean =>
    dead
      ? dead.has(id)
      : without === "hits"
        ? !hits.has(id)
        : !own || (lost!.has(id) && (without === "any_own_wordings" || losesMany(lost!.get(id)!)));
  return { passes, lost };
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
