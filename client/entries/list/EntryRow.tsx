// One entry in the list: change mark, standard question, exceptions as badges, weekly hits.
import { IconMessageOff } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { ChangeMark } from "../../ui/text/ChangeMark.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { Validity } from "../../ui/text/Validity.tsx";
import css from "./EntryList.module.css";
import type { EntryRowData } from "./useEntries.ts";

/** Kept as drawn while its row is the same object: scrolling must not draw it again. */
export const EntryRow = memo(function EntryRow({ row }: { row: EntryRowData }) {
  const { t, i18n } = useTranslation();
  // Where those that lose own wordings are looked for, that is the figure.
  const figure =
    row.lost !== undefined && row.taught !== undefined
      ? t("knowledge.list.lostOf", { lost: row.lost, taught: row.taught })
      : row.hits === 0
        ? t("common.figure.none")
        : row.hits.toLocaleString(i18n.language);
  const quiet = !row.enabled || row.validity === "expired" || row.change === "deleted";
  return (
    <>
      <ChangeMark change={row.change} />
      <span className={css.question} dir="auto" title={row.question} data-quiet={quiet || undefined}>
        {row.question}
      </span>
      {row.answers === 0 && !row.handOff && <Tag icon={<IconMessageOff size={12} aria-hidden />}>{t("knowledge.list.noAnswers")}</Tag>}
      <Validity validity={row.validity} validFrom={row.validFrom} validUntil={row.validUntil} enabled={row.enabled} />
      <span className={css.hits}>{figure}</span>
    </>
  );
});
