// Somebody saved first: both sides beside each other, and the two ways on. What was typed stays.
import { Button } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { showDone } from "../../lib/undo.ts";
import { ContentDiff } from "./ContentDiff.tsx";
import { clashes } from "./contentChanges.ts";
import css from "./Editor.module.css";
import type { EntryForm, Newer } from "./useEntryForm.ts";

export function Conflict({ form, newer, questions }: { form: EntryForm; newer: Newer; questions: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const from = form.base.content;
  const both = clashes(from, form.content, newer.content);
  const take = (): void => {
    form.takeTheirs();
    showDone(t("knowledge.conflict.took", { number: newer.revision }));
  };
  const keep = (): void => {
    form.keepMine();
    showDone(t("knowledge.conflict.kept", { number: newer.revision }));
  };
  return (
    <section className={css.conflict} role="alert" aria-label={t("errors.conflict")}>
      <div className="row">
        <IconGitMerge size={16} className="text-attention" aria-hidden />
        <h3 className="grow bold">
          {t("knowledge.conflict.title", { who: newer.by ?? t("knowledge.conflict.somebody"), number: newer.revision })}
        </h3>
      </div>
      <p className="text-2">{t("knowledge.conflict.line")}</p>
      <div className={css.sides}>
        <section aria-label={t("knowledge.conflict.mine")}>
          <h4 className="medium">{t("knowledge.conflict.mine")}</h4>
          <ContentDiff before={from} after={form.content} questions={questions} />
        </section>
        <section aria-label={t("knowledge.conflict.theirs", { number: newer.revision })}>
          <h4 className="medium">{t("knowledge.conflict.theirs", { number: newer.revision })}</h4>
          {newer.deleted && <p>{t("knowledge.conflict.deletedThere")}</p>}
          <ContentDiff before={from} after={newer.content} questions={questions} />
        </section>
      </div>
      {both.length > 0 && (
        <p className="xs text-attention">
          {t("knowledge.conflict.both", { fields: both.map((f) => t(`knowledge.fields.${f}`)).join("、") })}
        </p>
      )}
      <div className="row">
        <Button size="sm" onClick={keep}>
          {t("knowledge.conflict.keep")}
        </Button>
        <Button size="sm" variant="subtle" onClick={take}>
          {t("knowledge.conflict.take")}
        </Button>
      </div>
    </section>
  );
}
