// What a file leaves open, each with how much of it there is: sheets, columns, several wordings in a cell, rows that do not fit their header.
import { Checkbox, Radio } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wideFields } from "../../../shared/knowledge/wideColumns.ts";
import { useTimes } from "../../lib/time.ts";
import { Looks, TableAsks, Ways } from "../../ui/form/FilePreview.tsx";
import { ColumnsAsRead, ExtraCells } from "../../ui/form/TableChoices.tsx";
import type { Choices, ImportPreview } from "./choices.ts";
import { useForeignAsks } from "./ForeignAsks.tsx";

export interface AsksProps {
  preview: ImportPreview;
  choices: Choices;
  /** The file is being read again. */
  isBusy: boolean;
  onChange: (choices: Choices) => void;
}

const belowWays = ["refuse", "join"] as const;

export function Asks({ preview, choices, isBusy, onChange }: AsksProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { asks, sheets, columns } = preview;
  const set = (some: Partial<Choices>): void => onChange({ ...choices, ...some });
  const { remembered } = preview;
  const sameLike = ({ question, more }: NonNullable<typeof asks.sameAnswer.sample>): string =>
    t("knowledge.files.sameAnswerLike", { question, more: more.join(" · ") });
  const parts: ReactNode[] = [...useForeignAsks({ preview, choices, isBusy, onChange: set })];
  if (sheets.length > 1) {
    const read = sheets.flatMap(({ name, state }) => (state === "left_out" ? [] : [name]));
    parts.push(
      <Checkbox.Group key="sheets" label={t("knowledge.files.sheets")} value={read} onChange={(names) => set({ sheets: names })}>
        <Ways>
          {sheets.map(({ name, rows, state }) => (
            <Checkbox
              key={name}
              value={name}
              disabled={isBusy || (read.length === 1 && read[0] === name)}
              label={
                <>
                  {name}
                  {state !== "left_out" && (
                    <span className="xs text-3">
                      {" "}
                      {state === "read" ? t("knowledge.files.sheetRows", { count: rows }) : t(`knowledge.files.${state}`)}
                    </span>
                  )}
                </>
              }
            />
          ))}
        </Ways>
      </Checkbox.Group>,
    );
  }
  if (remembered && remembered.columns.length > 0 && choices.recall === "use")
    parts.push(
      <p key="remembered">
        {t("knowledge.files.remembered", { by: remembered.by ?? "", when: dayTime(remembered.at) })}{" "}
        <button type="button" className="link" disabled={isBusy} onClick={() => set({ recall: "ignore" })}>
          {t("knowledge.files.forget")}
        </button>
      </p>,
    );
  if (columns.length > 0)
    parts.push(
      <ColumnsAsRead
        key="columns"
        columns={columns}
        fields={wideFields.map((value) => ({ value, label: t(`knowledge.files.field.${value}`) }))}
        chosen={choices.columns}
        onChange={(chosen) => set({ columns: chosen })}
        disabled={isBusy}
      />,
    );
  if (asks.part.length > 0)
    parts.push(
      <Checkbox.Group
        key="part"
        label={t("knowledge.files.part")}
        value={choices.part}
        onChange={(names) => set({ part: asks.part.map((p) => p.separator).filter((one) => names.includes(one)) })}
      >
        <Ways>
          {asks.part.map(({ separator, cells, wordings, example }) => (
            <Checkbox
              key={separator}
              value={separator}
              disabled={isBusy}
              label={t("knowledge.files.partOne", { sign: t(`knowledge.files.sign.${separator}`), count: cells, wordings })}
              description={<Looks>{t("knowledge.files.partLike", { example })}</Looks>}
            />
          ))}
        </Ways>
      </Checkbox.Group>,
    );
  if (asks.extra.rows > 0)
    parts.push(
      <ExtraCells
        key="extra"
        {...asks.extra}
        value={choices.extra}
        joined={t("knowledge.files.joined")}
        disabled={isBusy}
        onChange={(extra) => set({ extra })}
      />,
    );
  if (asks.below > 0)
    parts.push(
      <Radio.Group
        key="below"
        label={t("knowledge.files.below", { count: asks.below })}
        value={choices.below}
        onChange={(value) => set({ below: belowWays.find((way) => way === value) ?? "refuse" })}
      >
        <Ways>
          {belowWays.map((way) => (
            <Radio key={way} value={way} disabled={isBusy} label={t(`knowledge.files.belowWays.${way}`)} />
          ))}
        </Ways>
      </Radio.Group>,
    );
  if (asks.html.answers > 0)
    parts.push(
      <div key="html">
        <p>{t("knowledge.files.html", { count: asks.html.answers })}</p>
        <Ways>
          <Checkbox
            label={t("knowledge.files.htmlTurned")}
            description={asks.html.sample && <Looks>{t("knowledge.files.htmlLike", asks.html.sample)}</Looks>}
            checked={choices.html === "markdown"}
            disabled={isBusy}
            onChange={(e) => set({ html: e.currentTarget.checked ? "markdown" : "keep" })}
          />
        </Ways>
      </div>,
    );
  if (asks.sameAnswer.rows > 0)
    parts.push(
      <div key="sameAnswer">
        <p>{t("knowledge.files.sameAnswer", { count: asks.sameAnswer.rows })}</p>
        <Ways>
          <Checkbox
            label={t("knowledge.files.sameAnswerOne", { count: asks.sameAnswer.entries })}
            description={asks.sameAnswer.sample && <Looks>{sameLike(asks.sameAnswer.sample)}</Looks>}
            checked={choices.sameAnswer === "one"}
            disabled={isBusy}
            onChange={(e) => set({ sameAnswer: e.currentTarget.checked ? "one" : "apart" })}
          />
        </Ways>
      </div>,
    );
  if (asks.ids > 0 || choices.ids === "trusted")
    parts.push(
      <div key="ids">
        {asks.ids > 0 && <p>{t("knowledge.files.ids", { count: asks.ids })}</p>}
        <Checkbox
          label={t("knowledge.files.idsTrusted")}
          checked={choices.ids === "trusted"}
          disabled={isBusy}
          onChange={(e) => set({ ids: e.currentTarget.checked ? "trusted" : "marked" })}
        />
      </div>,
    );
  if (parts.length === 0) return null;
  return <TableAsks isBusy={isBusy}>{parts}</TableAsks>;
}
