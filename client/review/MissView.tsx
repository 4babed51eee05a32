// The middle column: one missed question, what the draft says to it now, and the conversations it came from.
import { ActionIcon } from "@mantine/core";
import {
  IconCircleCheck,
  IconCircleDashed,
  IconHeadset,
  IconHelpCircle,
  IconLink,
  IconMessage2,
  IconShieldX,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { openAskDrawer } from "../lib/askDrawer.ts";
import type { OutputOf } from "../lib/api.ts";
import { useTimes } from "../lib/time.ts";
import { useUndo } from "../lib/undo.ts";
import { type Fetched, StateView } from "../ui/state/StateView.tsx";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { Sparkline } from "../ui/text/Figure.tsx";
import { CalledWrong } from "./CalledWrong.tsx";
import { isSilent } from "./Proposals.tsx";
import css from "./Review.module.css";
import { MissTurnRow } from "./TurnRow.tsx";
import type { Miss } from "./useDecide.ts";

export type MissDetail = OutputOf<"getMiss">;

export interface MissViewProps {
  kb: string;
  miss: Miss;
  detail: Fetched & { data?: MissDetail | undefined };
}

const icons = {
  answered: IconCircleCheck,
  clarify: IconHelpCircle,
  unanswered: IconCircleDashed,
  handoff: IconHeadset,
  blocked: IconShieldX,
};

export function MissView({ kb, miss, detail }: MissViewProps) {
  const { t } = useTranslation();
  const { showDone } = useUndo();
  const copy = (): void => void navigator.clipboard.writeText(window.location.href).then(() => showDone(t("review.head.copied")));
  return (
    <Column
      label={t("review.missWhat")}
      head={
        <PageHead
          title={<span title={miss.text}>{miss.text}</span>}
          meta={t("review.head.missed", { missed: miss.count, asked: miss.asked })}
        >
          <ActionIcon size="sm" aria-label={t("review.head.ask")} title={t("review.head.ask")} onClick={() => openAskDrawer(miss.text)}>
            <IconMessage2 size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon size="sm" aria-label={t("review.head.link")} title={t("review.head.link")} onClick={copy}>
            <IconLink size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <Now
        miss={miss}
        near={nearest(detail.data?.proposals)}
        given={detail.data?.turns[0]?.entry ?? null}
        wrong={detail.data?.spotCheck?.given.map(({ entry }) => entry) ?? []}
      />
      {detail.data?.spotCheck && <CalledWrong spotCheck={detail.data.spotCheck} />}
      <StateView query={detail} what={t("review.turns.what")} name="review.turns" rows={4}>
        {(data) => (
          <section aria-label={t("review.turns.title")}>
            <div className={css.group}>
              <h3 className="bold">{t("review.turns.title")}</h3>
              <span className="grow" />
              <span className="xs text-3">
                {data.turns.length > 0 ? t("review.turns.latest", { count: data.turns.length }) : t("review.turns.none")}
              </span>
            </div>
            {data.turns.map((turn, i) => (
              <MissTurnRow key={turn.id} kb={kb} turn={turn} opened={i === 0} />
            ))}
          </section>
        )}
      </StateView>
    </Column>
  );
}

/** What a person named stands first among the proposals, near or not. */
const nearest = (proposals: MissDetail["proposals"] = []): MissDetail["proposals"][number] | undefined =>
  proposals.toSorted((a, b) => b.confidence - a.confidence)[0];

interface NowProps {
  miss: Miss;
  near: MissDetail["proposals"][number] | undefined;
  /** The entry that the latest customer was answered by. */
  given: string | null;
  /** Entries that a spot check calls wrong for it. */
  wrong: readonly string[];
}

function Now({ miss, near, given, wrong }: NowProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { outcome, confidence, entry, question } = miss.now;
  const isWrong = outcome === "answered" && entry !== null && wrong.includes(entry);
  const Icon = isWrong ? IconX : icons[outcome];
  const guess = question ?? near?.question;
  const line =
    outcome === "answered"
      ? t(isWrong ? "review.now.stillWrong" : "review.now.answered", { question: question ?? "" })
      : outcome === "clarify"
        ? t("review.now.clarify", { question: guess ?? "" })
        : outcome === "unanswered"
          ? guess
            ? t(near && isSilent(miss, near) ? "review.now.silent" : "review.now.unansweredNear", { question: guess })
            : t("review.now.unanswered")
          : t(`review.now.${outcome}`);
  return (
    <div className={css.now}>
      <div className={css.nowLine}>
        <span className={css.nowIcon} data-outcome={isWrong ? "blocked" : outcome}>
          <Icon size={18} aria-hidden />
        </span>
        <p className="lg grow">
          {outcome === "answered" && entry ? (
            <ScreenLink screen="knowledge" search={{ entry }} className={css.plainLink}>
              {line}
            </ScreenLink>
          ) : (
            line
          )}
        </p>
        <Outcome badge outcome={outcome} confidence={confidence} />
      </div>
      {outcome === "answered" && !isWrong && <p className="xs text-2">{t(given === entry ? "review.now.given" : "review.now.publish")}</p>}
      <div className={css.trend}>
        <MissReason reason={miss.reason} />
        <span>{t("review.head.first", { time: dayTime(miss.firstAt) })}</span>
        <span>{t("review.head.last", { time: dayTime(miss.lastAt) })}</span>
        <span className="grow" />
        <span role="img" aria-label={t("review.chart", { days: miss.days.join(", ") })} className="row" style={{ gap: 6 }}>
          {t("review.days14")}
          <Sparkline values={miss.days} width={112} height={20} />
        </span>
      </div>
    </div>
  );
}
