// What a log file holds, before anything of it is written: how it was read, how much of what, the first turns, what was refused, what stays open.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { logFields } from "../../../shared/knowledge/logProblem.ts";
import { useCommand } from "../../lib/queries.ts";
import { useTimes } from "../../lib/time.ts";
import { type Figure, FoundLines, PreviewFigures, PreviewFoot, TableAsks } from "../../ui/form/FilePreview.tsx";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { ColumnsAsRead, ExtraCells } from "../../ui/form/TableChoices.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import type { LogChoices, SeenLog } from "./choices.ts";
import { RejectedLines } from "./RejectedLines.tsx";
import { Roles } from "./Roles.tsx";
import { SampleTurns } from "./SampleTurns.tsx";

export interface LogPreviewProps {
  kb: string;
  seen: SeenLog;
  name: string;
  choices: LogChoices;
  /** The file is being read again with other choices. */
  isBusy: boolean;
  onChoices: (choices: LogChoices) => void;
  onStarted: (job: string) => void;
  onAgain: () => void;
}

export function LogPreview({ kb, seen, name, choices, isBusy, onChoices, onStarted, onAgain }: LogPreviewProps) {
  const { t } = useTranslation();
  const run = useCommand("runLogImport");
  const start = (): void => run.mutate({ kb, upload: seen.upload }, { onSuccess: ({ job }) => onStarted(job) });
  const { format, encoding, rows } = seen;
  const figures = (
    [
      ["turns", rows],
      ...(seen.messages > 0 ? [["messages", seen.messages] as const] : []),
      ["conversations", seen.conversations],
      ["customers", seen.customers],
      ["known", seen.known],
    ] as const
  ).map(([key, value]): Figure => ({ label: t(`logs.import.preview.${key}`), value }));
  const refused: Figure = { label: t("logs.import.preview.rejected"), value: seen.rejected, tone: "bad" };
  const read = { name, format: t(`logs.import.preview.format.${format}`), encoding: encoding.toUpperCase() };
  return (
    <div className="stack" style={{ gap: 16 }}>
      <p>{t("logs.import.preview.summary", { ...read, count: rows })}</p>
      <PreviewFigures figures={[...figures, refused]} />
      <Findings seen={seen} />
      <Open seen={seen} choices={choices} isBusy={isBusy} onChoices={onChoices} />
      {seen.rejected > 0 && <RejectedLines kb={kb} upload={seen.upload} problems={seen.problems} total={seen.rejected} />}
      {seen.sample.length > 0 && <SampleTurns turns={seen.sample} />}
      <ErrorLine error={run.error} />
      <PreviewFoot>
        <span className="grow text-3">{t("logs.import.preview.nothingWritten")}</span>
        <Button variant="subtle" onClick={onAgain}>
          {t("logs.import.preview.again")}
        </Button>
        <PrimaryButton scope="dialog" onRun={start} loading={run.isPending} disabled={rows + seen.messages === 0 || isBusy}>
          {rows + seen.messages === 0 ? t("logs.import.preview.nothing") : t("logs.import.preview.run", { count: rows + seen.messages })}
        </PrimaryButton>
      </PreviewFoot>
    </div>
  );
}

/** From when to when, and what should be known of the lines. */
function Findings({ seen: { from, until, rows, ...seen } }: { seen: SeenLog }) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const told = (["others", "alone", "withoutTime", "toAsk", "strangeEntries"] as const).filter(
    (one) => seen[one] > 0 && !(one === "withoutTime" && from === null),
  );
  return (
    <FoundLines>
      {from !== null && until !== null ? (
        <li>
          {full(from) === full(until)
            ? t("logs.import.preview.moment", { at: full(from) })
            : t("logs.import.preview.period", { from: full(from), until: full(until) })}
        </li>
      ) : (
        rows > 0 && <li>{t("logs.import.preview.noTime")}</li>
      )}
      {told.map((one) => (
        <li key={one}>{t(`logs.import.preview.${one}`, { count: seen[one], robots: seen.robots })}</li>
      ))}
      {seen.foreignIds > 0 && <li>{t("logs.import.preview.foreignIds")}</li>}
      {seen.known > 0 && <li>{t("logs.import.preview.knownLine", { count: seen.known })}</li>}
    </FoundLines>
  );
}

/** What the file leaves to who imports it. */
function Open({ seen, choices, isBusy, onChoices }: Pick<LogPreviewProps, "seen" | "choices" | "isBusy" | "onChoices">) {
  const { t } = useTranslation();
  const { columns, extra, roles } = seen;
  if (columns.length === 0 && extra.rows === 0 && roles.length === 0) return null;
  return (
    <TableAsks isBusy={isBusy}>
      <ColumnsAsRead
        columns={columns}
        fields={logFields.map((value) => ({ value, label: t(`logs.import.field.${value}`) }))}
        chosen={choices.columns}
        onChange={(chosen) => onChoices({ ...choices, columns: chosen })}
        disabled={isBusy}
      />
      <Roles roles={roles} chosen={choices.roles} disabled={isBusy} onChange={(said) => onChoices({ ...choices, roles: said })} />
      {extra.rows > 0 && (
        <ExtraCells
          rows={extra.rows}
          sample={extra.sample && { row: extra.sample.line, text: extra.sample.text }}
          value={choices.extra}
          joined={t("logs.import.preview.joined")}
          disabled={isBusy}
          onChange={(way) => onChoices({ ...choices, extra: way })}
        />
      )}
    </TableAsks>
  );
}
