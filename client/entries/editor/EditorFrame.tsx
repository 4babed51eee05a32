// Around the editor's tabs: its head, and its foot with what is not saved.
import { ActionIcon, Button, Menu, Switch } from "@mantine/core";
import { IconArrowLeft, IconArrowsLeftRight, IconCopy, IconDots, IconLayoutSidebarRight, IconLink, IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { ChangeMark, Validity } from "../../ui/text/EntryMarks.tsx";
import { ColumnHead } from "../../ui/page/Column.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { Others } from "../presence/Others.tsx";
import css from "./Editor.module.css";
import { FlipFigures } from "../../flips/FlipFigures.tsx";
import type { EntryFlips } from "./useFlips.ts";
import type { Entry, EntryForm } from "./useEntryForm.ts";
import type { EntryActions } from "./useEntryActions.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useErrorText } from "../../lib/errors.ts";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";

export interface EditorHeadProps {
  form: EntryForm;
  entry: Entry | null;
  readOnly: boolean;
  actions: EntryActions;
  /** Opens the side panel where it is a drawer; null where it stands beside the editor. */
  onPanel: (() => void) | null;
  onClose: () => void;
}

export function EditorHead({ form, entry, readOnly, actions, onPanel, onClose }: EditorHeadProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const categories = useCategories().data?.categories ?? [];
  const path = categoryPath(categories, form.content.category).join(" › ") || t("knowledge.editor.uncategorised");
  return (
    <ColumnHead>
      {entry ? (
        <>
          <h2 className="sr-only">{t("knowledge.editor.label")}</h2>
          <ChangeMark full change={entry.change} />
          {!entry.deleted && (
            <Validity full validity={entry.validity} validFrom={entry.validFrom} validUntil={entry.validUntil} enabled={entry.enabled} />
          )}
          <span
            className={css.where}
            title={path}
          >{`${path} · ${t("knowledge.editor.revision", { number: form.base.revision ?? 0 })}`}</span>
        </>
      ) : (
        <>
          <h2 className="md bold">{t("knowledge.editor.newLabel")}</h2>
          <span className={css.where}>{path}</span>
        </>
      )}
      <span className="grow" />
      {entry && <Others entry={entry.id} />}
      {onPanel && (
        <Button size="sm" variant="subtle" leftSection={<IconLayoutSidebarRight size={14} aria-hidden />} onClick={onPanel}>
          {t("knowledge.editor.openPanel")}
        </Button>
      )}
      <Switch
        labelPosition="left"
        label={t("knowledge.editor.enabled")}
        checked={form.content.enabled}
        disabled={readOnly}
        onChange={(e) => form.set({ enabled: e.currentTarget.checked })}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("knowledge.editor.more")}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {entry && (
            <Menu.Item leftSection={<IconLink size={14} aria-hidden />} onClick={actions.copyLink}>
              {t("knowledge.editor.copyLink")}
            </Menu.Item>
          )}
          {entry && !entry.deleted && (
            <Menu.Item
              leftSection={<IconArrowsLeftRight size={14} aria-hidden />}
              renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} search={{ confusion: 30, entry: entry.id }} {...props} />}
            >
              {t("knowledge.tree.confusion")}
            </Menu.Item>
          )}
          {entry && actions.duplicate && (
            <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={actions.duplicate}>
              {t("knowledge.editor.duplicate")}
            </Menu.Item>
          )}
          {entry && !entry.deleted && actions.remove && (
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={actions.remove}>
              {t("knowledge.editor.remove")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            rightSection={<span className="xs text-3">Esc</span>}
            onClick={onClose}
          >
            {t("knowledge.editor.close")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </ColumnHead>
  );
}

export interface EditorFooterProps {
  form: EntryForm;
  /** The reason why nothing can be changed. */
  locked: string | null;
  kept: boolean;
  flips: EntryFlips;
  /** Opens the side panel where it is a drawer: then what the edit does stands in the foot. */
  onPanel: (() => void) | null;
  onSave: () => void;
  onDiscard: () => void;
}

/** The foot of the editor: what is not saved, in words; discard and save. */
export function EditorFooter({ form, locked, kept, flips, onPanel, onSave, onDiscard }: EditorFooterProps) {
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
      {onPanel && flips.isChanged && flips.found?.state === "ready" && flips.found.questions > 0 && (
        <Button variant="subtle" onClick={onPanel}>
          <FlipFigures ready={flips.found} />
        </Button>
      )}
      {(unsaved || form.isNew) && (
        <Button variant="subtle" onClick={onDiscard}>
          {t("knowledge.editor.discard")}
        </Button>
      )}
      <PrimaryButton onRun={onSave} loading={form.saving} runsAgain={!form.isNew} disabled={!form.isNew && form.changes === 0}>
        {form.isNew ? t("knowledge.editor.create") : t("knowledge.editor.save")}
      </PrimaryButton>
    </div>
  );
}
