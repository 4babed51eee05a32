// The history as rows of a list: groups of changes, and below those that are open their revisions, fetched when they are opened.
import { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { type ApiError, call, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";

type Page = OutputOf<"listHistory">;
export type HistoryGroup = Page["days"][number]["groups"][number];
type HistoryEntry = OutputOf<"listHistoryEntries">["rows"][number];

export type HistoryRow =
  | { kind: "group"; key: string; group: HistoryGroup; isOpen: boolean }
  | { kind: "entry"; key: string; entry: HistoryEntry; group: HistoryGroup }
  | { kind: "more"; key: string; group: string; left: number };

/** Names an entry's revision in the address. */
export const revisionKey = ({ id, revision }: Pick<HistoryEntry, "id" | "revision">): string => `${id}:${revision}`;
/** What `revisionKey` named; null: nothing. */
export function readRevisionKey(key: string | undefined): { entry: string; revision: number } | null {
  const [, entry, revision] = /^(.+):(\d+)$/u.exec(key ?? "") ?? [];
  return entry === undefined ? null : { entry, revision: Number(revision) };
}

export const groupKey = ({ kind, by, reason, from, at }: HistoryGroup): string => [kind, by ?? "", reason ?? "", from, at].join(" ");

const daysAtOnce = 7;
export const entriesAtOnce = 200;

export interface HistoryRows {
  rows: HistoryRow[];
  groups: number;
  people: string[];
  /** undefined until the first days are here. */
  data: Page | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: ApiError | null;
  refetch: () => unknown;
  /** Whose history it is; null: another is on its way. */
  list: string | null;
  onRange: (from: number, until: number) => void;
}

/** @param open how many hundreds of revisions are shown of which group, by its key */
export function useHistory(by: string | undefined, open: Readonly<Record<string, number>>): HistoryRows {
  const kb = useKnowledgeBase().id;
  const input = { kb, days: daysAtOnce, ...(by === undefined ? {} : { by }) };
  const query = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly [string, typeof input, string], string | undefined>({
    queryKey: ["listHistory", input, "pages"],
    queryFn: ({ signal, pageParam }) => call("listHistory", { ...input, ...(pageParam === undefined ? {} : { until: pageParam }) }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const groups = query.data?.pages.flatMap(({ days }) => days.flatMap((day) => day.groups)) ?? [];
  const wanted = groups.flatMap((group) =>
    group.kind === "entries" && group.reason !== null
      ? Array.from({ length: open[groupKey(group)] ?? 0 }, (_, part) => ({ group, reason: group.reason!, part }))
      : [],
  );
  const parts = useQueries({
    queries: wanted.map(({ group, reason, part }) => {
      const asked = { kb, from: group.from, at: group.at, by: group.by ?? "", reason, offset: part * entriesAtOnce, limit: entriesAtOnce };
      return {
        queryKey: ["listHistoryEntries", asked],
        queryFn: ({ signal }: { signal: AbortSignal }) => call("listHistoryEntries", asked, signal),
      };
    }),
  });
  const rows = groups.flatMap((group): HistoryRow[] => {
    const key = groupKey(group);
    const isOpen = (open[key] ?? 0) > 0;
    const entries = wanted.flatMap((one, i) => (groupKey(one.group) === key ? (parts[i]?.data?.rows ?? []) : []));
    const left = group.changes - entries.length;
    return [
      { kind: "group", key, group, isOpen },
      ...entries.map((entry): HistoryRow => ({ kind: "entry", key: revisionKey(entry), entry, group })),
      ...(isOpen && left > 0 ? [{ kind: "more" as const, key: `${key} more`, group: key, left }] : []),
    ];
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  return {
    rows,
    groups: groups.length,
    people: query.data?.pages[0]?.people ?? [],
    data: query.data?.pages[0],
    isPending: query.isPending,
    isFetching: isFetching && !query.isFetchingNextPage,
    error: query.error,
    refetch: query.refetch,
    list: query.isPlaceholderData ? null : JSON.stringify(input),
    onRange: (_from, until) => {
      if (until > rows.length - 20 && hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
