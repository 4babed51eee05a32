// The expiry forecast: how many real questions lose their answer, or get one, when entries end or begin to be in force, and which entry lies nearest then.
import { Button } from "@mantine/core";
import { IconClockOff, IconClockPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { newDraftId } from "../../lib/newId.ts";
import { useApi, untilTold } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { ExtendMenu } from "./ExtendMenu.tsx";
import css from "./Validity.module.css";

type Ready = Extract<OutputOf<"foreseeValidity">, { state: "ready" }>;
type Row = Ready["rows"][number];

const ahead = 90;
const askedDays = 30;
const shownFirst = 50;

export interface ForecastProps {
  category: string | undefined;
  onOpen: (entry: string) => void;
  /** Shows when it happens in the calendar. */
  onDay: (day: string) => void;
}

export function Forecast({ category, onOpen, onDay }: ForecastProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [editor] = useState(() => newDraftId("forecast"));
  const query = useApi(
    "foreseeValidity",
    { kb, ahead, editor, ...(category === undefined ? {} : { category }) },
    { staleTime: 60_000, refetchInterval: untilTold },
  );
  const { data, error } = query;
  return (
    <Column
      label={t("knowledge.calendar.forecast.title")}
      head={<PageHead title={t("knowledge.calendar.forecast.title")} meta={t("knowledge.calendar.forecast.ahead", { days: ahead })} />}
    >
      {error && !data ? (
        <ErrorText what={t("knowledge.calendar.forecast.failed")} error={error} onRetry={() => void query.refetch()} />
      ) : data?.state === "ready" ? (
        <Told ready={data} onOpen={onOpen} onDay={onDay} />
      ) : (
        <div className={css.making} role="status">
          <JobLine label={t("knowledge.calendar.forecast.making", { days: askedDays })} done={data?.done ?? 0} total={data?.total ?? 0} />
        </div>
      )}
    </Column>
  );
}

const effectOf = ({ lost, gained, moved }: Row): number => lost.questions + gained.questions + moved.questions;

function Told({ ready, onOpen, onDay }: { ready: Ready; onOpen: (entry: string) => void; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { rows, days, questions, times, moments } = ready;
  if (moments === 0) return <EmptyHint title={t("knowledge.calendar.forecast.none", { days: ahead })} />;
  if (questions === 0) return <EmptyHint title={t("knowledge.calendar.forecast.noLog", { days })} />;
  const felt = rows.filter((row) => effectOf(row) > 0);
  const shown = all ? felt : felt.slice(0, shownFirst);
  return (
    <div className={css.forecast}>
      <ul>
        {shown.map((row) => (
          <One key={`${row.entry.id} ${row.at}`} row={row} days={days} onOpen={onOpen} onDay={onDay} />
        ))}
      </ul>
      {shown.length < felt.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t("knowledge.calendar.forecast.more", { count: felt.length - shown.length })}
        </button>
      )}
      {felt.length < rows.length && (
        <p className="text-2">{t("knowledge.calendar.forecast.quiet", { count: rows.length - felt.length })}</p>
      )}
      {moments > 1_000 && <p className="text-2">{t("knowledge.calendar.forecast.first", { count: 1_000 })}</p>}
      <p className="xs text-3">{t("knowledge.calendar.forecast.help", { days, questions, times })}</p>
    </div>
  );
}

function One({ row, days, onOpen, onDay }: { row: Row; days: number; onOpen: (entry: string) => void; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const { day, dayTime, shopDay } = useTimes();
  const write = useMay()("write");
  const { entry, kind, at, lost, gained, moved, nearest, first } = row;
  const weekly = (times: number): number => Math.max(1, Math.round((times / days) * 7));
  const what = lost.questions > 0 ? "loses" : gained.questions > 0 ? "gains" : "moves";
  const sums = { loses: lost, gains: gained, moves: moved }[what];
  const Icon = kind === "ends" ? IconClockOff : IconClockPlay;
  return (
    <li className={css.change}>
      <div className="row" style={{ alignItems: "flex-start" }}>
        <Icon size={16} className={css.kind} data-kind={what} aria-hidden />
        <div className="grow">
          <p className="medium">{t(`knowledge.calendar.forecast.${what}`, { at: dayTime(at), count: weekly(sums.times) })}</p>
          <p>
            <button type="button" className="link" onClick={() => onOpen(entry.id)}>
              {entry.question}
            </button>
            <span className="text-2">
              {` · ${t("knowledge.calendar.forecast.sums", { count: sums.questions, times: sums.times })}`}
              {first[0] ? ` · ${t("knowledge.calendar.forecast.asked", { text: first[0].text })}` : ""}
            </span>
          </p>
          {what === "loses" &&
            nearest.slice(0, 2).map((near) => (
              <p key={near.entry?.id ?? ""} className="xs text-2">
                {near.entry === null ? (
                  t("knowledge.calendar.forecast.nearestNone")
                ) : (
                  <>
                    {t("knowledge.calendar.forecast.nearest")}
                    <button type="button" className="link" onClick={() => near.entry && onOpen(near.entry.id)}>
                      {near.entry.question}
                    </button>
                  </>
                )}
                {` · ${t("knowledge.calendar.forecast.sums", { count: near.questions, times: near.times })}`}
              </p>
            ))}
        </div>
        <Button size="xs" variant="subtle" aria-label={t("knowledge.calendar.on", { date: day(at) })} onClick={() => onDay(shopDay(at))}>
          {day(at)}
        </Button>
        {write && kind === "ends" && <ExtendMenu entry={entry.id} question={entry.question} until={at} />}
      </div>
    </li>
  );
}
