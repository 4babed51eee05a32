// The editor of one entry: head, tabs, the form and its foot; and beside it what the draft says about it.
import { Tabs } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { memo, lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { useKeys } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { Column } from "../../ui/page/Column.tsx";
import { Confirm } from "../../ui/form/Confirm.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { SplitColumns, useNarrow } from "../../ui/page/SplitColumns.tsx";
import type { KnowledgeSearch } from "../search.ts";
import { useTellPresence } from "../presence/presence.ts";
import { ContentTab } from "./ContentTab.tsx";
import css from "./Editor.module.css";
import { EditorFooter, EditorHead } from "./EditorFrame.tsx";
import { DeletedBar } from "./DeletedBar.tsx";
import { canKeep } from "./entryDraft.ts";
import { SidePanel } from "./SidePanel.tsx";
import { useEntryActions } from "./useEntryActions.ts";
import { type Entry, type EntryForm, useEntryForm } from "./useEntryForm.ts";
import { useFlips } from "./useFlips.ts";
import { useOwnWordings } from "./useOwnWordings.ts";
import { positives, roughKey, useTaught } from "./useTaught.ts";

const Conflict = lazy(async () => ({ default: (await import("./Conflict.tsx")).Conflict }));
const NotDeleted = lazy(async () => ({ default: (await import("./NotDeleted.tsx")).NotDeleted }));
const HistoryTab = lazy(async () => ({ default: (await import("./HistoryTab.tsx")).HistoryTab }));
const RelatedTab = lazy(async () => ({ default: (await import("./RelatedTab.tsx")).RelatedTab }));
const MergeDialog = lazy(async () => ({ default: (await import("./MergeDialog.tsx")).MergeDialog }));

type Tab = "content" | NonNullable<KnowledgeSearch["tab"]>;

export interface EditorProps {
  /** null: a new one. */
  entry: Entry | null;
  initial?: EntryContent;
  /** Names the draft kept in this browser. */
  name: string;
  tab: KnowledgeSearch["tab"];
  onTab: (tab: KnowledgeSearch["tab"]) => void;
  onOpen: (entry: string) => void;
  onCreated: (entry: string) => void;
  onClose: () => void;
  /** Opens again what was closed. */
  onReopen: () => void;
}

/** The name of the draft that "New" opens; those with their first words from elsewhere have others. */
const newEntry = "entry:new:";

/** Drawn again only for what it is given: it takes longest of all on its screen, and a search beside it changes nothing in it. */
export const Editor = memo(function Editor({ entry, initial, name, tab, onTab, onOpen, onCreated, onClose, onReopen }: EditorProps) {
  const { t } = useTranslation();
  const form = useEntryForm({ entry, name, ...(initial ? { initial } : {}) });
  const may = useMay();
  const narrow = useNarrow();
  const [panel, setPanel] = useState(false);
  const [kept] = useState(canKeep);
  const actions = useEntryActions(entry, form, onOpen);
  const own = useOwnWordings(entry, form);
  const flips = useFlips(entry, form, !may("write") || (entry?.deleted ?? false));
  useTellPresence(entry?.id ?? null, form.changes > 0 || form.adding !== "");
  const [merging, setMerging] = useState<string | null>(null);
  const all = useTaught(positives(form.content), entry?.id ?? null);
  // What the save takes from the other entry is nobody else's any more.
  const taught = new Map([...all].filter(([text]) => !form.settled.has(roughKey(text))));
  const deleted = entry?.deleted ?? false;
  const readOnly = !may("write") || deleted;
  const shown: Tab = entry === null ? "content" : (tab ?? "content");
  const questions = new Map((entry?.related ?? []).map((r) => [r.id, r.question]));

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (!saved) return;
    showDone(t("knowledge.editor.saved", { number: saved.revision }));
    if (entry === null) onCreated(saved.id);
  };
  const discard = (): void => {
    const typed = form.content;
    form.discard();
    if (form.changes > 0) showUndo(t("knowledge.editor.discarded"), () => form.takeBack(() => form.set(typed)));
    if (entry === null) onClose();
  };
  // Nobody looks for what was left half-written without being told where it is.
  const close = (): void => {
    onClose();
    if (!kept || (form.changes === 0 && form.adding.trim() === "")) return;
    const where = entry !== null ? "keptEntry" : name === newEntry ? "keptNew" : "keptPrefilled";
    showUndo(t(`knowledge.editor.${where}`), onReopen);
  };
  // A merge that is undone brings back what was typed, where it was typed.
  const putBack =
    (keep: ReturnType<EntryForm["keepTyped"]>) =>
    (revision: number | null): void => {
      keep(revision);
      if (entry === null) onReopen();
      else onOpen(entry.id);
    };
  useKeys({ Escape: { does: t("knowledge.editor.close"), run: close } });
  // Drafts are kept, so leaving loses nothing; except where this browser keeps nothing.
  const losing = !kept && form.changes > 0;
  const leaving = useBlocker({ shouldBlockFn: () => losing, enableBeforeUnload: () => losing, withResolver: true, disabled: !losing });

  const tabs = (
    <Tabs value={shown} onChange={(next) => onTab(next === "related" || next === "history" ? next : undefined)}>
      <Tabs.List>
        <Tabs.Tab value="content">{t("knowledge.editor.content")}</Tabs.Tab>
        {entry && (
          <Tabs.Tab value="related" rightSection={<span className="xs text-3">{form.content.related.length || ""}</span>}>
            {t("knowledge.editor.related")}
          </Tabs.Tab>
        )}
        {entry && (
          <Tabs.Tab value="history" rightSection={<span className="xs text-3">{entry.revisions}</span>}>
            {t("knowledge.editor.history")}
          </Tabs.Tab>
        )}
      </Tabs.List>
    </Tabs>
  );
  const locked = deleted ? t("knowledge.editor.deletedLine") : may("write") ? null : t("knowledge.readOnly");
  const editor = (
    <Column
      label={entry === null ? t("knowledge.editor.newLabel") : t("knowledge.editor.label")}
      head={
        <EditorHead
          form={form}
          entry={entry}
          readOnly={readOnly}
          actions={actions}
          onPanel={narrow ? () => setPanel(true) : null}
          onClose={close}
        />
      }
      bar={tabs}
      footer={
        <EditorFooter
          form={form}
          flips={flips}
          locked={locked}
          kept={kept}
          onPanel={narrow ? () => setPanel(true) : null}
          onSave={() => void save()}
          onDiscard={discard}
        />
      }
    >
      {entry?.deleted && <DeletedBar entry={entry} isTyped={form.changes > 0} onOpen={onOpen} onRestore={actions.restore} />}
      {actions.error !== null && (
        <div className={css.refused}>
          <ErrorLine error={actions.error} />
        </div>
      )}
      <Suspense fallback={null}>
        {actions.refused ? (
          <NotDeleted refused={actions.refused} questions={questions} />
        ) : (
          form.newer && <Conflict form={form} newer={form.newer} questions={questions} />
        )}
      </Suspense>
      {shown === "content" && (
        <ContentTab
          form={form}
          entry={entry?.id ?? null}
          taught={taught}
          own={own}
          readOnly={readOnly}
          onMerge={setMerging}
          onOpen={onOpen}
        />
      )}
      <Suspense fallback={null}>
        {shown === "related" && <RelatedTab form={form} entry={entry} readOnly={readOnly} onOpen={onOpen} />}
        {shown === "history" && entry && <HistoryTab entry={entry} form={form} readOnly={!may("write")} />}
      </Suspense>
      {merging !== null && (
        <Suspense fallback={null}>
          <MergeDialog
            mine={{ entry, content: form.content, base: form.base.revision ?? 0, isChanged: entry === null || form.changes > 0 }}
            other={merging}
            onMerged={(kept) => {
              setMerging(null);
              form.discard();
              onCreated(kept);
            }}
            onUndone={putBack(form.keepTyped())}
            onClose={() => setMerging(null)}
          />
        </Suspense>
      )}
      {leaving.status === "blocked" && (
        <Confirm
          opened
          onClose={leaving.reset}
          title={t("knowledge.editor.leaveTitle")}
          action={t("knowledge.editor.leave")}
          danger
          onConfirm={leaving.proceed}
        >
          {t("knowledge.editor.leaveLine")}
        </Confirm>
      )}
    </Column>
  );
  return (
    <SplitColumns
      name="editor"
      columns={[
        { id: "editor", label: t("knowledge.editor.label"), min: 360, content: editor },
        {
          id: "panel",
          label: t("knowledge.editor.panel"),
          width: 288,
          min: 240,
          max: 420,
          drawerBelow: 1100,
          opened: panel,
          onClose: () => setPanel(false),
          content: (
            <SidePanel
              form={form}
              entry={entry}
              taught={taught}
              own={own}
              flips={flips}
              readOnly={readOnly}
              onMerge={setMerging}
              onOpen={onOpen}
              onClose={narrow ? () => setPanel(false) : null}
            />
          ),
        },
      ]}
    />
  );
});
