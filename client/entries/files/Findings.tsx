// What should be known before an import writes anything: entries without an answer, new categories, what overwriting takes away.
import { useTranslation } from "react-i18next";
import { contentFields } from "../../../shared/knowledge/fields.ts";
import { FoundLines, Looks } from "../../ui/form/FilePreview.tsx";
import { usePlace } from "./usePlace.ts";
import type { ImportPreview } from "./choices.ts";
import css from "./Import.module.css";

// What scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

export function Findings({ preview, overwrites }: { preview: ImportPreview; overwrites: boolean }) {
  const { t } = useTranslation();
  const { withoutAnswer, newCategories, takesAway, hiddenSheets, asks } = preview;
  const some = (count: number, names: readonly string[], shown: number): string =>
    names.slice(0, shown).join(" · ") + (count > shown ? ` · ${t("knowledge.files.more")}` : "");
  const rows = takesAway.count > 0 && (overwrites || preview.changed > 0);
  // What is asked about is told there.
  const notes = preview.notes.filter(({ code }) => code !== "outOfScope" && code !== "followUps");
  if (!rows && withoutAnswer.count + newCategories.count + hiddenSheets.length + asks.breaks + notes.length === 0) return null;
  return (
    <section aria-label={t("knowledge.files.findings")}>
      <h3 className="bold">{t("knowledge.files.findings")}</h3>
      <FoundLines>
        {withoutAnswer.count > 0 && (
          <li>
            {t("knowledge.files.withoutAnswer", { count: withoutAnswer.count })}
            <Looks>
              {some(
                withoutAnswer.count,
                withoutAnswer.rows.map(({ question }) => question),
                5,
              )}
            </Looks>
          </li>
        )}
        {notes.map(({ code, count, samples }) => (
          <li key={code}>
            {t(`knowledge.files.note.${code}`, { count })}
            {samples.length > 0 && <Looks>{samples.join(" · ")}</Looks>}
          </li>
        ))}
        {newCategories.count > 0 && (
          <li>
            {t("knowledge.files.newCategories", { count: newCategories.count, names: some(newCategories.count, newCategories.names, 8) })}
          </li>
        )}
        {asks.breaks > 0 && <li>{t("knowledge.files.breaks", { count: asks.breaks })}</li>}
        {hiddenSheets.length > 0 && <li>{t("knowledge.files.hidden", { names: hiddenSheets.join(" · ") })}</li>}
        {rows && (
          <li className={overwrites ? "text-bad" : undefined}>
            {t("knowledge.files.takesAway", { count: takesAway.count })}
            <TakenAway rows={takesAway.rows} />
          </li>
        )}
      </FoundLines>
    </section>
  );
}

function TakenAway({ rows }: { rows: ImportPreview["takesAway"]["rows"] }) {
  const { t } = useTranslation();
  const place = usePlace();
  return (
    <ul className={css.taken} {...scrolls} aria-label={t("knowledge.files.takesAway", { count: rows.length })}>
      {rows.map(({ sheet, row, question, conditional, wordings, fields }) => (
        <li key={`${sheet} ${row}`} className="text-2">
          {place({ sheet, row })} {question}
          {": "}
          {[
            conditional > 0 ? t("knowledge.files.conditional", { count: conditional }) : null,
            wordings > 0 ? t("knowledge.files.wordings", { count: wordings }) : null,
            ...contentFields.flatMap((field) =>
              fields.includes(field) ? t("knowledge.files.emptied", { field: t(`knowledge.import.field.${field}`) }) : [],
            ),
          ]
            .filter(Boolean)
            .join(" · ")}
        </li>
      ))}
    </ul>
  );
}
