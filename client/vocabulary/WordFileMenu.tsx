// The list in view as a text file, in and out: what a file would add is shown first, goes into what is unsaved, and shows its flips before it is saved.
import { Button, FileButton, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { saveFile } from "../lib/saveFile.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { showUndo } from "../lib/undo.ts";
import { Confirm } from "../ui/form/Confirm.tsx";
import css from "./Vocabulary.module.css";
import {
  addGroups,
  addWordsTo,
  decodeWordFile,
  type Added,
  type LineFault,
  readSynonyms,
  readWords,
  writeSynonyms,
  writeWords,
} from "./wordFile.ts";

type ListName = keyof Vocabulary;
const LARGEST = 5_000_000;
const FAULTS_SHOWN = 8;

interface Read {
  name: string;
  /** null: it cannot be read, or is too large. */
  added: (Pick<Added<unknown>, "fresh" | "grown" | "known"> & { value: Vocabulary }) | null;
  why: "unreadable" | "too_large" | null;
  faults: { line: number; text: string; why: LineFault }[];
}

export interface WordFileMenuProps {
  list: ListName;
  value: Vocabulary;
  /** null for who may only read. */
  onChange: ((change: (now: Vocabulary) => Vocabulary) => void) | null;
}

export function WordFileMenu({ list, value, onChange }: WordFileMenuProps) {
  const { t } = useTranslation();
  const { name: kbName } = useKnowledgeBase();
  const [read, setRead] = useState<Read | null>(null);
  const reset = useRef<() => void>(null);
  const open = async (file: File | null): Promise<void> => {
    reset.current?.();
    if (file) setRead(await readFile(file, list, value));
  };
  const download = (): void => {
    const text = list === "synonyms" ? writeSynonyms(value.synonyms) : writeWords(value[list] ?? []);
    saveFile({ name: `${kbName}-${t(`vocabulary.${list}`)}.txt`, blob: new Blob([text], { type: "text/plain;charset=utf-8" }) });
  };
  const take = (): void => {
    if (!read?.added || !onChange) return;
    const { added } = read;
    onChange(() => added.value);
    setRead(null);
    showUndo(t("vocabulary.file.taken", { count: added.fresh + added.grown }), () => onChange(() => value));
  };
  return (
    <>
      <Menu position="bottom-end" keepMounted>
        <Menu.Target>
          <Tooltip label={t("vocabulary.file.menu")}>
            <Button px={6} aria-label={t("vocabulary.file.menu")}>
              <IconChevronDown size={14} aria-hidden />
            </Button>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {onChange && (
            <FileButton accept=".txt,.csv,text/plain,text/csv" resetRef={reset} onChange={(file) => void open(file)}>
              {(props) => (
                <Menu.Item {...props} leftSection={<IconFileImport size={14} aria-hidden />}>
                  {t("vocabulary.file.import")}
                </Menu.Item>
              )}
            </FileButton>
          )}
          <Menu.Item leftSection={<IconDownload size={14} aria-hidden />} onClick={download}>
            {t("vocabulary.file.export")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={read !== null}
        onClose={() => setRead(null)}
        title={t("vocabulary.file.title", { list: t(`vocabulary.${list}`) })}
        action={t("vocabulary.file.take")}
        disabled={!read?.added || read.added.fresh + read.added.grown === 0}
        onConfirm={take}
      >
        {read && <FilePreview read={read} list={list} />}
      </Confirm>
    </>
  );
}

async function readFile(file: File, list: ListName, value: Vocabulary): Promise<Read> {
  const refused = (why: Read["why"]): Read => ({ name: file.name, added: null, why, faults: [] });
  if (file.size > LARGEST) return refused("too_large");
  const text = decodeWordFile(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return refused("unreadable");
  if (list === "synonyms") {
    const { found, faults } = readSynonyms(text);
    const { list: synonyms, ...added } = addGroups(value.synonyms, found);
    return { name: file.name, added: { ...added, value: { ...value, synonyms } }, why: null, faults };
  }
  const { found, faults } = readWords(text);
  const { list: words, ...added } = addWordsTo(value[list] ?? [], found);
  return { name: file.name, added: { ...added, value: { ...value, [list]: words } }, why: null, faults };
}

function FilePreview({ read: { name, added, why, faults }, list }: { read: Read; list: ListName }) {
  const { t } = useTranslation();
  const kind = list === "synonyms" ? "groups" : "words";
  return (
    <div className="stack" style={{ gap: 12 }}>
      <p className="bold ellipsis" title={name}>
        {name}
      </p>
      {why && (
        <p role="alert" className="text-bad">
          {t(`vocabulary.file.${why}`)}
        </p>
      )}
      {added && (
        <ul>
          <li>{t(`vocabulary.file.${kind}New`, { count: added.fresh })}</li>
          {kind === "groups" && <li>{t("vocabulary.file.groupsGrown", { count: added.grown })}</li>}
          <li className="text-2">{t(`vocabulary.file.${kind}Known`, { count: added.known })}</li>
        </ul>
      )}
      {faults.length > 0 && (
        <section aria-label={t("vocabulary.file.faults", { count: faults.length })} className={css.shared}>
          <h3 className="bold">{t("vocabulary.file.faults", { count: faults.length })}</h3>
          <ul>
            {faults.slice(0, FAULTS_SHOWN).map(({ line, text, why: fault }) => (
              <li key={line} className="xs">
                {t("vocabulary.file.line", { line, text: text.slice(0, 40), why: t(`vocabulary.file.why.${fault}`) })}
              </li>
            ))}
          </ul>
          {faults.length > FAULTS_SHOWN && (
            <p className="xs text-2">{t("vocabulary.file.more", { count: faults.length - FAULTS_SHOWN })}</p>
          )}
        </section>
      )}
      <p className="xs text-2">{t(`vocabulary.file.${kind}Format`)}</p>
    </div>
  );
}
