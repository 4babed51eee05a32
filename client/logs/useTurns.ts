// The log, fetched as it is scrolled: each page names the next (keyset), so that the millionth turn costs what the first does.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { type ApiError, call, type InputOf, type OutputOf } from "../lib/api.ts";

export type Turn = OutputOf<"listTurns">["rows"][number];
export type TurnFilter = Omit<InputOf<"listTurns">, "cursor" | "limit">;

export interface TurnPages {
  /** undefined until the first page is here. */
  data: { rows: Turn[]; total: number; more: boolean; hasNext: boolean } | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: ApiError | null;
  refetch: () => unknown;
  /** Tell which rows are on screen; give it to VirtualList's `onRange`. */
  onRange: (from: number, until: number) => void;
  /** What is listed, for VirtualList's `list`. */
  list: string | null;
}

const pageSize = 100;
/** Rows below the screen at which the next page is asked for. */
const ahead = 60;

export function useTurns(filter: TurnFilter): TurnPages {
  const query = useInfiniteQuery<
    OutputOf<"listTurns">,
    ApiError,
    { pages: OutputOf<"listTurns">[] },
    readonly [string, TurnFilter, string],
    string | undefined
  >({
    queryKey: ["listTurns", filter, "pages"],
    queryFn: ({ signal, pageParam }) =>
      call("listTurns", { ...filter, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // Coming back to the tab would fetch every page again, and rows would move under the pointer.
    refetchOnWindowFocus: false,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const first = data?.pages[0];
  const here = rows.length;
  const onRange = useCallback(
    (_from: number, until: number) => {
      if (until > here - ahead && hasNextPage && !isFetching) void fetchNextPage();
    },
    [here, hasNextPage, isFetching, fetchNextPage],
  );
  return {
    data: first && { rows, total: first.total, more: first.more, hasNext: hasNextPage },
    isPending: query.isPending,
    isFetching: isFetching && !query.isFetchingNextPage,
    error: query.error,
    refetch: query.refetch,
    onRange,
    list: query.isPlaceholderData ? null : JSON.stringify(filter),
  };
}
