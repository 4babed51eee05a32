// What the address bar holds on the Review screen: the opened cluster, filters, order, and whether decisions are shown instead.
import { z } from "zod";
import { missReasons } from "../../shared/contract/logs.ts";

const words = (max: number) =>
  z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(z.string().max(max)).optional().catch(undefined);
const on = z.literal(true).optional().catch(undefined);

export const reviewSearch = z.object({
  /** A cluster, or any question in it. */
  cluster: words(80),
  /** A decision, where these are shown. */
  decision: words(80),
  days: z.number().int().min(1).max(365).optional().catch(undefined),
  channel: words(40),
  reason: z.enum(missReasons).optional().catch(undefined),
  /** Only those assigned to me. */
  mine: on,
  /** Only those in which people of the shop answered something. */
  people: on,
  /** Only those put off. */
  later: on,
  /** Only what asks nothing. */
  tray: on,
  sort: z.enum(["best", "gain", "count", "recent"]).optional().catch(undefined),
  /** What was dealt with, instead of the queue. */
  done: on,
});
export type ReviewSearch = z.output<typeof reviewSearch>;

export const noMissFilters = {
  days: undefined,
  channel: undefined,
  reason: undefined,
  mine: undefined,
  people: undefined,
  later: undefined,
  tray: undefined,
} as const;
