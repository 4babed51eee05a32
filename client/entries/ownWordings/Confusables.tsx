// Who takes from whom: pairs of entries by how many wordings they take from each other; either opens in the editor.
import { Button, Modal } from "@mantine/core";
import { IconArrowNarrowRight, IconArrowsExchange, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { usePages } from "../../lib/manyQueries.ts";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import css from "./Own.module.css";
import { useOwnCheck } from "./useOwnCheck.ts";

const height = 52;

export function Confusables({ onOpen, onClose }: { onOpen: (entry: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const pages = usePages("listConfusables", { kb }, 50);
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t("knowledge.own.pairs")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <p className="xs text-2">{t("knowledge.own.pairsLine")}</p>
      <StateView
        query={{ ...pages, data: pages.first === undefined ? undefined : pages }}
        what={t("knowledge.own.pairs")}
        name="confusables"
        rowHeight={height}
        count={(all) => all.total}
        empty={<NoPairs />}
      >
        {(all) => (
          <div className={css.pairs} style={{ height: Math.min(all.total, 7) * height }}>
            <VirtualList
              label={t("knowledge.own.pairs")}
              main={false}
              controls
              height={height}
              count={all.total}
              row={all.row}
              rowKey={({ first, second }) => `${first.id} ${second.id}`}
              rowName={({ first, second }) => `${first.question} · ${second.question}`}
              onOpen={({ first }) => onOpen(first.id)}
              onRange={all.onRange}
            >
              {({ first, second, lost, won, examples }) => (
                <div className={css.pair}>
                  <div className={css.sides}>
                    <EntryButton {...first} onOpen={onOpen} />
                    {won > 0 ? (
                      <IconArrowsExchange size={14} className="text-3" aria-hidden />
                    ) : (
                      <IconArrowNarrowRight size={14} className="text-3" aria-hidden />
                    )}
                    <EntryButton {...second} onOpen={onOpen} />
                  </div>
                  <p className="xs text-2 ellipsis" title={examples.join("\n")}>
                    {t("knowledge.own.taken", { count: lost })}
                    {won > 0 && t("knowledge.own.takenBack", { count: won })}
                    <span className="text-3">{` · ${examples.join(" · ")}`}</span>
                  </p>
                </div>
              )}
            </VirtualList>
          </div>
        )}
      </StateView>
    </Modal>
  );
}

/** None were found; or nobody has looked yet, which is another thing. */
function NoPairs() {
  const { t } = useTranslation();
  const { found, running, start, stop, starting, error } = useOwnCheck();
  if (running)
    return (
      <div className={css.checking}>
        <JobLine label={t("frame.jobs.verb.check_own_wordings")} done={running.done} total={running.total} onCancel={stop ?? undefined} />
      </div>
    );
  if (found?.check !== null) return <EmptyHint small flush title={t("knowledge.own.noPairs")} />;
  return (
    <EmptyHint small flush title={t("knowledge.own.never")} line={t("knowledge.own.neverLine")}>
      {start && (
        <Button size="sm" leftSection={<IconRefresh size={14} aria-hidden />} loading={starting} onClick={start}>
          {t("knowledge.own.start")}
        </Button>
      )}
      <ErrorLine error={error} />
    </EmptyHint>
  );
}

function EntryButton({ id, question, onOpen }: { id: string; question: string; onOpen: (entry: string) => void }) {
  return (
    <button type="button" className="link ellipsis" title={question} dir="auto" onClick={() => onOpen(id)}>
      {question}
    </button>
  );
}
