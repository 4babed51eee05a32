// What an import would do, before anything is written: counts, problems by row, the first rows, and the choice for existing entries.
import { Button, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileUrl } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useCommand } from "../../lib/queries.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { type Figure, PreviewFigures, PreviewFoot, SampleRows, SampleText } from "../../ui/form/FilePreview.tsx";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import css from "./Import.module.css";
import { problemWords } from "../../../shared/i18n/importProblems.ts";
import { Asks, type AsksProps } from "./Asks.tsx";
import type { ExistingWay, ImportPreview } from "./choices.ts";
import { ExistingEntries, writtenOf } from "./ExistingEntries.tsx";
import { Findings } from "./Findings.tsx";
import { FormatChoice } from "./FormatChoice.tsx";
import { usePlace } from "./usePlace.ts";

// What scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

const tones: Partial<Record<string, Pick<Figure, "tone">>> = { conflicts: { tone: "note" }, rejected: { tone: "bad" } };

export function Preview({
  preview,
  name,
  choices,
  isBusy,
  onChoices,
  onStarted,
  onAgain,
}: {
  preview: ImportPreview;
  choices: AsksProps["choices"];
  /** The file is being read again with other choices. */
  isBusy: boolean;
  onChoices: AsksProps["onChange"];
  name: string;
  onStarted: (job: string) => void;
  onAgain: () => void;
}) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const run = useCommand("runImport");
  const place = usePlace();
  const [existing, setExisting] = useState<ExistingWay>("skip");
  const [each, setEach] = useState<Record<string, ExistingWay>>({});
  const [asksFormat, setAsksFormat] = useState(false);
  const count = preview.new + writtenOf(preview.existing, existing, each);
  const start = (): void => {
    // The file may have been read anew since.
    const listed = new Set(preview.existing.rows.map(({ id }) => id));
    const some = Object.entries(each).flatMap(([entry, way]) => (listed.has(entry) ? [{ entry, existing: way }] : []));
    run.mutate({ kb, upload: preview.upload, existing, each: some }, { onSuccess: ({ job }) => onStarted(job) });
  };
  const figures = (["new", "changed", "same", "conflicts", "rejected"] as const).map((key): Figure => ({
    label: t(`knowledge.import.${key}`),
    value: preview[key],
    ...tones[key],
  }));
  return (
    <div className={css.step}>
      <div>
        <p>
          {t("knowledge.import.summary", { name, count: preview.rows })}{" "}
          <span className="text-2">{t("knowledge.files.wasReadAs", { format: t(`knowledge.files.format.${preview.format}`) })}</span>{" "}
          <button type="button" className="link" aria-expanded={asksFormat} onClick={() => setAsksFormat(!asksFormat)}>
            {t("knowledge.files.otherFormat")}
          </button>
        </p>
        {asksFormat && (
          <FormatChoice
            value={choices.format}
            disabled={isBusy}
            onChange={(format) => onChoices({ ...choices, columns: {}, header: "first", format })}
          />
        )}
      </div>
      <PreviewFigures figures={figures} />
      <Asks preview={preview} choices={choices} isBusy={isBusy} onChange={onChoices} />
      <Findings preview={preview} overwrites={existing === "overwrite"} />
      {preview.problems.length > 0 && (
        <section aria-label={t("knowledge.import.problems")}>
          <div className="row">
            <h3 className="bold grow">{t("knowledge.import.problems")}</h3>
            {preview.rejected > 0 && (
              <a className="link" href={fileUrl("getImportProblems", { kb, upload: preview.upload })} download>
                {t("knowledge.import.rejectedFile")}
              </a>
            )}
          </div>
          <ul className={css.problems} {...scrolls}>
            {preview.problems.map((p, i) => (
              <li key={i}>
                <Tag hue={p.severity === "rejected" ? "red" : "orange"}>
                  {p.severity === "rejected" ? t("knowledge.import.refused") : t("knowledge.import.warning")}
                </Tag>
                <span className={css.row}>{place(p)}</span>
                <span className="grow">{problemWords(i18n.language === "en" ? "en" : "zh", p)}</span>
              </li>
            ))}
          </ul>
          {preview.problems.length >= 200 && <p className="xs text-3">{t("knowledge.import.moreProblems")}</p>}
        </section>
      )}
      {preview.sample.length > 0 && (
        <SampleRows
          title={t("knowledge.import.sample", { count: preview.sample.length })}
          columns={(["sampleQuestion", "sampleSimilar", "sampleAnswer", "sampleState"] as const).map((key) => ({
            key,
            label: t(`knowledge.import.${key}`),
            isNumber: key === "sampleSimilar",
          }))}
        >
          {preview.sample.map((row) => (
            <Table.Tr key={`${row.sheet} ${row.row}`}>
              <Table.Td>
                <SampleText>{row.question}</SampleText>
              </Table.Td>
              <Table.Td className="num">{row.similar}</Table.Td>
              <Table.Td>
                <SampleText>{row.answer}</SampleText>
              </Table.Td>
              <Table.Td>{t(`knowledge.import.state.${row.state}`)}</Table.Td>
            </Table.Tr>
          ))}
        </SampleRows>
      )}
      {preview.existing.count > 0 && (
        <ExistingEntries existing={preview.existing} value={existing} each={each} onChange={setExisting} onEach={setEach} />
      )}
      <ErrorLine error={run.error} />
      <PreviewFoot>
        <Button variant="subtle" onClick={onAgain}>
          {t("knowledge.import.again")}
        </Button>
        <PrimaryButton scope="dialog" onRun={start} loading={run.isPending} disabled={count + preview.notOurs === 0 || isBusy}>
          {count > 0
            ? t("knowledge.import.run", { count })
            : preview.notOurs > 0
              ? t("knowledge.files.runNotOurs", { count: preview.notOurs })
              : t("knowledge.import.nothing")}
        </PrimaryButton>
      </PreviewFoot>
    </div>
  );
}
