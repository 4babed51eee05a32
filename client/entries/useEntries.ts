// The rows that the address bar's filters leave, fetched a page at a time as they scroll into view.
import type { QueryClient } from "@tanstack/react-query";
import type { InputOf, OutputOf } from "../lib/api.ts";
import { useApi } from "../lib/queries.ts";
import { firstPage, usePages } from "../lib/manyQueries.ts";
import { filterOf } from "./selection.ts";
import { filterKeys, type KnowledgeSearch, losesOwn } from "./search.ts";

const pageSize = 200;
export type EntryRowData = OutputOf<"listEntries">["rows"][number];

export function listInput(kb: string, search: KnowledgeSearch): InputOf<"listEntries"> {
  const input: InputOf<"listEntries"> = { kb, ...filterOf(search) };
  if (search.sort) input.sort = search.sort;
  else if (losesOwn(search)) input.sort = "lost";
  return input;
}

export const useEntries = (kb: string, search: KnowledgeSearch) => usePages("listEntries", listInput(kb, search), pageSize);

/** What the rows ask for first, before they are there; nothing where something else than entries is listed. */
export function askFirstEntries(client: QueryClient, kb: string, search: KnowledgeSearch): void {
  if ([search.pairs, search.confusion, search.history, search.calendar].some((other) => other !== undefined)) return;
  void client.prefetchQuery(firstPage("listEntries", listInput(kb, search), pageSize));
}

/** How many there are: reads the first page that the rows fetch anyway. */
export const useEntryCount = (kb: string, search: KnowledgeSearch): number | undefined =>
  useApi("listEntries", { ...listInput(kb, search), offset: 0, limit: pageSize }).data?.total;

export const isFiltered = (search: KnowledgeSearch): boolean => filterKeys.some((key) => search[key] !== undefined && search[key] !== "");
