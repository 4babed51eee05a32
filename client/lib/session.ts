// Who is signed in, which knowledge base the address bar names, and what may be done in it.
import { useParams } from "@tanstack/react-router";
import { createContext, useCallback, useContext } from "react";
import { may, type Permission } from "../../shared/permissions.ts";
import type { OutputOf } from "./api.ts";
import { apiQuery, useApi } from "./queries.ts";

export type Session = OutputOf<"getSession">;
export type KnowledgeBase = OutputOf<"listKnowledgeBases">["rows"][number];

/** Asked for once. */
export const sessionRead = { ...apiQuery("getSession", {}), staleTime: Number.POSITIVE_INFINITY };
export const useSession = () => useApi("getSession", {}, { staleTime: sessionRead.staleTime });

/**
 * Who is signed in, as the gate has it. Screens ask this and not the cache: that is ahead of what is drawn, and a screen drawn once more before
 * the gate takes it away must still find its person.
 */
export const SignedIn = createContext<Session["user"]>(null);

/** The signed-in person; only inside the frame, where there is one. */
export function usePerson(): NonNullable<Session["user"]> {
  const user = useContext(SignedIn);
  if (!user) throw new Error("usePerson outside the frame");
  return user;
}

export function useKnowledgeBases(): KnowledgeBase[] | undefined {
  const signedIn = useContext(SignedIn) !== null;
  return useApi("listKnowledgeBases", signedIn ? {} : null).data?.rows;
}

/** The knowledge base of the address bar; the frame shows screens only where there is one. */
export function useKnowledgeBase(): KnowledgeBase {
  const { kb } = useParams({ strict: false });
  const found = useKnowledgeBases()?.find((one) => one.id === kb);
  if (!found) throw new Error("useKnowledgeBase outside the frame");
  return found;
}

/** `const may = useMay(); may("write")` — in the knowledge base of the address bar. */
export function useMay(): (permission: Permission) => boolean {
  const { role } = useKnowledgeBase();
  return useCallback((permission) => may(role, permission), [role]);
}
