// The first turns of a log file, as they would be kept.
import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../../lib/channelName.ts";
import { useTimes } from "../../lib/time.ts";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import type { SeenLog } from "./choices.ts";
import css from "./Import.module.css";

export function SampleTurns({ turns }: { turns: SeenLog["sample"] }) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const channelName = useChannelName();
  const title = t("logs.import.preview.sample", { count: turns.length });
  return (
    <section>
      <h3 className="bold">{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className={css.sample} tabIndex={0} role="region" aria-label={title}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(["question", "outcome", "entry", "channel", "time"] as const).map((column) => (
                <Table.Th key={column}>{t(`logs.column.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {turns.map(({ line, at, question, outcome, confidence, entry, channel }) => (
              <Table.Tr key={line}>
                <Table.Td>
                  <span className={css.cell} dir="auto" title={question}>
                    {question}
                  </span>
                </Table.Td>
                <Table.Td className={css.tight}>
                  {outcome === null ? (
                    <span className="text-3">{t("logs.import.preview.asked")}</span>
                  ) : (
                    <Outcome outcome={outcome} confidence={confidence} />
                  )}
                </Table.Td>
                <Table.Td>
                  <span className={css.cell} title={entry ?? undefined}>
                    {entry ?? t("logs.noEntry")}
                  </span>
                </Table.Td>
                <Table.Td className={css.tight}>{channel === null ? "" : channelName(channel)}</Table.Td>
                <Table.Td className={css.tight} title={at === null ? undefined : full(at)}>
                  {at === null ? t("logs.noEntry") : dayTime(at)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
