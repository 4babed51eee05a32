// The same as the chart in rows: each day and version with the figure, newest first, publications among them.
import { Table } from "@mantine/core";
import { IconArrowBackUp, IconRocket } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import type { Coverage } from "./coverageSegments.ts";
import css from "./Today.module.css";
import { daysName, useDayName } from "./useDayName.ts";

export interface CoverageTableProps {
  coverage: Coverage;
  /** What the figure is called. */
  name: string;
  channel: string | undefined;
}

export function CoverageTable({ coverage: { points, events }, name, channel }: CoverageTableProps) {
  const { t } = useTranslation();
  const dayName = useDayName();
  const rows = [
    ...points.map((p) => ({ x: p.x, point: p, event: null })),
    ...events.map((e) => ({ x: e.x, point: null, event: e })),
  ].toSorted((a, b) => b.x - a.x);
  return (
    <div className={css.table}>
      <Table aria-label={t("today.chart.table", { name })} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("today.chart.day")}</Table.Th>
            <Table.Th>{t("today.chart.versionHead")}</Table.Th>
            <Table.Th className="num">{t("today.chart.asked")}</Table.Th>
            <Table.Th className="num">{name}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ x, point, event }) =>
            point ? (
              <Table.Tr key={`p ${x} ${point.version}`}>
                <Table.Td>
                  <ScreenLink screen="logs" search={{ from: point.from, until: point.day, version: point.version ?? undefined, channel }}>
                    {daysName(point, dayName)}
                  </ScreenLink>
                </Table.Td>
                <Table.Td>
                  {point.version === null ? t("today.chart.noVersion") : t("today.chart.version", { number: point.version })}
                </Table.Td>
                <Table.Td className="num">{point.asked}</Table.Td>
                <Table.Td className="num">{`${point.value.toFixed(1)}%`}</Table.Td>
              </Table.Tr>
            ) : (
              <Table.Tr key={`e ${x} ${event.version}`}>
                <Table.Td colSpan={4}>
                  <span className="row text-2">
                    {event.rollback ? <IconArrowBackUp size={14} aria-hidden /> : <IconRocket size={14} aria-hidden />}
                    {t(event.rollback ? "today.chart.rolledBack" : "today.chart.published", {
                      day: dayName(event.day),
                      number: event.version,
                    })}
                  </span>
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}
