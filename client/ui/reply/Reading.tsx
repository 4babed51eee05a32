// How a question was read: a block for each piece, deeper the more it gave; the same as a table on demand.
import { Button, Table } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Reading.module.css";

export interface ReadingProps {
  /** contribution: points of score towards the entry; null = dropped. */
  pieces: readonly { text: string; contribution: number | null }[];
  /** What a question without any of these pieces would start from; null or absent: nothing. */
  start?: number | null;
  /** The entry's standard question that the pieces pull towards. */
  towards: string | null;
  /** Beside the legend: what acted on the question. */
  aside?: ReactNode;
}

const han = /\p{Script=Han}/u;
const sign = (n: number): string => (n > 0 ? "+" : n < 0 ? "−" : "");
const figure = (n: number): string => `${sign(n)}${Math.abs(n) >= 1 || n === 0 ? Math.round(Math.abs(n)) : Math.abs(n).toFixed(1)}`;

export function Reading({ pieces, start = null, towards, aside }: ReadingProps) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const most = Math.max(1e-9, ...pieces.map((p) => Math.abs(p.contribution ?? 0)));
  const said = pieces
    .map((p) => `${p.text} ${p.contribution === null ? t("common.reading.droppedCell") : figure(p.contribution)}`)
    .join(t("common.reading.comma"));
  return (
    <div>
      {towards !== null && <p className={css.towards}>{t("common.reading.towards", { question: towards })}</p>}
      {table ? (
        <Table className={css.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("common.reading.piece")}</Table.Th>
              <Table.Th className="num">{t("common.reading.contribution")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pieces.map((p, i) => (
              <Table.Tr key={i}>
                <Table.Td>{p.text}</Table.Td>
                <Table.Td className="num">{p.contribution === null ? t("common.reading.droppedCell") : figure(p.contribution)}</Table.Td>
              </Table.Tr>
            ))}
            {start !== null && (
              <Table.Tr>
                <Table.Td>{t("common.reading.start")}</Table.Td>
                <Table.Td className="num">{figure(start)}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      ) : (
        <div className={css.pieces} role="img" aria-label={t("common.reading.label", { pieces: said })}>
          {pieces.map((p, i) => {
            const pull = p.contribution === null ? "dropped" : p.contribution < 0 ? "away" : "towards";
            // 6–42 % of the accent for pulling, 6–46 % of orange for pushing away: LOOK.md, Contribution.
            const strength = 6 + (Math.abs(p.contribution ?? 0) / most) * (pull === "away" ? 40 : 36);
            return (
              <span key={i} className={css.piece}>
                <span
                  className={css.block}
                  data-pull={pull}
                  data-han={han.test(p.text) || undefined}
                  style={{ "--strength": `${strength}%` } as React.CSSProperties}
                >
                  {p.text}
                </span>
                <span className={css.number} data-pull={pull}>
                  {p.contribution === null ? "·" : figure(p.contribution)}
                </span>
              </span>
            );
          })}
        </div>
      )}
      <div className={css.legend}>
        <span>
          <i className={css.sample} data-pull="towards" />
          {t("common.reading.pulls")}
        </span>
        <span>
          <i className={css.sample} data-pull="away" />
          {t("common.reading.pushes")}
        </span>
        <span>
          <i className={css.sample} data-pull="dropped" />
          {t("common.reading.dropped")}
        </span>
        {start !== null && <span title={t("common.reading.startLine")}>{`${t("common.reading.start")} ${figure(start)}`}</span>}
        <Button size="xs" variant="subtle" className={css.switch} onClick={() => setTable(!table)}>
          {table ? t("common.reading.asBlocks") : t("common.reading.asTable")}
        </Button>
        {aside !== undefined && <span className={css.aside}>{aside}</span>}
      </div>
    </div>
  );
}
