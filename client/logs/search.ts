// What the address bar holds on the Logs screen: filters, the opened turn, the import with the job it started, and the spot check.
import { z } from "zod";
import { missReasons, sources } from "../../shared/contract/logs.ts";
import { outcomes } from "../../shared/contract/reply.ts";

// The router reads 123 and true in an address as number and boolean; a question or id may look like one.
const words = (max: number) =>
  z
    .union([z.string(), z.number(), z.boolean()])
    .transform((value) => String(value).slice(0, max))
    .optional()
    .catch(undefined);
/** A day of the shop (until: that day included), or an instant from another screen's link. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .optional()
  .catch(undefined);

export const logsSearch = z.object({
  text: words(200),
  outcome: z.enum(outcomes).optional().catch(undefined),
  miss: z.enum(missReasons).optional().catch(undefined),
  channel: words(40),
  version: z.coerce.number().int().min(0).optional().catch(undefined),
  source: z.enum(sources).optional().catch(undefined),
  entry: words(80),
  category: words(80),
  customer: words(200),
  conversation: words(200),
  from: moment,
  until: moment,
  /** The opened turn. */
  turn: words(80),
  /** 1 opens the import. */
  import: z.coerce.number().int().optional().catch(undefined),
  /** The import that is running or done. */
  job: words(80),
  /** "all" lists the spot checks, an id opens one. */
  spotCheck: words(80),
  /** Which of its questions. */
  item: z.coerce.number().int().min(0).optional().catch(undefined),
});
export type LogsSearch = z.output<typeof logsSearch>;

/** The keys that narrow the list, all cleared together. */
export const noLogFilters = {
  text: undefined,
  outcome: undefined,
  miss: undefined,
  channel: undefined,
  version: undefined,
  source: undefined,
  entry: undefined,
  category: undefined,
  customer: undefined,
  conversation: undefined,
  from: undefined,
  until: undefined,
};
export const isLogFiltered = (search: LogsSearch): boolean =>
  Object.keys(noLogFilters).some((key) => search[key as keyof typeof noLogFilters] !== undefined);
