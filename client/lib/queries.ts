// Reads and changes through the contract: `useApi("getEntry", {kb, entry})`, whose query key is [name, input]; `const save = useCommand("saveEntry"); await save.mutateAsync(input)`, after which what the contract says goes stale is refetched.
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { Name } from "../../shared/contract/index.ts";
import { type ApiError, call, type CommandName, endpointOf, type InputOf, type OutputOf, type QueryName } from "./api.ts";
import { waitedFor, whenQuiet } from "./quiet.ts";

type Options<N extends QueryName> = Pick<
  UseQueryOptions<OutputOf<N>, ApiError>,
  "enabled" | "staleTime" | "gcTime" | "refetchInterval" | "refetchOnWindowFocus" | "refetchOnMount"
> & {
  /** Show the previous input's answer until the new one is here; true unless said (rows do not jump away). */
  keepPrevious?: boolean;
  /** Stands beside what the page is about: asked for when that is here. */
  beside?: boolean;
};

export const apiKey = <N extends QueryName>(name: N, input: InputOf<N>) => [name, input] as const;

/** What `useQuery` takes for this read; for `prefetchQuery`, `useQueries` and friends. */
export const apiQuery = <N extends QueryName>(name: N, input: InputOf<N>) => ({
  queryKey: apiKey(name, input),
  queryFn: ({ signal }: { signal: AbortSignal }) => waitedFor(call(name, input, signal)),
});

interface Told {
  state: string;
  behind?: boolean;
}
/** `refetchInterval` of a read that at first tells how far the server is: until it is told, and while that is not the last word. */
export const untilTold = ({ state: { data } }: { state: { data?: Told | undefined } }): number | false =>
  data?.state === "making" ? 500 : data?.behind ? 1_000 : false;

/** @param input null: do not ask (yet). */
export function useApi<N extends QueryName>(
  name: N,
  input: InputOf<N> | null,
  options: Options<N> = {},
): UseQueryResult<OutputOf<N>, ApiError> {
  const { keepPrevious = true, enabled = true, beside = false, ...rest } = options;
  return useQuery<OutputOf<N>, ApiError>({
    queryKey: [name, input],
    queryFn: beside
      ? ({ signal }) => whenQuiet().then(() => call(name, input as InputOf<N>, signal))
      : apiQuery(name, input as InputOf<N>).queryFn,
    enabled: input === null ? false : enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...rest,
  });
}

/** Refetches what `name` changes; not waited for, so that the person is not. */
export function refetchChanges(client: QueryClient, name: Name): void {
  const changes = endpointOf(name).changes ?? [];
  if (changes.includes("*")) void client.invalidateQueries();
  else void client.invalidateQueries({ predicate: ({ queryKey }) => changes.includes(String(queryKey[0])) });
}

export function useCommand<N extends CommandName>(name: N): UseMutationResult<OutputOf<N>, ApiError, InputOf<N>> {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, ApiError, InputOf<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: () => refetchChanges(client, name),
  });
}
