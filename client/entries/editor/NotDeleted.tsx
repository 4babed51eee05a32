// A deletion that was refused, since somebody saved first: what they changed, and the two ways on.
import { Button } from "@mantine/core";
import { IconTrashX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ContentDiff } from "./ContentDiff.tsx";
import css from "./Editor.module.css";
import type { RefusedRemoval } from "./useEntryActions.ts";

export function NotDeleted({ refused, questions }: { refused: RefusedRemoval; questions: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const { before, newer, removing, again, keep } = refused;
  const title = t("knowledge.notDeleted.title", { who: newer.by ?? t("knowledge.conflict.somebody"), number: newer.revision });
  return (
    <section className={css.conflict} role="alert" aria-label={title}>
      <div className="row">
        <IconTrashX size={16} className="text-attention" aria-hidden />
        <h3 className="grow bold">{title}</h3>
      </div>
      <p className="text-2">{t("knowledge.notDeleted.line")}</p>
      <div className={css.sides}>
        <ContentDiff before={before} after={newer.content} questions={questions} />
      </div>
      <div className="row">
        <Button size="sm" onClick={keep}>
          {t("knowledge.notDeleted.keep")}
        </Button>
        <Button size="sm" variant="subtle" onClick={again} loading={removing}>
          {t("knowledge.notDeleted.again")}
        </Button>
      </div>
    </section>
  );
}
