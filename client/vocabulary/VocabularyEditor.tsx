// The word lists with their editor: the lists at the left, the opened group and a sentence to try at the right.
import { Button } from "@mantine/core";
import { IconMessage2Question } from "@tabler/icons-react";
import { Fragment, Suspense, lazy, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FlipFigures } from "../flips/FlipFigures.tsx";
import type { OutputOf } from "../lib/api.ts";
import { useKeys } from "../lib/keys.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { showUndo } from "../lib/undo.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { PartConflict, PartFooter } from "../ui/form/PartFooter.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { AddGroup, GroupHead } from "./GroupLine.tsx";
import { findGroupProblems, type Group, mergeGroups, type GroupProblems } from "./groups.ts";
import { useBlocked } from "./useBlocked.ts";
import { ListTabs } from "./ListTabs.tsx";
import { refusedWords, useVocabularyForm } from "./useVocabulary.ts";
import { vocabularySearch } from "./search.ts";
import { SynonymList } from "./SynonymList.tsx";
import { TrySentence } from "./TrySentence.tsx";
import { useGroupName } from "./pairTexts.tsx";
import { useWordUse } from "./WordUse.tsx";
import { useVocabularyFlips } from "./useVocabularyFlips.ts";
import css from "./Vocabulary.module.css";
import { AddWords, WordList } from "./WordList.tsx";

const WordFileMenu = lazy(async () => ({ default: (await import("./WordFileMenu.tsx")).WordFileMenu }));
const flipsPanel = () => import("./VocabularyFlips.tsx");
const VocabularyFlips = lazy(async () => ({ default: (await flipsPanel()).VocabularyFlips }));
const GroupPanel = lazy(async () => ({ default: (await import("./GroupPanel.tsx")).GroupPanel }));

const none: GroupProblems["stop"] = new Map();

export function VocabularyEditor({ kb, fetched }: { kb: string; fetched: OutputOf<"getVocabulary"> }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const narrow = useNarrow();
  const readOnly = !useMay()("write");
  const [search, setSearch] = useSearchState(vocabularySearch);
  const [trying, setTrying] = useState(false);
  const form = useVocabularyForm(kb, fetched);
  const nameOf = useGroupName();
  const { synonyms, core, stop, sensitive } = form.value;
  const refused = useMemo(() => refusedWords(form.error), [form.error]);
  const problems = useMemo(
    () => findGroupProblems({ synonyms, core, stop, sensitive }, refused),
    [synonyms, core, stop, sensitive, refused],
  );
  const adding = useRef<HTMLInputElement>(null);
  const editing = useRef<HTMLInputElement>(null);
  const list = search.list ?? "synonyms";
  const listed = list === "synonyms" ? undefined : form.value[list];
  const words = useMemo(() => (listed ?? []).map(({ word }) => word), [listed]);
  const selected = list === "synonyms" && search.group !== undefined && search.group <= synonyms.length ? search.group - 1 : null;

  const opened = selected === null ? undefined : synonyms[selected];

  const setGroups = (change: (groups: Group[]) => Group[]): void => form.set((now) => ({ ...now, synonyms: change(now.synonyms) }));
  const setWords = (change: (words: { word: string }[]) => { word: string }[]): void => {
    if (list !== "synonyms") form.set((now) => ({ ...now, [list]: change(now[list] ?? []) }));
  };
  const open = (index: number | null): void => setSearch({ group: index === null ? undefined : index + 1 }, { replace: selected !== null });
  const removeGroup = (index: number): void => {
    const before = form.value.synonyms;
    setGroups((groups) => groups.toSpliced(index, 1));
    if (selected !== null) open(null);
    showUndo(t("vocabulary.group.removed", { words: nameOf(before[index]) }), () =>
      setGroups((groups) => groups.toSpliced(index, 0, ...before.slice(index, index + 1))),
    );
  };
  const merge = (index: number): void => {
    const before = form.value.synonyms;
    const { groups, merged } = mergeGroups(before, index, problems.shared.get(index) ?? []);
    const at = groups.findIndex((group) => !before.includes(group));
    setGroups(() => groups);
    open(at < 0 ? null : at);
    showUndo(t("vocabulary.group.merged", { count: merged }), () => setGroups(() => before));
  };
  const removeWord = (index: number): void => {
    const gone = listed?.[index];
    if (!gone) return;
    setWords((all) => all.toSpliced(index, 1));
    showUndo(t("vocabulary.word.removed", { word: gone.word }), () => setWords((all) => all.toSpliced(index, 0, gone)));
  };
  useKeys(
    {
      n: { does: t("vocabulary.keys.add"), run: () => adding.current?.focus(), off: readOnly },
      e: { does: t("vocabulary.keys.edit"), run: () => editing.current?.focus(), off: readOnly || selected === null || narrow },
      Escape: {
        does: t("vocabulary.group.close"),
        run: () => (document.activeElement === editing.current ? editing.current?.blur() : open(null)),
        off: selected === null,
      },
    },
    { group: t("vocabulary.title") },
  );

  const blocked = useBlocked(problems);
  // A drawer is too narrow to name the words, and its group does.
  const briefly = useBlocked({ ...problems, alike: null });
  // What can be said of the words themselves is said instead of the refusal.
  const footed = refused.length > 0 ? { ...form, error: null } : form;
  const quiet = readOnly ? t("vocabulary.readOnly") : t("vocabulary.quiet");
  const revision =
    form.base.by === null
      ? t("parts.savedBySystem", { revision: form.base.revision, at: dayTime(form.base.at) })
      : t("parts.saved", { revision: form.base.revision, who: form.base.by, at: dayTime(form.base.at) });
  const use = useWordUse(kb, list, form.value);
  // There when the panel is opened, wide or narrow.
  useEffect(() => void flipsPanel(), []);
  const flips = useVocabularyFlips(kb, form, blocked !== null, readOnly);
  const figures = flips.found?.state === "ready" && flips.isChanged && flips.found.questions > 0 && (
    <Button variant="subtle" onClick={() => setTrying(true)}>
      <FlipFigures ready={flips.found} />
    </Button>
  );
  const main = (
    <Column
      label={t("vocabulary.title")}
      bare
      head={
        <PageHead level={1} title={t("vocabulary.title")} meta={revision}>
          {narrow && (
            <Button size="sm" leftSection={<IconMessage2Question size={14} aria-hidden />} onClick={() => setTrying(true)}>
              {t("vocabulary.try.open")}
            </Button>
          )}
          <Suspense fallback={<span style={{ width: 28 }} />}>
            <WordFileMenu list={list} value={form.value} onChange={readOnly ? null : form.set} />
          </Suspense>
        </PageHead>
      }
      bar={
        <ListTabs
          list={list}
          counts={{ synonyms: synonyms.length, core: core?.length ?? 0, stop: stop?.length ?? 0, sensitive: sensitive.length }}
          problems={problems.all.length}
          search={search}
          onChange={setSearch}
        />
      }
      footer={readOnly ? quiet : <PartFooter form={footed} quiet={quiet} blocked={blocked} extra={narrow && figures} />}
    >
      <PartConflict form={form} />
      {list === "synonyms" ? (
        <>
          {!readOnly && (
            <AddGroup
              inputRef={adding}
              onAdd={(added) => {
                setGroups((groups) => [{ words: added }, ...groups]);
                if (selected !== null) open(selected + 1);
              }}
            />
          )}
          <SynonymList
            groups={synonyms}
            use={use}
            problems={problems}
            text={search.text ?? ""}
            onlyProblems={search.only === "problems"}
            selected={selected}
            openOnMove={!narrow}
            readOnly={readOnly}
            onOpen={open}
            onRemove={removeGroup}
            onClear={() => setSearch({ text: undefined, only: undefined })}
          />
        </>
      ) : (
        <Fragment key={list}>
          {!readOnly && (
            <AddWords
              list={list}
              inputRef={adding}
              words={words}
              onAdd={(added) => setWords((all) => [...added.map((word) => ({ word })), ...all])}
            />
          )}
          <WordList
            list={list}
            words={words}
            use={use}
            repeated={problems.repeated[list]}
            contradicted={list === "stop" ? problems.stop : none}
            text={search.text ?? ""}
            readOnly={readOnly}
            onChange={(index, word) => setWords((all) => all.with(index, { word }))}
            onRemove={removeWord}
            onClear={() => setSearch({ text: undefined })}
          />
        </Fragment>
      )}
    </Column>
  );
  const panel = (
    <Column
      sub
      label={t("vocabulary.panel")}
      head={
        selected === null ? (
          <PageHead title={t(list === "synonyms" ? "vocabulary.group.head" : `vocabulary.${list}`)} />
        ) : (
          <GroupHead index={selected} onRemove={readOnly ? null : () => removeGroup(selected)} onClose={() => open(null)} />
        )
      }
      // As a drawer it covers the page's own.
      footer={narrow && selected !== null && !readOnly ? <PartFooter form={footed} quiet="" blocked={briefly} scope="dialog" /> : undefined}
    >
      {list === "synonyms" && !opened && <EmptyHint small title={t("vocabulary.group.none")} line={t("vocabulary.group.noneLine")} />}
      {opened && selected !== null && (
        <Suspense fallback={null}>
          <GroupPanel
            group={opened}
            use={use?.[selected]}
            index={selected}
            problems={problems}
            readOnly={readOnly}
            inputRef={editing}
            onChange={(next) => setGroups((groups) => groups.with(selected, next))}
            onMerge={() => merge(selected)}
            onOpen={open}
          />
        </Suspense>
      )}
      {list !== "synonyms" && <p className={`${css.panel} text-2`}>{t(`vocabulary.words.${list}.emptyLine`)}</p>}
      {!readOnly && (
        <div className={css.flips}>
          <Suspense fallback={null}>
            <VocabularyFlips kb={kb} flips={flips} />
          </Suspense>
        </div>
      )}
      <TrySentence kb={kb} unsaved={form.changes} />
    </Column>
  );
  const closePanel = (): void => {
    setTrying(false);
    open(null);
  };
  return (
    <SplitColumns
      name="vocabulary"
      columns={[
        { id: "lists", label: t("vocabulary.title"), min: 480, content: main },
        {
          id: "panel",
          label: t("vocabulary.panel"),
          width: 360,
          min: 300,
          max: 560,
          drawerBelow: 1100,
          opened: trying || selected !== null,
          onClose: closePanel,
          content: panel,
        },
      ]}
    />
  );
}
