// Below the chart: what expires, what is asked most, what is rated badly, and what was done lately.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { useEntryNames } from "../lib/manyQueries.ts";
import { Section } from "../ui/page/Column.tsx";
import { Person } from "../ui/text/Person.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { Sparkline } from "../ui/text/Figure.tsx";
import { Validity } from "../ui/text/EntryMarks.tsx";
import type { Today } from "./coverageSegments.ts";
import css from "./Today.module.css";
import { today } from "../../shared/i18n/today.ts";

/** As many rows as recent activity has, so that the lists stand level. */
const shown = 6;

export function Lists({ today }: { today: Today }) {
  const { t } = useTranslation();
  return (
    <>
      {today.waiting.length > 0 && (
        <div className={css.waiting}>
          <List title={t("today.waiting.title")} head={t("today.waiting.asked")} none="" rows={today.waiting.slice(0, shown)}>
            {({ validity, validFrom, validUntil, enabled, asked }) => (
              <>
                <Validity validity={validity} validFrom={validFrom} validUntil={validUntil} enabled={enabled} />
                <Count value={asked} />
              </>
            )}
          </List>
        </div>
      )}
      <div className={css.lists}>
        <List
          title={t("today.expiring.title")}
          head={t("today.expiring.hits")}
          none={t("today.expiring.none")}
          rows={today.expiring.slice(0, shown)}
          foot={<Ending ending={today.ending} />}
        >
          {(row) => (
            <>
              <Validity validity="in_force" validFrom={null} validUntil={row.validUntil} enabled />
              <Count value={row.hits} />
            </>
          )}
        </List>
        <List title={t("today.hot.title")} head={t("today.hot.hits")} none={t("today.hot.none")} rows={today.hot.slice(0, shown)}>
          {(row) => (
            <>
              <Sparkline values={row.days} />
              <Count value={row.hits} />
            </>
          )}
        </List>
        <List title={t("today.bad.title")} head={t("today.bad.head")} none={t("today.bad.none")} rows={today.badlyRated.slice(0, shown)}>
          {(row) => (
            <span className="num text-2">
              <span aria-hidden>{`${row.unhelpful} / ${row.helpful}`}</span>
              <span className="sr-only">{t("today.bad.label", { unhelpful: row.unhelpful, helpful: row.helpful })}</span>
            </span>
          )}
        </List>
        <Recent rows={today.recent} />
      </div>
    </>
  );
}

interface ListProps<R> {
  title: string;
  head: string;
  none: string;
  rows: readonly R[];
  /** Below the rows. */
  foot?: ReactNode;
  children: (row: R) => ReactNode;
}

function List<R extends { entry: string; question: string }>({ title, head, none, rows, foot, children }: ListProps<R>) {
  return (
    <Section title={title} flush {...(rows.length > 0 ? { actions: <span className="xs text-3">{head}</span> } : {})}>
      {rows.length === 0 && <p className={css.none}>{none}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.entry}>
            <ScreenLink screen="knowledge" search={{ entry: row.entry }} className={css.row}>
              <span className="grow ellipsis" title={row.question}>
                {row.question}
              </span>
              {children(row)}
            </ScreenLink>
          </li>
        ))}
      </ul>
      {foot}
    </Section>
  );
}

/** What the coming ends do, in a line, and the way to the calendar. */
function Ending({ ending: { entries, hits, first } }: Pick<Today, "ending">) {
  const { t } = useTranslation();
  const { day, shopDay } = useTimes();
  return (
    <p className={css.ending}>
      {first !== null && (
        <span className="grow">
          {hits > 0 ? t("today.expiring.line", { date: day(first), count: hits }) : t("today.expiring.quiet", { entries })}
        </span>
      )}
      <ScreenLink screen="knowledge" search={{ calendar: first === null ? "today" : shopDay(first) }}>
        {t("today.expiring.see")}
      </ScreenLink>
    </p>
  );
}

function Count({ value }: { value: number }) {
  const { i18n } = useTranslation();
  return <span className={`${css.number} num text-2`}>{value === 0 ? "–" : value.toLocaleString(i18n.language)}</span>;
}

function Recent({ rows }: { rows: Today["recent"] }) {
  const { t } = useTranslation();
  const { relative, full } = useTimes();
  const nameOf = useEntryNames(rows.flatMap((row) => (row.subject !== null && isAboutEntry(row.action) ? [row.subject] : [])));
  return (
    <Section title={t("today.recent.title")} flush>
      {rows.length === 0 && <p className={css.none}>{t("today.recent.none")}</p>}
      <ul>
        {rows.map((row, i) => (
          <li key={`${row.at} ${i}`} className={css.row}>
            <Person name={row.by ?? t("today.recent.system")} small />
            <span className="grow ellipsis">
              <RecentLine action={row.action} subject={row.subject} question={row.subject === null ? null : nameOf(row.subject)} />
            </span>
            <time className="xs text-3" dateTime={row.at} title={full(row.at)}>
              {relative(row.at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const known = today.zh.recent.action;
type Known = keyof typeof known;
const isKnown = (name: string): name is Known => name in known;

/** Whether an audit line's subject is an entry's id, whose question says more. */
const isAboutEntry = (action: string): boolean => action.startsWith("entry.");
/** Subjects that are numbers or ids only machines read. */
const silent = /^(?:sample|vocabulary|robot_settings|category)\.|^version\.publishing$/u;

export interface RecentLineProps {
  action: string;
  subject: string | null;
  /** Its entry's standard question; null where it is gone, undefined while asked for. */
  question: string | null | undefined;
}

/** One line of what was done: the action in words, and what it was done to. */
function RecentLine({ action, subject, question }: RecentLineProps) {
  const { t } = useTranslation();
  const name = action.replaceAll(".", "_");
  const what = isKnown(name) ? t(`today.recent.action.${name}`) : t("today.recent.other", { action });
  if (subject === null || silent.test(action)) return <>{what}</>;
  if (action.startsWith("version.")) return <>{t("today.recent.version", { what, number: subject })}</>;
  if (!isAboutEntry(action)) return <>{t("today.recent.about", { what, subject })}</>;
  // The language's quotation marks stand around the link.
  const [before, after] = t("today.recent.about", { what, subject: "\n" }).split("\n");
  return (
    <>
      {before}
      <ScreenLink screen="knowledge" search={{ entry: subject }} className={css.quiet}>
        {question ?? subject}
      </ScreenLink>
      {after}
    </>
  );
}
