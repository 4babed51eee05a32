// The foot of the editor: what is not saved, in words; discard and save.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/useErrorText.ts";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import css from "./Editor.module.css";
import type { EntryForm } from "./useEntryForm.ts";

export interface EditorFooterProps {
  form: EntryForm;
  /** The reason why nothing can be changed. */
  locked: string | null;
  kept: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

export function EditorFooter({ form, locked, kept, onSave, onDiscard }: EditorFooterProps) {
  const { t } = useTranslation();
  const words = useErrorText();
  if (locked !== null) return <span>{locked}</span>;
  const unsaved = form.changes > 0 || form.adding.trim() !== "";
  // A wording that still stands in its box is kept, but saving does not take it: says how it gets in.
  const what =
    form.changes > 0 || form.isNew ? t("knowledge.editor.unsaved", { count: Math.max(1, form.changes) }) : t("knowledge.editor.notAdded");
  const status = unsaved ? `${what} · ${kept ? t("knowledge.editor.kept") : t("knowledge.editor.notKept")}` : "";
  const refused = Object.keys(form.errors).length > 0 ? t("knowledge.editor.invalid") : form.error ? words(form.error) : null;
  return (
    <div className={css.footer}>
      {refused === null ? (
        <span role="status">{status}</span>
      ) : (
        <span role="alert" className="text-bad">{`${t("knowledge.editor.failed")}：${refused} · ${t("knowledge.editor.failedKept")}`}</span>
      )}
      <span className="grow" />
      {(unsaved || form.isNew) && (
        <Button variant="subtle" onClick={onDiscard}>
          {t("knowledge.editor.discard")}
        </Button>
      )}
      <PrimaryButton onRun={onSave} loading={form.saving} disabled={!form.isNew && form.changes === 0}>
        {form.isNew ? t("knowledge.editor.create") : t("knowledge.editor.save")}
      </PrimaryButton>
    </div>
  );
}
