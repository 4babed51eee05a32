// Changes through the contract: `const save = useCommand("saveEntry"); await save.mutateAsync(input)`. What the contract says goes stale is refetched.
import { type QueryClient, useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";
import { type ApiError, call, type CommandName, endpointOf, type InputOf, type OutputOf } from "./api.ts";
import type { Name } from "../../shared/contract/index.ts";

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
