// The related entries offered after the answer: found by search, put in order.
import { ActionIcon, Combobox, TextInput, Tooltip, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconSearch, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showUndo } from "../../lib/undo.ts";
import { useApi } from "../../lib/queries.ts";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { Row } from "../../ui/list/Row.tsx";
import css from "./Editor.module.css";
import type { Entry, EntryForm } from "./useEntryForm.ts";

export interface RelatedTabProps {
  form: EntryForm;
  entry: Entry | null;
  readOnly: boolean;
  onOpen: (entry: string) => void;
}

const most = 20;

export function RelatedTab({ form, entry, readOnly, onOpen }: RelatedTabProps) {
  const { t } = useTranslation();
  // Standard questions of entries added since; those of saved ones came with the entry.
  const [added, setAdded] = useState<Readonly<Record<string, string>>>({});
  const { related } = form.content;
  const names = new Map([...(entry?.related ?? []).map((r) => [r.id, r.question] as const), ...Object.entries(added)]);

  const put = (next: string[]): void => form.set({ related: next });
  const shift = (i: number, step: -1 | 1): void => {
    const id = related[i];
    if (id !== undefined) put(related.toSpliced(i, 1).toSpliced(i + step, 0, id));
  };
  const remove = (id: string): void => {
    const at = related.indexOf(id);
    put(related.filter((one) => one !== id));
    showUndo(t("knowledge.related.removed", { question: names.get(id) ?? id }), () =>
      form.takeBack(() => form.set((now) => (now.related.includes(id) ? {} : { related: now.related.toSpliced(at, 0, id) }))),
    );
  };
  const action = (label: string, question: string, icon: ReactNode, run: () => void, disabled = false) => (
    <Tooltip label={label}>
      <ActionIcon size="xs" aria-label={`${label}: ${question}`} disabled={disabled} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={css.related}>
      <p className="text-3">{t("knowledge.related.line")}</p>
      {!readOnly && related.length < most && (
        <FindEntry
          taken={[...related, ...(entry ? [entry.id] : [])]}
          onFound={(id, question) => {
            setAdded((now) => ({ ...now, [id]: question }));
            put([...related, id]);
          }}
        />
      )}
      {form.errors["related"] !== undefined && (
        <p className="xs text-bad" role="alert">
          {form.errors["related"]}
        </p>
      )}
      {related.length === 0 ? (
        <EmptyHint small title={t("knowledge.related.empty")} line={t("knowledge.related.emptyLine")} />
      ) : (
        <ol className={css.relatedList} aria-label={t("knowledge.related.title")}>
          {related.map((id, i) => {
            const question = names.get(id) ?? t("knowledge.related.missing");
            return (
              <li key={id}>
                <Row
                  before={<span className={css.place}>{i + 1}</span>}
                  onOpen={() => onOpen(id)}
                  actions={
                    readOnly ? undefined : (
                      <>
                        {action(t("knowledge.related.up"), question, <IconArrowUp size={14} aria-hidden />, () => shift(i, -1), i === 0)}
                        {action(
                          t("knowledge.related.down"),
                          question,
                          <IconArrowDown size={14} aria-hidden />,
                          () => shift(i, 1),
                          i === related.length - 1,
                        )}
                        {action(t("knowledge.related.remove"), question, <IconX size={14} aria-hidden />, () => remove(id))}
                      </>
                    )
                  }
                >
                  <span dir="auto">{question}</span>
                </Row>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

function FindEntry({ taken, onFound }: { taken: readonly string[]; onFound: (id: string, question: string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useApi("searchEntries", { kb, text: asked, limit: 12 });
  const rows = (found.data?.rows ?? []).filter((row) => !taken.includes(row.id)).slice(0, 8);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row) onFound(row.id, row.question);
        setText("");
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={t("knowledge.related.find")}
          placeholder={t("knowledge.related.find")}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={text}
          onChange={(e) => {
            setText(e.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t("knowledge.related.find")}>
          {rows.length === 0 ? (
            <Combobox.Empty>{found.isFetching ? t("common.state.refreshing") : t("knowledge.related.nothing")}</Combobox.Empty>
          ) : (
            rows.map((row) => (
              <Combobox.Option key={row.id} value={row.id}>
                {row.question}
              </Combobox.Option>
            ))
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
