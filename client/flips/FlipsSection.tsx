// In a side panel: which real questions saving would gain, lose and move, before anything is saved.
import { IconArrowsLeftRight, IconCircleCheck, IconCircleDashed, IconTargetArrow } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { useApi } from "../lib/queries.ts";
import { Section } from "../ui/page/Column.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { JobLine } from "../ui/state/Job.tsx";
import { FlipFigures } from "./FlipFigures.tsx";
import css from "./FlipsSection.module.css";
import { flipDays, type FlipList, type KnownFlips, type ReadyFlips } from "./knownFlips.ts";

export interface FlipsSectionProps {
  flips: KnownFlips;
  /** The entry that is edited; null for a new one, and where none is. */
  self: string | null;
  /** What must be completed, how this is told, and what is waited for. */
  words: { incomplete: string; help: string; making: string };
  /** Said of what is told, before its base. */
  notes?: ReactNode;
  /** Offered beside the base. */
  more?: ReactNode;
  /** Under the kinds: wordings that break. */
  broken: ReactNode;
  onOpen: (entry: string) => void;
}

type Flip = OutputOf<"listFlips">["rows"][number];
type Side = Flip["from"];

export function FlipsSection({ flips, self, words, notes, more, broken, onOpen }: FlipsSectionProps) {
  const { t } = useTranslation();
  const { found, isStale, isChanged, isIncomplete, error, retry } = flips;
  const [helps, setHelps] = useState(false);
  const days = flipDays;
  const ready = found?.state === "ready" ? found : null;
  const isForesaid = ready !== null && isChanged && !isIncomplete;
  const isTold = isForesaid && ready.questions > 0;
  const isNothing = isTold && ready.gained.questions + ready.lost.questions + ready.moved.questions + ready.broken.length === 0;
  return (
    <>
      <Section
        flush
        icon={<IconTargetArrow size={14} className="text-3" aria-hidden />}
        title={t("flips.title")}
        actions={isTold && <FlipFigures ready={ready} />}
      >
        <div role="status" aria-busy={isStale}>
          {error ? (
            <div className={css.line}>
              <ErrorText what={t("flips.failed")} error={error} onRetry={retry} />
            </div>
          ) : found?.state === "making" ? (
            <div className={css.making}>
              <JobLine label={words.making} done={found.done} total={found.total} />
            </div>
          ) : ready?.questions === 0 ? (
            <p className={css.line}>{t("flips.none", { days })}</p>
          ) : (
            <>
              {isIncomplete && <p className={css.line}>{words.incomplete}</p>}
              {!isChanged && <p className={css.line}>{t("flips.idle")}</p>}
              {isNothing && <p className={css.line}>{t("flips.nothing")}</p>}
              {isTold && notes}
              {isTold && ready.behind && <p className={css.line}>{t("flips.behind")}</p>}
              {ready && <p className={css.line}>{t("flips.base", { count: ready.questions, times: ready.times, days })}</p>}
              {ready && (
                <p className={css.line}>
                  <button type="button" className="link" aria-expanded={helps} onClick={() => setHelps(!helps)}>
                    {t("flips.how")}
                  </button>
                  {more}
                </p>
              )}
            </>
          )}
          {ready && helps && <p className={css.line}>{words.help}</p>}
        </div>
      </Section>
      {isTold && (
        <div className={css.kinds} data-stale={isStale || undefined}>
          <Kind kind="gained" icon={<IconCircleCheck size={14} className="text-good" aria-hidden />} {...{ flips, ready, self, onOpen }} />
          <Kind
            kind="moved"
            icon={<IconArrowsLeftRight size={14} className="text-moved" aria-hidden />}
            {...{ flips, ready, self, onOpen }}
          />
          <Kind kind="lost" icon={<IconCircleDashed size={14} className="text-bad" aria-hidden />} {...{ flips, ready, self, onOpen }} />
        </div>
      )}
      {isForesaid && (
        <div className={css.kinds} data-stale={isStale || undefined}>
          {broken}
        </div>
      )}
    </>
  );
}

/** A line of the panel's text. */
export const FlipsNote = ({ children }: { children: ReactNode }) => <p className={css.line}>{children}</p>;

interface KindProps extends Pick<FlipsSectionProps, "flips" | "self" | "onOpen"> {
  kind: "gained" | "lost" | "moved";
  icon: ReactNode;
  ready: ReadyFlips;
}

/** Rows asked for at a time, once all are wanted. */
const pageRows = 50;

function Kind({ kind, icon, ready, flips, self, onOpen }: KindProps) {
  const { t } = useTranslation();
  const { questions, times, first, byEntry } = ready[kind];
  const [pages, setPages] = useState(0);
  if (questions === 0) return null;
  // Of few the rows themselves say it.
  const pairs = questions > first.length && byEntry.length > 1 ? byEntry : [];
  return (
    <Section flush icon={icon} title={t(`flips.${kind}`)} count={t("flips.questions", { count: questions, times })}>
      <p className={css.line}>{t(`flips.${kind}Note`)}</p>
      {pairs.length > 0 && (
        <ul>
          {pairs.slice(0, 5).map((pair) => (
            <li key={`${pair.from?.entry} ${pair.to?.entry}`} className={css.row}>
              <span className={css.text}>
                <span className="grow xs text-2 ellipsis">
                  <Way {...pair} self={self} onOpen={onOpen} />
                </span>
                <span className="xs text-3 num">{t("flips.questions", { count: pair.questions, times: pair.times })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {pages === 0 && first.map((flip) => <Row key={flip.text} flip={flip} self={self} onOpen={onOpen} />)}
        {Array.from({ length: pages }, (_, page) => (
          <Page key={page} page={page} {...{ kind, flips, self, onOpen }} />
        ))}
      </ul>
      {questions > first.length && (
        <p className={css.more}>
          {pages * pageRows < questions && (
            <button type="button" className="link" onClick={() => setPages(pages + 1)}>
              {pages === 0
                ? t("flips.all", { count: questions })
                : t("flips.more", { count: Math.min(pageRows, questions - pages * pageRows) })}
            </button>
          )}
          {pages > 0 && (
            <button type="button" className="link" onClick={() => setPages(0)}>
              {t("flips.less")}
            </button>
          )}
        </p>
      )}
    </Section>
  );
}

function Page({ kind, page, flips, self, onOpen }: Pick<KindProps, "kind" | "flips" | "self" | "onOpen"> & { page: number }) {
  const { t } = useTranslation();
  const input = flips.list && { ...flips.list.input, kind, offset: page * pageRows, limit: pageRows };
  const { data, error, refetch } = useApi<FlipList["name"]>(flips.list?.name ?? "listFlips", input, { staleTime: 5_000, gcTime: 30_000 });
  if (error)
    return (
      <li className={css.line}>
        <ErrorText what={t("flips.failed")} error={error} onRetry={() => void refetch()} />
      </li>
    );
  return data?.rows.map((flip) => <Row key={flip.text} flip={flip} self={self} onOpen={onOpen} />);
}

function Row({ flip: { text, times, from, to }, self, onOpen }: { flip: Flip } & Pick<FlipsSectionProps, "self" | "onOpen">) {
  const { t } = useTranslation();
  // That this entry gains or loses goes without saying.
  const isOwn = (side: Side): boolean => side === null || side.entry === self;
  return (
    <li className={css.row}>
      <p className={css.text}>
        <span className="grow ellipsis" dir="auto" title={text}>
          {text}
        </span>
        <span className="xs text-3 num">{t("flips.times", { count: times })}</span>
      </p>
      {!(isOwn(from) && isOwn(to)) && (
        <span className="xs text-3">
          <Way from={from} to={to} self={self} onOpen={onOpen} />
        </span>
      )}
    </li>
  );
}

/** Who gives and who takes; opens the one that is not this entry. */
function Way({ from, to, self, onOpen }: { from: Side; to: Side } & Pick<FlipsSectionProps, "self" | "onOpen">) {
  const { t } = useTranslation();
  const nameOf = (side: NonNullable<Side>): string =>
    side.entry === self ? t("flips.self") : t("flips.named", { question: side.question });
  const words =
    from && to
      ? t("flips.way", { from: nameOf(from), to: nameOf(to) })
      : to
        ? to.entry === self
          ? t("flips.self")
          : t("flips.by", { question: to.question })
        : from && from.entry !== self
          ? t("flips.from", { question: from.question })
          : t("flips.self");
  const other = [from, to].find((side) => side && side.entry !== self)?.entry ?? null;
  if (other === null) return words;
  return (
    <button type="button" className={`link ellipsis ${css.way}`} title={words} onClick={() => onOpen(other)}>
      {words}
    </button>
  );
}
