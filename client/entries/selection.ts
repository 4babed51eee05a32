// Which entries are selected: some by name, or all that the list's filters leave, but for some.
import type { InputOf } from "../lib/api.ts";
import type { KnowledgeSearch } from "./search.ts";

export type ChosenEntries = InputOf<"startBulkChange">["chosen"];
type EntryFilter = Extract<ChosenEntries, { by: "filter" }>["filter"];

export type Selection =
  | { by: "entries"; ids: ReadonlySet<string> }
  /** `key`: of the filter it was made with; with another it is none. */
  | { by: "filter"; filter: EntryFilter; key: string; except: ReadonlySet<string> };

export const nothingSelected: Selection = { by: "entries", ids: new Set() };

export function filterOf(search: KnowledgeSearch): EntryFilter {
  const filter: EntryFilter = {};
  if (search.text?.trim()) filter.text = search.text.trim();
  if (search.category) filter.category = search.category;
  if (search.change) filter.change = search.change;
  if (search.validity) filter.validity = search.validity;
  if (search.tag) filter.tag = search.tag;
  if (search.enabled) filter.enabled = search.enabled;
  if (search.without) filter.without = search.without;
  return filter;
}
const keyOf = (search: KnowledgeSearch): string => JSON.stringify(filterOf(search));

export const allThatMatch = (search: KnowledgeSearch): Selection => ({
  by: "filter",
  filter: filterOf(search),
  key: keyOf(search),
  except: new Set(),
});

/** What is left of a selection once the filters are others: what was chosen by name stays. */
export const stillSelected = (selection: Selection, search: KnowledgeSearch): Selection =>
  selection.by === "filter" && selection.key !== keyOf(search) ? nothingSelected : selection;

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.by === "entries" ? selection.ids.has(id) : !selection.except.has(id);

export const countSelected = (selection: Selection, total: number): number =>
  selection.by === "entries" ? selection.ids.size : Math.max(0, total - selection.except.size);

export function withSelected(selection: Selection, ids: readonly string[], on: boolean): Selection {
  const isAdded = on === (selection.by === "entries");
  const next = new Set(selection.by === "entries" ? selection.ids : selection.except);
  for (const id of ids) {
    if (isAdded) next.add(id);
    else next.delete(id);
  }
  return selection.by === "entries" ? { by: "entries", ids: next } : { ...selection, except: next };
}

export const chosenBy = (selection: Selection): ChosenEntries =>
  selection.by === "entries"
    ? { by: "entries", entries: [...selection.ids] }
    : { by: "filter", filter: selection.filter, except: [...selection.except] };

/** The same as exports are told it. */
export const asSelected = (chosen: ChosenEntries): Pick<InputOf<"exportSelected">, "entries" | "filter" | "except"> =>
  chosen.by === "entries" ? { entries: chosen.entries } : { filter: chosen.filter, except: chosen.except ?? [] };
