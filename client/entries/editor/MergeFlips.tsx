// In the merge: what joining the two as chosen would do to real questions, before it is done. That questions of the one that goes come along is no loss.
import { IconTargetArrow } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { savedContent } from "../../../shared/knowledge/entry.ts";
import type { OutputOf } from "../../lib/api.ts";
import { newDraftId } from "../../lib/newId.ts";
import { useApi, untilTold } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { flipDays } from "../../flips/knownFlips.ts";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { Effect } from "../../ui/text/Effect.tsx";
import css from "./Merge.module.css";

type ByEntry = Extract<OutputOf<"previewFlips">, { state: "ready" }>["moved"]["byEntry"][number];

/** Pairs of entries named at most, the most asked first. */
const named = 5;

export interface MergeFlipsProps {
  kept: string;
  /** null: it was never saved, and serves nobody yet. */
  goes: string | null;
  /** As it would be when merged. */
  content: OutputOf<"previewMerge">["content"];
}

export function MergeFlips({ kept, goes, content }: MergeFlipsProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [editor] = useState(() => newDraftId("merge"));
  const saveable = savedContent.safeParse(content);
  const input = saveable.success
    ? { kb, entry: kept, content: saveable.data, gone: goes === null ? [] : [goes], days: flipDays, editor }
    : null;
  const { data, error, refetch } = useApi("previewFlips", input, {
    staleTime: 5_000,
    gcTime: 30_000,
    refetchInterval: untilTold,
  });
  const ready = data?.state === "ready" ? data : null;
  const joins = ({ from, to }: ByEntry): boolean => from?.entry === goes && to?.entry === kept;
  const joined = ready?.moved.byEntry.find(joins);
  const counts = ready && {
    gained: ready.gained.questions,
    moved: ready.moved.questions - (joined?.questions ?? 0),
    lost: ready.lost.questions,
  };
  const others = ready ? [...ready.lost.byEntry, ...ready.moved.byEntry.filter((one) => !joins(one))].slice(0, named) : [];
  const nameOf = (side: ByEntry["from"]): string => (side ? t("flips.named", { question: side.question }) : t("flips.goesNowhere"));
  return (
    <section className={css.choice} aria-label={t("knowledge.merge.effect")} aria-busy={ready === null && !error}>
      <h3 className={css.flips}>
        <IconTargetArrow size={14} className="text-3" aria-hidden />
        <span className="grow">{t("knowledge.merge.effect")}</span>
        {counts && <Effect {...counts} label={t("flips.said", counts)} />}
      </h3>
      {error && <ErrorText what={t("flips.failed")} error={error} onRetry={() => void refetch()} />}
      {data?.state === "making" && <JobLine label={t("flips.making", { days: flipDays })} done={data.done} total={data.total} />}
      {ready && (
        <p className="xs text-3">
          {[
            t("flips.base", { count: ready.questions, times: ready.times, days: flipDays }),
            ...(joined ? [t("knowledge.merge.joined", { count: joined.questions, times: joined.times })] : []),
          ].join(" · ")}
        </p>
      )}
      <ul>
        {others.map((one) => (
          <li key={`${one.from?.entry} ${one.to?.entry}`} className="row xs text-2">
            <span className="grow ellipsis">{t("flips.way", { from: nameOf(one.from), to: nameOf(one.to) })}</span>
            <span className="num text-3">{t("flips.questions", { count: one.questions, times: one.times })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
