// The changes of a draft as rows: parts that are saved whole first, then entries.
import type { OutputOf } from "../lib/api.ts";
import type { ChangeFilter } from "./search.ts";

export type Changes = OutputOf<"getChanges">;
export type EntryChange = Changes["rows"][number];
export const partNames = ["vocabulary", "settings", "categories", "notOurs", "labels"] as const;
export type PartName = (typeof partNames)[number];
export type PartChange = { [P in PartName]: { part: P } & NonNullable<Changes[P]> }[PartName];
export type ListedChange = EntryChange | PartChange;

export const isPart = (change: ListedChange): change is PartChange => "part" in change;
export const changeKeyOf = (change: ListedChange): string => (isPart(change) ? `part:${change.part}` : change.entry);

/** The parts that differ from live, as rows; none where a filter asks for entries only. */
export function partChangesOf(changes: Changes, filter: ChangeFilter | undefined): PartChange[] {
  if (filter !== undefined && filter !== "parts") return [];
  const { vocabulary, settings, categories, notOurs, labels } = changes;
  return [
    ...(vocabulary ? [{ part: "vocabulary" as const, ...vocabulary }] : []),
    ...(settings ? [{ part: "settings" as const, ...settings }] : []),
    ...(categories ? [{ part: "categories" as const, ...categories }] : []),
    ...(notOurs ? [{ part: "notOurs" as const, ...notOurs }] : []),
    ...(labels ? [{ part: "labels" as const, ...labels }] : []),
  ];
}
