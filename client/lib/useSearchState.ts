// The address bar as state: `const [search, setSearch] = useSearchState(knowledgeSearch)`, with the screen's own zod schema.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { z } from "zod";

/** @param options replace: no new step for Back (typing in a search box) */
export type SetSearch<T> = (patch: { [K in keyof T]?: T[K] | undefined }, options?: { replace?: boolean }) => void;

export function useSearchState<S extends z.ZodObject>(schema: S): [search: z.output<S>, setSearch: SetSearch<z.output<S>>] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => schema.parse(raw), [schema, raw]);
  const setSearch = useCallback<SetSearch<z.output<S>>>(
    (patch, options) => {
      // `undefined` takes a key out of the address; what is not named stays.
      const next = (now: object): object => ({ ...now, ...patch });
      void navigate({ to: ".", search: next as never, replace: options?.replace ?? false });
    },
    [navigate],
  );
  return [search, setSearch];
}
