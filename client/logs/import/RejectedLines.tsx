// Lines of a log that were not taken: each by its number, with the reason in the reader's language; the file that names all of them.
import { useTranslation } from "react-i18next";
import { logProblemWords } from "../../../shared/i18n/logProblems.ts";
import type { LogProblem } from "../../../shared/knowledge/logProblem.ts";
import { fileUrl } from "../../lib/api.ts";
import { currentLanguage } from "../../lib/language.ts";
import css from "./Import.module.css";

export interface RejectedLinesProps {
  kb: string;
  upload: string;
  /** The first of them. */
  problems: readonly (Pick<LogProblem, "field" | "code" | "most"> & { line: number })[];
  total: number;
}

export function RejectedLines({ kb, upload, problems, total }: RejectedLinesProps) {
  const { t } = useTranslation();
  return (
    <section className="stack" style={{ gap: 8 }} aria-label={t("logs.import.preview.problems")}>
      <div className="row">
        <h3 className="bold grow">{t("logs.import.rejected", { count: total })}</h3>
        <a className="link" href={fileUrl("getLogProblems", { kb, upload })} download>
          {t("logs.import.rejectedFile")}
        </a>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <ul className={css.rejected} tabIndex={0} aria-label={t("logs.import.rejected", { count: total })}>
        {problems.map(({ line, ...problem }) => (
          <li key={line}>
            <span className={css.line}>{t("logs.import.lineNumber", { line })}</span>
            <span className="grow">{logProblemWords(currentLanguage(), problem)}</span>
          </li>
        ))}
      </ul>
      {total > problems.length && <p className="xs text-3">{t("logs.import.onlyFirst", { count: problems.length })}</p>}
    </section>
  );
}
