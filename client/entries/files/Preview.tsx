// What an import would do, before anything is written: counts, problems by row, the first rows, and the choice for existing entries.
import { Button, Radio, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileUrl, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useCommand } from "../../lib/queries.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import css from "./Import.module.css";
import type { TFunction } from "i18next";
import { contentFields } from "../../../shared/knowledge/fields.ts";

// What scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

type ImportPreview = OutputOf<"previewImport">;

export function Preview({
  preview,
  name,
  onStarted,
  onAgain,
}: {
  preview: ImportPreview;
  name: string;
  onStarted: (job: string) => void;
  onAgain: () => void;
}) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const run = useCommand("runImport");
  const [existing, setExisting] = useState<"skip" | "overwrite">("skip");
  const count = preview.new + (existing === "overwrite" ? preview.changed : 0);
  const start = (): void => run.mutate({ kb, upload: preview.upload, existing }, { onSuccess: ({ job }) => onStarted(job) });
  const figures = [
    ["new", preview.new],
    ["changed", preview.changed],
    ["same", preview.same],
    ["conflicts", preview.conflicts],
    ["rejected", preview.rejected],
  ] as const;
  return (
    <div className={css.step}>
      <p>{t("knowledge.import.summary", { name, count: preview.rows })}</p>
      <dl className={css.figures}>
        {figures.map(([key, value]) => (
          <div
            key={key}
            data-bad={(key === "rejected" && value > 0) || undefined}
            data-note={(key === "conflicts" && value > 0) || undefined}
          >
            <dt>{t(`knowledge.import.${key}`)}</dt>
            <dd>{value.toLocaleString(i18n.language)}</dd>
          </div>
        ))}
      </dl>
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
                <span className={css.row}>{t("knowledge.import.problemRow", { row: p.row })}</span>
                <span className="grow">{problemText(t, p)}</span>
              </li>
            ))}
          </ul>
          {preview.problems.length >= 200 && <p className="xs text-3">{t("knowledge.import.moreProblems")}</p>}
        </section>
      )}
      {preview.sample.length > 0 && (
        <section aria-label={t("knowledge.import.sample", { count: preview.sample.length })}>
          <h3 className="bold">{t("knowledge.import.sample", { count: preview.sample.length })}</h3>
          <div className={css.sample} {...scrolls} role="region" aria-label={t("knowledge.import.sampleQuestion")}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("knowledge.import.sampleQuestion")}</Table.Th>
                  <Table.Th className="num">{t("knowledge.import.sampleSimilar")}</Table.Th>
                  <Table.Th>{t("knowledge.import.sampleAnswer")}</Table.Th>
                  <Table.Th>{t("knowledge.import.sampleState")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {preview.sample.map((row) => (
                  <Table.Tr key={row.row}>
                    <Table.Td>
                      <span className={css.cell} dir="auto" title={row.question}>
                        {row.question}
                      </span>
                    </Table.Td>
                    <Table.Td className="num">{row.similar}</Table.Td>
                    <Table.Td>
                      <span className={css.cell} dir="auto" title={row.answer}>
                        {row.answer}
                      </span>
                    </Table.Td>
                    <Table.Td>{t(`knowledge.import.state.${row.state}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </section>
      )}
      {preview.changed > 0 && (
        <Radio.Group
          label={t("knowledge.import.existing")}
          value={existing}
          onChange={(value) => setExisting(value === "overwrite" ? "overwrite" : "skip")}
        >
          <div className="stack" style={{ gap: 8, paddingTop: 4 }}>
            <Radio value="skip" label={t("knowledge.import.skip")} />
            <Radio value="overwrite" label={t("knowledge.import.overwrite")} />
          </div>
        </Radio.Group>
      )}
      <ErrorLine error={run.error} />
      <div className={css.foot}>
        <Button variant="subtle" onClick={onAgain}>
          {t("knowledge.import.again")}
        </Button>
        <PrimaryButton scope="dialog" onRun={start} loading={run.isPending} disabled={count === 0}>
          {count === 0 ? t("knowledge.import.nothing") : t("knowledge.import.run", { count })}
        </PrimaryButton>
      </div>
    </div>
  );
}

// What is wrong with a row of a file of entries, in the reader's language.
type Problem = OutputOf<"previewImport">["problems"][number];

const fields = ["id", ...contentFields] as const;
const ofTheRow = [
  "duplicate_id",
  "ends_before_start",
  "duplicate_question",
  "repeated_wording",
  "missing_related",
  "invalid_json",
  "line_too_long",
  "entry_too_long",
  "unclosed_quote",
  "text_after_quote",
  "unknown_field",
  "unknown_column",
  "repeated_column",
] as const;
const asWritten: ReadonlySet<string> = new Set(["unknown_field", "unknown_column", "repeated_column"]);
const timeOrFlag = { validFrom: "time", validUntil: "time", enabled: "flag", id: "id" } as const;

/** "field: what was expected"; what we have no words for is said as the server says it. */
function problemText(t: TFunction, { field, code, message, values: named }: Problem): string {
  const { text = "", entry = "", row = 0, left = 0, line = 0, met = 0 } = named ?? {};
  const values = { text, entry, row, left, line, met };
  const [root, index, part] = (field ?? "").split(".");
  // A column or field nobody knows is called as the file calls it, also where we use the same word.
  const known = asWritten.has(code) ? undefined : fields.find((f) => f === root);
  const name = known ? t(`knowledge.import.field.${known}`) : field;
  const said = (words: string): string => (name ? t("knowledge.import.problem.at", { name, words }) : words);
  if (code === "taught_elsewhere")
    return said(
      named?.row !== undefined ? t("knowledge.import.problem.taughtInRow", values) : t("knowledge.import.problem.taughtByEntry", values),
    );
  const own = ofTheRow.find((one) => one === code);
  if (own) return said(t(`knowledge.import.problem.${own}`, values));
  if (root === "validFrom" || root === "validUntil" || root === "enabled" || root === "id")
    return said(t(`knowledge.import.problem.${timeOrFlag[root]}`));
  if (root === "question" || root === "tags" || root === "related" || root === "note") return said(t(`knowledge.editor.check.${root}`));
  if (root === "similar") return said(t(index === undefined ? "knowledge.editor.check.similarMany" : "knowledge.editor.check.similar"));
  if (root === "answers" && index === undefined) return said(t("knowledge.editor.check.answersMany"));
  if (root === "answers") return said(t(part === "when" ? "knowledge.editor.check.condition" : "knowledge.editor.check.answer"));
  if (!name) return t("knowledge.import.problem.invalid_json");
  return said(t("knowledge.editor.check.other", { expected: message }));
}
