// Who else has entries open: this window tells what it has open every ten seconds, and shows what it is told.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { PRESENCE_EVERY } from "../../../shared/contract/presence.ts";
import { call, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { createPersonal } from "../../lib/watched.ts";

type Other = OutputOf<"tellPresence">["rows"][number];

const others = createPersonal<readonly Other[]>([]);
/** Another in each window, a new one after a reload: the old one is forgotten within seconds. */
const thisWindow = crypto.randomUUID();

/** Tells which entry this window has open (null: none), and whether something is typed there. */
export function useTellPresence(entry: string | null, isTyping: boolean): void {
  const kb = useKnowledgeBase().id;
  const doing = isTyping ? "edits" : "looks";
  const { data } = useQuery({
    queryKey: ["tellPresence", { kb, entry, doing }],
    queryFn: ({ signal }) => call("tellPresence", { kb, window: thisWindow, entry, doing }, signal),
    refetchInterval: PRESENCE_EVERY,
    refetchIntervalInBackground: false,
    gcTime: 0,
    // Who is here is nice to know; that it is not known now is not worth a word.
    retry: false,
  });
  useEffect(() => {
    if (data) others.set(data.rows);
  }, [data]);
  // Who leaves is not to be waited for.
  useEffect(() => () => void call("tellPresence", { kb, window: thisWindow, entry: null }).catch(() => {}), [kb]);
}

/** Those who have this entry open in other windows, each person once: who edits it before who looks at it. */
export function useOthersAt(entry: string | null): Other[] {
  const all = others.use();
  const here = all.filter((other) => other.entry === entry).toSorted((a, b) => Number(b.doing === "edits") - Number(a.doing === "edits"));
  return here.filter(({ by }, i) => here.findIndex((other) => other.by === by) === i);
}
