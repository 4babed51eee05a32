// Trying a new entry made of people's answer on the draft, as it is being written: what says that it was tried is of this very content.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiError, OutputOf } from "../lib/api.ts";
import { newDraftId } from "../lib/newId.ts";
import { apiQuery, untilTold } from "../lib/queries.ts";

export type TrialResult = Extract<OutputOf<"testAgentAnswer">, { state: "ready" }>;

interface TrialOf {
  kb: string;
  cluster: string;
  answer: string;
  members: readonly string[];
  question: string;
  text: string;
}

export interface Trial {
  /** Of what is written now; null until it was tried. */
  result: TrialResult | null;
  /** There is something to try. */
  isOn: boolean;
  error: ApiError | null;
  onRetry: () => void;
}

/** ms without a key. */
const pause = 400;

/** `tried` null: the entry is made of nobody's answer. */
export function useTrial(tried: TrialOf | null): Trial {
  const [screen] = useState(() => newDraftId("trial"));
  const now = tried && { ...tried, question: tried.question.trim(), text: tried.text.trim() };
  const name = JSON.stringify(now);
  const [settled] = useDebouncedValue(name, pause);
  const asked = JSON.parse(settled) as TrialOf | null;
  const isOn = asked !== null && asked.question !== "" && asked.text !== "" && asked.members.length > 0;
  const { data, error, refetch } = useQuery<OutputOf<"testAgentAnswer">, ApiError>({
    ...apiQuery("testAgentAnswer", {
      kb: asked?.kb ?? "",
      cluster: asked?.cluster ?? "",
      answer: asked?.answer ?? "",
      members: [...(asked?.members ?? [])],
      question: asked?.question ?? "",
      text: asked?.text ?? "",
      editor: screen,
    }),
    enabled: isOn,
    staleTime: 5_000,
    gcTime: 30_000,
    refetchInterval: untilTold,
  });
  const result = isOn && settled === name && data?.state === "ready" ? data : null;
  return { result, isOn, error: isOn && settled === name ? error : null, onRetry: () => void refetch() };
}
