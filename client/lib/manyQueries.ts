// Several reads at once: a long list in pages as it is scrolled, and the names of a few entries.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type ApiError, call, type InputOf, type OutputOf, type QueryName } from "./api.ts";
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

/** A long list fetched in pages as it is scrolled: rows not yet here are undefined, and the list keeps its full length. */
export function usePages<N extends PagedName>(name: N, input: InputOf<N>, size = 200): Pages<RowOf<N>, OutputOf<N>> {
  const [range, setRange] = useState({ from: 0, until: 0 });
  const pages = new Set([0]);
  for (let page = Math.floor(range.from / size); page <= Math.floor(Math.max(range.from, range.until - 1) / size); page++) pages.add(page);
  const numbers = [...pages];
  const results = useQueries({
    queries: numbers.map((page) => {
      const one = { ...input, offset: page * size, limit: size };
      return {
        queryKey: [name, one],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(name, one, signal),
        placeholderData: page === 0 ? keepPreviousData : undefined,
      };
    }),
  });
  const answers = new Map(numbers.map((page, i) => [page, results[i]?.data as (OutputOf<N> & Paged & { rows: RowOf<N>[] }) | undefined]));
  const first = answers.get(0);
  return {
    total: first?.total ?? 0,
    row: (index) => answers.get(Math.floor(index / size))?.rows[index % size],
    loaded: numbers.toSorted((a, b) => a - b).flatMap((page) => answers.get(page)?.rows ?? []),
    onRange: useCallback(
      (from: number, until: number) => setRange((now) => (now.from === from && now.until === until ? now : { from, until })),
      [],
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
