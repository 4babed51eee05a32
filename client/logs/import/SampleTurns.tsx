// The first turns of a log file, as they would be kept.
import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../../lib/channelName.ts";
import { useTimes } from "../../lib/time.ts";
import { SampleRows, SampleText } from "../../ui/form/FilePreview.tsx";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import type { SeenLog } from "./choices.ts";
import css from "./Import.module.css";

export function SampleTurns({ turns }: { turns: SeenLog["sample"] }) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const channelName = useChannelName();
  return (
    <SampleRows
      title={t("logs.import.preview.sample", { count: turns.length })}
      columns={(["question", "outcome", "entry", "channel", "time"] as const).map((key) => ({ key, label: t(`logs.column.${key}`) }))}
    >
      {turns.map(({ line, at, question, outcome, confidence, entry, channel }) => (
        <Table.Tr key={line}>
          <Table.Td>
            <SampleText>{question}</SampleText>
          </Table.Td>
          <Table.Td className={css.tight}>
            {outcome === null ? (
              <span className="text-3">{t("logs.import.preview.asked")}</span>
            ) : (
              <Outcome outcome={outcome} confidence={confidence} />
            )}
          </Table.Td>
          <Table.Td>
            <SampleText>{entry ?? t("logs.noEntry")}</SampleText>
          </Table.Td>
          <Table.Td className={css.tight}>{channel === null ? "" : channelName(channel)}</Table.Td>
          <Table.Td className={css.tight} title={at === null ? undefined : full(at)}>
            {at === null ? t("logs.noEntry") : dayTime(at)}
          </Table.Td>
        </Table.Tr>
      ))}
    </SampleRows>
  );
}
