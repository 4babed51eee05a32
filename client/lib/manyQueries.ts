// Several reads at once: a long list in pages as it is scrolled, and the names of a few entries.
import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiError, InputOf, OutputOf, QueryName } from "./api.ts";
import { apiQuery, useApi } from "./queries.ts";
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

type Answer<N extends PagedName> = OutputOf<N> & Paged & { rows: RowOf<N>[] };

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
  /** What is listed, for VirtualList's `list`: null while what is shown is of another input. */
  list: string | null;
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
  const numbers = Array.from({ length: range.until - range.from + 1 }, (_, i) => range.from + i).filter((page) => page !== 0);
  // By itself: what it was last is shown until what is asked now is here.
  const begin = useApi(name, pageInput<N>(input, 0, size));
  const isPlaceholder = begin.isPlaceholderData;
  // Another list begins at its first page: of the others nothing is asked until that is here.
  const asked = isPlaceholder ? [] : numbers;
  const results = useQueries({ queries: asked.map((page) => apiQuery(name, pageInput<N>(input, page, size))) });
  const first = begin.data as Answer<N> | undefined;
  const here = new Map([[0, first], ...asked.map((page, i) => [page, results[i]?.data as Answer<N> | undefined] as const)]);
  const before = useRef(here);
  useEffect(() => {
    if (!isPlaceholder) before.current = here;
  });
  const answers = isPlaceholder ? before.current : here;
  const all = [begin, ...results];
  return {
    total: first?.total ?? 0,
    row: (index) => answers.get(Math.floor(index / size))?.rows[index % size],
    loaded: [0, ...numbers].flatMap((page) => answers.get(page)?.rows ?? []),
    onRange: useCallback(
      (from: number, until: number) => {
        const next = { from: Math.floor(from / size), until: Math.floor(Math.max(from, until - 1) / size) };
        setRange((now) => (now.from === next.from && now.until === next.until ? now : next));
      },
      [size],
    ),
    isPending: begin.isPending,
    isFetching: all.some((r) => r.isFetching),
    isPlaceholder,
    error: (all.find((r) => r.error)?.error as ApiError | undefined) ?? null,
    refetch: () => all.forEach((r) => void r.refetch()),
    list: isPlaceholder ? null : JSON.stringify(input),
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
