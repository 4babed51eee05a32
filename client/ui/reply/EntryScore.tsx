// What an entry would do with a question: the outcome its confidence would give, or why it may not speak at all.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { Outcome } from "./Outcome.tsx";

export interface EntryScoreProps {
  /** 0–100; null if it is not among what the draft found. */
  confidence: number | null;
  state: OutputOf<"searchEntries">["rows"][number]["state"];
  bands: { answer: number; clarify: number } | undefined;
}

export function EntryScore({ confidence, state, bands }: EntryScoreProps) {
  const { t } = useTranslation();
  if (state !== "usable") return <span className="xs text-3">{t(`common.silent.${state}`)}</span>;
  if (confidence === null || !bands) return null;
  const outcome = confidence < bands.clarify ? "unanswered" : confidence < bands.answer ? "clarify" : "answered";
  return <Outcome bare outcome={outcome} confidence={confidence} />;
}
