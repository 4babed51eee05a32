// Standard questions of a few entries known only by id: each is asked for once and kept with what the pages already know.
import { useQueries } from "@tanstack/react-query";
import { useKnowledgeBase } from "./session.ts";
import { apiQuery } from "./useApi.ts";

/** @returns id → standard question; null for an entry that is not there; undefined while asked for */
export function useEntryNames(ids: readonly string[]): (id: string) => string | null | undefined {
  const { id: kb } = useKnowledgeBase();
  const asked = [...new Set(ids)];
  const found = useQueries({ queries: asked.map((entry) => ({ ...apiQuery("getEntry", { kb, entry }), retry: false })) });
  const names = new Map(asked.map((entry, i) => [entry, found[i]?.data?.question ?? (found[i]?.isError ? null : undefined)]));
  return (id) => names.get(id);
}
