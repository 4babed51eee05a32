// Which entries a filter leaves, and in which order: lists, bulk changes and exports ask the same.
import type { z } from "zod";
import type { entryFilter } from "../../shared/contract/entries.ts";
import type { Context } from "../base/context.ts";
import { weeklyHits } from "../figures/figures.ts";
import { losesMany, lostWordings, worstFirst } from "../losses/losing.ts";
import { liveVersionId } from "../versions/environments.ts";
import { withDescendants } from "./categories.ts";
import { listIds } from "./entries.store.ts";
import { entriesWithSigns } from "./findSigns.ts";

type Filter = z.output<typeof entryFilter>;

interface Matching {
  ids: string[];
  /** Only where these are filtered or sorted by. */
  lost: ReturnType<typeof lostWordings> | null;
}

/** Waits for the robot where a text is sought; what is returned reads the entries as they then are. */
export async function findMatching(c: Context, input: Filter, sort: "hits" | "updated" | "question" | "lost"): Promise<() => Matching> {
  const robot = input.text?.trim() ? await c.robots.draft(c.kb.id) : null;
  const typed = robot ? await entriesWithSigns(c, input.text!) : [];
  return () => {
    const hits = weeklyHits(c);
    const category = input.category ?? null;
    let ids = listIds(
      c.db,
      c.kb.id,
      liveVersionId(c.db, c.kb.id),
      {
        categories: category === null || category === "none" ? null : withDescendants(c, category),
        uncategorised: category === "none",
        change: input.change ?? null,
        validity: input.validity ?? null,
        tag: input.tag ?? null,
        now: c.now(),
        enabled: input.enabled === undefined ? null : input.enabled === "true",
        without: input.without === "answers" || input.without === "similar" ? input.without : null,
      },
      sort === "question" ? "question" : "updated",
    );
    if (input.without === "hits") ids = ids.filter((id) => !hits.has(id));
    const own = input.without === "own_wordings" || input.without === "any_own_wordings";
    const lost = own || sort === "lost" ? lostWordings(c.db, c.kb.id) : null;
    if (own) ids = ids.filter((id) => lost?.has(id) && (input.without === "any_own_wordings" || losesMany(lost.get(id)!)));
    if (robot) ids = ranked([...typed, ...robot.search(input.text!, 1000).map(({ entry }) => entry)], ids);
    else if (sort === "hits") ids = mostFirst(ids, hits);
    else if (lost && sort === "lost") ids = worstFirst(ids, lost);
    return { ids, lost };
  };
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
