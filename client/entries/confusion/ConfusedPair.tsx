// One confused pair: both entries beside each other, the questions between them, and what can be done with each, with its flips before it is done.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { usePages } from "../../lib/manyQueries.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { CloseButton, Column, PageHead, Section } from "../../ui/page/Column.tsx";
import { Provisional } from "../../ui/reply/Provisional.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { MergeDialog } from "../editor/MergeDialog.tsx";
import css from "./Confusion.module.css";
import { type Confused, deedKeys, doneBy } from "./deeds.ts";
import { Deeds } from "./Deeds.tsx";
import { PairSides } from "./PairSides.tsx";
import { QuestionRow } from "./QuestionRow.tsx";
import { useDeeds } from "./useDeeds.ts";

export interface ConfusedPairProps {
  pair: { first: string; second: string };
  /** undefined: not in the list of this period (any more). */
  row: Confused | undefined;
  days: 7 | 30 | 90;
  onOpen: (entry: string) => void;
  /** Lists its pairs only. */
  onOnly: (entry: string) => void;
  /** It was merged. */
  onGone: () => void;
  onMap: () => void;
}

const pageRows = 20;

/** Remount (key) for another pair. */
export function ConfusedPair({ pair, row, days, onOpen, onOnly, onGone, onMap }: ConfusedPairProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const first = useApi("getEntry", { kb, entry: pair.first }, { keepPrevious: false });
  const second = useApi("getEntry", { kb, entry: pair.second }, { keepPrevious: false });
  const both = useMemo(() => (first.data && second.data ? { first: first.data, second: second.data } : null), [first.data, second.data]);
  const [shown, setShown] = useState(pageRows);
  const questions = usePages("listConfusedQuestions", { kb, ...pair, days }, pageRows);
  const rows = Array.from({ length: Math.min(shown, questions.total) }, (_, i) => questions.row(i)).filter((one) => one !== undefined);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const question = rows[at];
  const [merging, setMerging] = useState(false);
  const go = (to: number): void => setChosen(Math.max(0, Math.min(to, rows.length - 1)));
  const { deeds, error } = useDeeds(question, both, () => go(at + 1));
  const merge = write && both ? () => setMerging(true) : null;
  const key = (does: string, run: (() => void) | null) => ({ does, run: () => run?.(), off: run === null });
  useKeys(
    {
      ...Object.fromEntries(deeds.map(({ id, run }) => [deedKeys[id], key(t(`confusion.deed.${id}`), run)])),
      m: key(t("confusion.deed.merge"), merge),
      a: key(t("confusion.deed.openFirst"), () => onOpen(pair.first)),
      b: key(t("confusion.deed.openSecond"), () => onOpen(pair.second)),
      ArrowRight: key(t("confusion.questions.next"), () => go(at + 1)),
      ArrowLeft: key(t("confusion.questions.previous"), () => go(at - 1)),
      Escape: key(t("confusion.deed.map"), onMap),
    },
    { group: t("confusion.pair") },
  );
  return (
    <Column
      label={t("confusion.pair")}
      head={
        <PageHead title={t("confusion.pair")} meta={row && t("confusion.turns", { count: row.turns })}>
          <CloseButton onClose={onMap} />
        </PageHead>
      }
    >
      <PairSides pair={pair} both={both} row={row} onOpen={onOpen} onOnly={onOnly} />
      <ErrorLine error={first.error ?? second.error} />
      <Section
        flush
        title={t("confusion.questions.title")}
        count={questions.first?.total}
        actions={<Provisional on={questions.first?.provisional ?? false} />}
      >
        <StateView
          query={{ ...questions, data: questions.first }}
          what={t("confusion.questions.what")}
          rows={4}
          rowHeight={52}
          count={({ total }) => total}
          empty={<EmptyHint small title={t("confusion.questions.none")} line={t("confusion.questions.noneLine")} />}
        >
          {({ total }) => (
            <>
              <ul>
                {rows.map((one, i) => (
                  <QuestionRow
                    key={one.id}
                    question={one}
                    pair={pair}
                    days={days}
                    done={doneBy(one, pair)}
                    selected={i === at}
                    onSelect={() => setChosen(i)}
                  />
                ))}
              </ul>
              {total > shown && (
                <p className={css.more}>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      questions.onRange(0, shown + pageRows);
                      setShown(shown + pageRows);
                    }}
                  >
                    {t("confusion.questions.more", { count: Math.min(pageRows, total - shown) })}
                  </button>
                </p>
              )}
            </>
          )}
        </StateView>
      </Section>
      <ErrorLine error={error} />
      {write && question && <Deeds key={question.id} deeds={deeds} onMerge={merge} onOpen={onOpen} />}
      {merging && both && (
        <MergeDialog
          mine={{ entry: both.first, content: both.first.content, base: both.first.revision, isChanged: false }}
          other={pair.second}
          onMerged={() => {
            setMerging(false);
            onGone();
          }}
          onUndone={() => {}}
          onClose={() => setMerging(false)}
        />
      )}
    </Column>
  );
}
