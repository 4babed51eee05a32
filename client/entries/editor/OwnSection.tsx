// In the side panel: whether the entry keeps its own wordings, and what each is worth to the questions customers ask.
import { Button } from "@mantine/core";
import { IconScale, IconShieldCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page/Column.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { useOwnCheck } from "../ownWordings/useOwnCheck.ts";
import css from "./OwnSection.module.css";
import type { OwnWordings, WordingValue, WordingValues } from "./useOwnWordings.ts";

export interface OwnSectionProps {
  own: OwnWordings;
  /** Positive similar questions that are saved. */
  similar: number;
  onOpen: (entry: string) => void;
}

export function OwnSection({ own, similar, onOpen }: OwnSectionProps) {
  const { t } = useTranslation();
  return (
    <Section
      flush
      icon={<IconShieldCheck size={14} className="text-3" aria-hidden />}
      title={t("knowledge.own.title")}
      actions={similar > 0 && <ValueButton values={own.values} />}
    >
      <Kept own={own} onOpen={onOpen} />
      {similar > 0 && <Values values={own.values} />}
    </Section>
  );
}

const shownWeak = 3;

function Kept({ own, onOpen }: Pick<OwnSectionProps, "own" | "onOpen">) {
  const { t } = useTranslation();
  const { found, error } = own;
  const { start, starting, running } = useOwnCheck();
  if (!found)
    return error ? (
      <div className={css.line}>
        <ErrorLine error={error} />
      </div>
    ) : (
      <div className={css.line} style={{ minHeight: 16 }} />
    );
  const { rows, checkedAt, changed } = found;
  const count = (state: (typeof rows)[number]["state"]): number => rows.filter((row) => row.state === state).length;
  const weak = rows.filter((row) => row.state === "weak");
  const line = [
    ...(weak.length > 0 ? [t("knowledge.own.weakCount", { count: weak.length })] : []),
    ...(count("keeps") > 0 ? [t("knowledge.own.keeps", { count: count("keeps") })] : []),
    ...(count("unchecked") > 0 ? [t("knowledge.own.unchecked", { count: count("unchecked") })] : []),
  ].join(" · ");
  return (
    <>
      <p className={css.line}>
        {checkedAt === null ? t("knowledge.own.neverEntry") : count("alone") > 0 ? t("knowledge.own.aloneEntry") : line}
        {(checkedAt === null || changed) && start && !running && (
          <>
            {" "}
            <button type="button" className="link" disabled={starting} onClick={start}>
              {checkedAt === null ? t("knowledge.own.start") : t("knowledge.own.again")}
            </button>
          </>
        )}
        {running && ` · ${t("knowledge.own.running")}`}
      </p>
      {changed && checkedAt !== null && <p className={css.line}>{t("knowledge.own.changedEntry")}</p>}
      <ul>
        {weak.slice(0, shownWeak).map((row) => (
          <li key={row.id ?? "question"} className={css.weak}>
            <p className="ellipsis" dir="auto" title={row.text}>
              {row.text}
            </p>
            {row.winner ? (
              <p className={`xs ${css.winner}`}>
                <button type="button" className="link ellipsis" onClick={() => row.winner && onOpen(row.winner.id)}>
                  {t("knowledge.own.to", { question: row.winner.question })}
                </button>
                <span className="num text-2">{row.confidence}</span>
              </p>
            ) : (
              <p className="xs text-3">{t("knowledge.own.toNobody")}</p>
            )}
          </li>
        ))}
      </ul>
      {weak.length > shownWeak && (
        <p className={`${css.line} ${css.more}`}>{t("knowledge.own.moreWeak", { count: weak.length - shownWeak })}</p>
      )}
    </>
  );
}

function ValueButton({ values: { found, running, start } }: { values: WordingValues }) {
  const { t } = useTranslation();
  if (!start || running || found === undefined) return null;
  return (
    <Button size="xs" variant="subtle" leftSection={<IconScale size={14} aria-hidden />} onClick={start}>
      {found === null ? t("knowledge.own.value") : t("knowledge.own.valueAgain")}
    </Button>
  );
}

const shownRows = 6;

function Values({ values: { found, outdated, running, stop, error } }: { values: WordingValues }) {
  const { t } = useTranslation();
  if (!found && !running && !error) return null;
  const rows = found?.rows ?? [];
  const asked = found?.asked;
  const telling = rows
    .filter(({ wins, costs }) => wins.questions + costs.questions > 0)
    .sort((a, b) => b.wins.times + b.costs.times - (a.wins.times + a.costs.times));
  const shown = telling.slice(0, shownRows);
  return (
    <div className={css.values} role="group" aria-label={t("knowledge.own.values")}>
      {running && <JobLine label={t("knowledge.own.valuing")} done={running.done} total={running.total} onCancel={stop ?? undefined} />}
      <ErrorLine error={error} />
      {shown.map((row) => (
        <Value key={row.id} row={row} />
      ))}
      {rows.length > shown.length && (
        <p className={css.note}>
          {t(telling.length > shown.length ? "knowledge.own.restLess" : "knowledge.own.rest", { count: rows.length - shown.length })}
        </p>
      )}
      {asked && (
        <p className={css.note}>
          {asked.questions === 0 ? t("knowledge.own.noneAsked") : t("knowledge.own.asked", { count: asked.questions, times: asked.times })}
          {asked.labelled > 0 && t("knowledge.own.labelled", { count: asked.labelled })}
        </p>
      )}
      {found && (outdated || found.provisional) && (
        <p className={css.note}>{t(outdated ? "knowledge.own.outdated" : "knowledge.own.provisional", { number: found.revision })}</p>
      )}
    </div>
  );
}

/** Questions and times are never mixed. */
function Value({ row: { text, wins, costs } }: { row: WordingValue }) {
  const { t } = useTranslation();
  return (
    <div className={css.value}>
      <p className="ellipsis" dir="auto" title={text}>
        {text}
      </p>
      {wins.questions > 0 && (
        <p className="xs text-good" title={wins.examples.join("\n")}>
          {t("knowledge.own.wins", { count: wins.questions, times: wins.times })}
        </p>
      )}
      {costs.questions > 0 && (
        <p className="xs text-bad" title={costs.examples.join("\n")}>
          {t("knowledge.own.costs", { count: costs.questions, times: costs.times })}
        </p>
      )}
    </div>
  );
}
