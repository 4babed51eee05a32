// What the address bar holds on the Review screen: the opened question, filters, order, and whether decisions are shown instead.
import { z } from "zod";
import { missReasons } from "../../shared/contract/logs.ts";

const words = (max: number) =>
  z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(z.string().max(max)).optional().catch(undefined);

export const reviewSearch = z.object({
  miss: words(80),
  days: z.number().int().min(1).max(365).optional().catch(undefined),
  channel: words(40),
  reason: z.enum(missReasons).optional().catch(undefined),
  /** Only those put off. */
  later: z.literal(true).optional().catch(undefined),
  sort: z.enum(["count", "recent"]).optional().catch(undefined),
  /** What was dealt with, instead of the queue. */
  done: z.literal(true).optional().catch(undefined),
});
export type ReviewSearch = z.output<typeof reviewSearch>;

export const noMissFilters = { days: undefined, channel: undefined, reason: undefined, later: undefined } as const;
