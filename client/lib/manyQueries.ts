// Several reads at once: a long list in pages as it is scrolled, and the names of a few entries.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ApiError, InputOf, OutputOf, QueryName } from "./api.ts";
import { apiQuery } from "./queries.ts";
import { useKnowledgeBase } from "./session.ts";

interface Paged {
  total: number;
  rows: readonly unknown[];
}
/** Reads whose input has offset and limit, and whose output has total and rows. */
type PagedName = {
  [N in QueryName]: OutputOf<N> extends Paged ? (InputOf<N> extends { offset?: unknown } ? N : never) : never;
}[QueryName];
type RowOf<N extends PagedName> = OutputOf<N> extends { rows: readonly (infer R)[] } ? R : never;

export interface Pages<R, F = unknown> {
  total: number;
  row: (index: number) => R | undefined;
  /** Rows that are here, in order, without gaps marked: for selections. */
  loaded: R[];
  /** Tell which rows are on screen; give it to VirtualList's `onRange`. */
  onRange: (from: number, until: number) => void;
  isPending: boolean;
  isFetching: boolean;
  /** What is shown is of another input, until this one's is here. */
  isPlaceholder: boolean;
  error: ApiError | null;
  refetch: () => void;
  /** The first page's whole answer, for what comes beside the rows. */
  first: F | undefined;
}

const pageInput = <N extends PagedName>(input: InputOf<N>, page: number, size: number): InputOf<N> => ({
  ...input,
  offset: page * size,
  limit: size,
});

/** The first page as `usePages` asks for it, for `prefetchQuery`. */
export const firstPage = <N extends PagedName>(name: N, input: InputOf<N>, size = 200) => apiQuery(name, pageInput<N>(input, 0, size));

/** A long list fetched in pages as it is scrolled: rows not yet here are undefined, and the list keeps its full length. */
export function usePages<N extends PagedName>(name: N, input: InputOf<N>, size = 200): Pages<RowOf<N>, OutputOf<N>> {
  // Pages, not rows: scrolling within them changes nothing here.
  const [range, setRange] = useState({ from: 0, until: 0 });
  const pages = new Set([0]);
  for (let page = range.from; page <= range.until; page++) pages.add(page);
  const numbers = [...pages];
  const results = useQueries({
    queries: numbers.map((page) => {
      const one = pageInput<N>(input, page, size);
      return { ...apiQuery(name, one), placeholderData: page === 0 ? keepPreviousData : undefined };
    }),
  });
  const answers = new Map(numbers.map((page, i) => [page, results[i]?.data as (OutputOf<N> & Paged & { rows: RowOf<N>[] }) | undefined]));
  const first = answers.get(0);
  return {
    total: first?.total ?? 0,
    row: (index) => answers.get(Math.floor(index / size))?.rows[index % size],
    loaded: numbers.toSorted((a, b) => a - b).flatMap((page) => answers.get(page)?.rows ?? []),
    onRange: useCallback(
      (from: number, until: number) => {
        const next = { from: Math.floor(from / size), until: Math.floor(Math.max(from, until - 1) / size) };
        setRange((now) => (now.from === next.from && now.until === next.until ? now : next));
      },
      [size],
    ),
    isPending: results[0]?.isPending ?? true,
    isFetching: results.some((r) => r.isFetching),
    isPlaceholder: results[0]?.isPlaceholderData ?? false,
    error: (results.find((r) => r.error)?.error as ApiError | undefined) ?? null,
    refetch: () => results.forEach((r) => void r.refetch()),
    first,
  };
}

/**
 * Standard questions of a few entries known only by id: each is asked for once and kept with what the pages already know.
 * @returns id → standard question; null for an entry that is not there; undefined while asked for
 */
export function useEntryNames(ids: readonly string[]): (id: string) => string | null | undefined {
  const { id: kb } = useKnowledgeBase();
  const asked = [...new Set(ids)];
  const found = useQueries({ queries: asked.map((entry) => ({ ...apiQuery("getEntry", { kb, entry }), retry: false })) });
  const names = new Map(asked.map((entry, i) => [entry, found[i]?.data?.question ?? (found[i]?.isError ? null : undefined)]));
  return (id) => names.get(id);
}
