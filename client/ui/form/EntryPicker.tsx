// Finds an entry by wording or meaning and picks it: a search field with its list below, arrows and Enter. The first ones offered may be given.
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import css from "./EntryPicker.module.css";
import { ErrorLine } from "../state/ErrorText.tsx";

export interface PickedEntry {
  entry: string;
  question: string;
}

interface Shown {
  confidence?: number | null;
  state?: OutputOf<"searchEntries">["rows"][number]["state"];
}

export interface EntryPickerProps {
  label: string;
  placeholder: string;
  /** What the list says when nothing is found. */
  nothing: string;
  /** Offered before anything is typed; without them the newest entries are. */
  first?: readonly (PickedEntry & Shown)[] | undefined;
  onPick: (entry: PickedEntry) => void;
  onEscape?: () => void;
}

export function EntryPicker({ label, placeholder, nothing, first, onPick, onEscape }: EntryPickerProps) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), 120);
  const found = useApi("searchEntries", asked === "" && first !== undefined ? null : { kb, text: asked, limit: 8 });
  // What is offered first stays until what was found is here: a row under the pointer must not go and come.
  const given = first !== undefined && (asked === "" || found.isPending);
  const rows: readonly (PickedEntry & Shown)[] = given
    ? first
    : (found.data?.rows ?? []).map((row) => ({ entry: row.id, question: row.question, confidence: row.confidence, state: row.state }));
  const active = Math.min(at, rows.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const row = rows[active];
    if (event.key === "ArrowDown") setAt(Math.min(rows.length - 1, active + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, active - 1));
    else if (event.key === "Enter" && row && asked === text.trim()) onPick({ entry: row.entry, question: row.question });
    else if (event.key === "Escape" && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={css.picker}>
      <TextInput
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        data-autofocus
        autoFocus
      />
      {found.error ? <ErrorLine error={found.error} /> : null}
      <ul id={id} role="listbox" aria-label={label} className={css.list}>
        {rows.map((row, i) => (
          <li
            key={row.entry}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className={css.option}
            onMouseMove={() => setAt(i)}
            onClick={() => onPick({ entry: row.entry, question: row.question })}
          >
            <span className="grow ellipsis" title={row.question}>
              {row.question}
            </span>
            {row.state !== undefined && row.state !== "usable" ? (
              <span className="xs text-3">{t(`common.silent.${row.state}`)}</span>
            ) : (
              row.confidence != null && <span className="num text-3">{Math.round(row.confidence)}</span>
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && !found.isFetching && <p className="xs text-3">{asked === "" ? t("common.state.none") : nothing}</p>}
    </div>
  );
}
