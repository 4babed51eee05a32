// Everything restored to a moment: what it would do, counted, before it is done; then a bulk change like any other.
import { useTranslation } from "react-i18next";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { Confirm } from "../../ui/form/Confirm.tsx";
import { useBulk } from "../useBulk.ts";
import css from "./History.module.css";

export function MomentDialog({ before, onClose }: { before: string; onClose: () => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const { full } = useTimes();
  const preview = useApi("previewMoment", { kb, before });
  const bulk = useBulk();
  const found = preview.data;
  const lines = found
    ? [
        ...(["changed", "removed", "brought"] as const).flatMap((what) =>
          found[what] > 0 ? [t(`history.moment.${what}`, { count: found[what] })] : [],
        ),
        ...(["category", "vocabulary"] as const).flatMap((part) => (found[part] ? [t(`history.moment.${part}`)] : [])),
      ]
    : [];
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t("history.moment.title")}
      action={t("history.moment.run")}
      disabled={lines.length === 0}
      error={preview.error}
      onConfirm={() => {
        onClose();
        void bulk.run({ by: "filter", filter: {} }, { field: "moment", before }, (count) => t("history.moment.done", { count }));
      }}
    >
      <div className={css.moment}>
        <p>{t("history.moment.line", { at: full(before) })}</p>
        {found ? (
          lines.length === 0 ? (
            <p className="text-2">{t("history.moment.nothing")}</p>
          ) : (
            <ul>
              {lines.map((line) => (
                <li key={line} className="medium">
                  {line}
                </li>
              ))}
            </ul>
          )
        ) : (
          !preview.error && (
            <p className="text-3" aria-busy>
              {t("history.moment.looking")}
            </p>
          )
        )}
      </div>
    </Confirm>
  );
}
