// What the address bar holds on the Knowledge screen: filters, the opened entry and its tab, or a new entry's first words.
import { z } from "zod";

// The router reads 123 and true in an address as number and boolean; a question or id may look like one.
const words = (max: number) =>
  z
    .union([z.string(), z.number(), z.boolean()])
    .transform((value) => String(value).slice(0, max))
    .optional()
    .catch(undefined);

export const knowledgeSearch = z.object({
  entry: words(80),
  tab: z.enum(["related", "history"]).optional().catch(undefined),
  /** A new entry, prefilled with this standard question; "" starts empty. */
  new: words(500),
  text: words(1000),
  category: words(80),
  change: z.enum(["new", "changed", "unchanged", "deleted"]).optional().catch(undefined),
  validity: z.enum(["pending", "in_force", "expired"]).optional().catch(undefined),
  tag: words(40),
  enabled: z
    .union([z.boolean().transform((on) => (on ? "true" : "false")), z.enum(["true", "false"])])
    .optional()
    .catch(undefined),
  without: z.enum(["answers", "similar", "hits", "own_wordings", "any_own_wordings", "working_links"]).optional().catch(undefined),
  /** Pairs of entries that are too close, instead of the entries; and the one that is looked at. */
  pairs: z.enum(["open", "settled"]).optional().catch(undefined),
  pair: words(170),
  /** Pairs that customers' questions waver between, instead of the entries: in how many days. `entry` then names whose pairs. */
  confusion: z
    .union([z.literal(7), z.literal(30), z.literal(90)])
    .optional()
    .catch(undefined),
  /** The history instead of the entries: of whom ("" = everybody); and the group or revision that is looked at. */
  history: words(80),
  revision: words(300),
  /** The calendar of validity instead of the entries: the chosen day, or anything else for today. */
  calendar: words(10),
  /** A window over the screen: the latest bulk changes (and the one looked at), or all tags. */
  manage: z.enum(["bulk", "tags"]).optional().catch(undefined),
  job: words(80),
  sort: z.enum(["updated", "question"]).optional().catch(undefined),
});
export type KnowledgeSearch = z.output<typeof knowledgeSearch>;

/** Entries are listed again, not pairs of them, nor their history, nor days. */
export const noPairs = {
  pairs: undefined,
  pair: undefined,
  confusion: undefined,
  history: undefined,
  revision: undefined,
  calendar: undefined,
};

/** The keys that narrow the list, all cleared together. */
export const filterKeys = ["text", "category", "change", "validity", "tag", "enabled", "without"] as const;
export const noEntryFilters = {
  text: undefined,
  category: undefined,
  change: undefined,
  validity: undefined,
  tag: undefined,
  enabled: undefined,
  without: undefined,
};

/** Whether the list is of entries that lose own wordings: that is then its figure and its order. */
export const losesOwn = ({ without }: KnowledgeSearch): boolean => without === "own_wordings" || without === "any_own_wordings";
