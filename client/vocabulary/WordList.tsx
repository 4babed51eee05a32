// A list of single words (core, stop or sensitive ones), one a line: add above, edit in place, delete with undo.
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconPencil, IconTrash } from "@tabler/icons-react";
import { type ReactNode, type Ref, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftText } from "../lib/draftStore.ts";
import { showDone } from "../lib/undo.ts";
import { EmptyHint, NoMatch } from "../ui/state/EmptyHint.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import { splitWords } from "../ui/form/WordsInput.tsx";
import type { WordListName } from "./changes.ts";
import { type OneWayPair, type GroupProblems, uniqueWords, wordKey } from "./groups.ts";
import { type Use, UseFigures } from "./WordUse.tsx";
import css from "./Vocabulary.module.css";

/** Adds one word or a pasted list of them; words already there are left alone, and it says so below the field. */
export function AddWords({
  list,
  words,
  onAdd,
  inputRef,
}: {
  list: WordListName;
  words: readonly string[];
  onAdd: (words: string[]) => void;
  inputRef: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation();
  const [text, setText, clear] = useDraftText(`vocabulary:newWord:${list}`);
  const [known, setKnown] = useState<readonly OneWayPair[]>([]);
  const add = (typed: string): void => {
    const given = uniqueWords(splitWords(typed).map((word) => word.slice(0, 60)));
    if (given.length === 0) return;
    const there = new Map(words.map((word) => [wordKey(word), word]));
    const fresh = given.filter((word) => !there.has(wordKey(word)));
    setKnown(
      given.flatMap((word) => {
        const twin = there.get(wordKey(word));
        return twin === undefined ? [] : [{ word, twin }];
      }),
    );
    if (fresh.length > 0) onAdd(fresh);
    if (fresh.length > 1) showDone(t("vocabulary.add.added", { count: fresh.length }));
    // A word that is there already stays in the field, to be made another.
    if (fresh.length > 0 || given.length > 1) clear();
  };
  return (
    <div className={css.add}>
      <TextInput
        ref={inputRef}
        className="grow"
        aria-label={t(`vocabulary.words.${list}.add`)}
        placeholder={t("vocabulary.add.wordPlaceholder")}
        value={text}
        error={known.length > 1 ? t("vocabulary.add.already", { count: known.length }) : known[0] ? <Known pair={known[0]} /> : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setKnown([]);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (splitWords(pasted).length < 2) return;
          event.preventDefault();
          add(`${text}${pasted}`);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
          add(text);
          if (!event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
      />
      <Button onClick={() => add(text)} disabled={text.trim() === ""}>
        {t("vocabulary.add.wordButton")}
      </Button>
    </div>
  );
}

export interface WordListProps {
  list: WordListName;
  words: readonly string[];
  use: readonly Use[] | undefined;
  /** Words that stand twice, by their place. */
  repeated: ReadonlyMap<number, OneWayPair>;
  /** Stop words that stand elsewhere too, by their place. */
  contradicted: GroupProblems["stop"];
  text: string;
  readOnly: boolean;
  onChange: (index: number, word: string) => void;
  onRemove: (index: number) => void;
  onClear: () => void;
}

export function WordList({ list, words, use, repeated, contradicted, text, readOnly, onChange, onRemove, onClear }: WordListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | null>(null);
  const shown = useMemo(() => words.flatMap((word, index) => (wordKey(word).includes(wordKey(text)) ? [index] : [])), [words, text]);
  if (words.length === 0) return <EmptyHint title={t(`vocabulary.words.${list}.empty`)} line={t(`vocabulary.words.${list}.emptyLine`)} />;
  if (shown.length === 0) return <NoMatch onClear={onClear} />;
  const nameOf = (index: number): string => words[index] ?? "";
  return (
    <VirtualList
      label={t(`vocabulary.${list}`)}
      count={shown.length}
      row={(at) => shown[at]}
      rowKey={String}
      rowName={nameOf}
      controls
      {...(readOnly ? {} : { onOpen: setEditing })}
    >
      {(index) =>
        editing === index && !readOnly ? (
          <EditWord
            label={t(`vocabulary.words.${list}.one`)}
            word={nameOf(index)}
            others={words}
            onDone={(word) => {
              setEditing(null);
              if (word !== null && word !== nameOf(index)) onChange(index, word);
            }}
          />
        ) : (
          <span className={css.row}>
            <span className="grow ellipsis">{nameOf(index)}</span>
            <Repeated pair={repeated.get(index)} />
            <Contradiction pair={contradicted.get(index)} />
            <UseFigures use={use?.[index]} />
            {!readOnly && (
              <>
                <ActionIcon
                  size="xs"
                  className={css.action}
                  aria-label={t("vocabulary.word.edit", { word: nameOf(index) })}
                  onClick={() => setEditing(index)}
                >
                  <IconPencil size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="xs"
                  className={css.action}
                  aria-label={t("vocabulary.word.remove", { word: nameOf(index) })}
                  onClick={() => onRemove(index)}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </>
            )}
          </span>
        )
      }
    </VirtualList>
  );
}

function Repeated({ pair }: { pair: OneWayPair | undefined }) {
  const { t } = useTranslation();
  if (!pair) return null;
  return <Attention>{pair.word === pair.twin ? t("vocabulary.word.twice") : t("vocabulary.word.alike", { twin: pair.twin })}</Attention>;
}

function Contradiction({ pair }: { pair: (OneWayPair & { where: "core" | "synonyms" }) | undefined }) {
  const { t } = useTranslation();
  if (!pair) return null;
  const where = t(`vocabulary.${pair.where}`);
  const { word, twin } = pair;
  return (
    <Attention>
      {word === twin ? t("vocabulary.word.contradicted", { where }) : t("vocabulary.word.contradictedAs", { where, twin })}
    </Attention>
  );
}

/** A word that is there already, perhaps in another spelling. */
function Known({ pair: { word, twin } }: { pair: OneWayPair }) {
  const { t } = useTranslation();
  return word === twin ? t("vocabulary.word.repeated", { word }) : t("vocabulary.word.repeatedAs", { word, twin });
}

const Attention = ({ children }: { children: ReactNode }) => (
  <Tag hue="orange" icon={<IconAlertTriangle size={12} aria-hidden />}>
    {children}
  </Tag>
);

/** Enter or leaving the field keeps the word, Escape does not. Null: as it was. */
function EditWord({
  label,
  word,
  others,
  onDone,
}: {
  label: string;
  word: string;
  others: readonly string[];
  onDone: (word: string | null) => void;
}) {
  const [text, setText] = useState(word);
  const typed = text.trim();
  const twin = wordKey(typed) === wordKey(word) ? undefined : others.find((other) => wordKey(other) === wordKey(typed));
  const done = (): void => onDone(typed === "" || twin !== undefined ? null : typed);
  const field = (
    <TextInput
      size="sm"
      className="grow"
      autoFocus
      aria-label={label}
      value={text}
      maxLength={60}
      error={twin !== undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === "Enter") done();
        else if (event.key === "Escape") onDone(null);
        else return;
        if (!event.ctrlKey && !event.metaKey) event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
  return (
    <span className={css.row}>
      {field}
      {/* Beside it: a row has one line. */}
      <span role="status">
        {twin !== undefined && (
          <Attention>
            <Known pair={{ word: typed, twin }} />
          </Attention>
        )}
      </span>
    </span>
  );
}
