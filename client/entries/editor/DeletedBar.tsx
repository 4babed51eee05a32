// Above an entry that is deleted: that it is, what it was merged into, and the way back.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import css from "./Editor.module.css";
import type { Entry } from "./useEntryForm.ts";

interface DeletedBarProps {
  entry: Entry;
  /** Something is typed here that is not saved. */
  isTyped: boolean;
  onOpen: (entry: string) => void;
  /** null: who looks may not. */
  onRestore: (() => void) | null;
}

export function DeletedBar({ entry: { mergedInto }, isTyped, onOpen, onRestore }: DeletedBarProps) {
  const { t } = useTranslation();
  return (
    <div className={css.deleted}>
      <span className="grow">
        {mergedInto ? (
          <button type="button" className="link" onClick={() => onOpen(mergedInto.id)}>
            {t("knowledge.merge.into", { question: mergedInto.question })}
          </button>
        ) : (
          t("knowledge.editor.deletedLine")
        )}
        {isTyped && <span className={css.typed}>{t("knowledge.editor.deletedTyped")}</span>}
      </span>
      {onRestore && (
        <Button size="sm" onClick={onRestore}>
          {t("knowledge.editor.restore")}
        </Button>
      )}
    </div>
  );
}
