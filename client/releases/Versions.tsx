// The version line, newest first: which is live, what each did, and moving live to another one.
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { showDone } from "../lib/undo.ts";
import { type Pages } from "../lib/manyQueries.ts";
import { useCommand } from "../lib/queries.ts";
import { Section } from "../ui/page/Column.tsx";
import { Confirm } from "../ui/form/Confirm.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { type Version, VersionRow } from "./VersionRow.tsx";
import css from "./Versions.module.css";

const step = 30;

export interface VersionsProps {
  pages: Pages<Version>;
  /** Number of the live version; null when there is none. */
  live: number | null;
  shown: number | undefined;
  onShow: (version: number) => void;
}

export function Versions({ pages, live, shown, onShow }: VersionsProps) {
  const { t } = useTranslation();
  const { id: kb, name } = useKnowledgeBase();
  const rollBack = useCommand("rollBack");
  const [until, setUntil] = useState(step);
  const { onRange } = pages;
  useEffect(() => onRange(0, until), [onRange, until]);
  const [target, setTarget] = useState<Version | null>(null);
  // The dialog keeps its words while it closes.
  const [asking, setAsking] = useState(false);
  const rows = pages.loaded;
  const forward = target !== null && live !== null && target.number > live;
  const close = (): void => {
    setAsking(false);
    rollBack.reset();
  };
  return (
    <Section
      title={t("releases.versions.title")}
      flush
      actions={rows.length > 0 ? <span className={`xs text-3 ${css.coverage}`}>{t("releases.versions.coverage")}</span> : undefined}
    >
      <StateView
        query={{ ...pages, data: pages.isPending || (pages.error && rows.length === 0) ? undefined : rows }}
        what={t("releases.versions.what")}
        name="versions"
        rowHeight={68}
        rows={3}
        count={(all) => all.length}
        empty={<EmptyHint small title={t("releases.versions.none")} line={t("releases.versions.noneLine")} />}
      >
        {(all) => (
          <ol className={css.versions} aria-label={t("releases.versions.title")}>
            {all.map((version, i) => (
              <VersionRow
                key={version.number}
                version={version}
                previous={all[i + 1]}
                live={live}
                shown={version.number === (shown ?? live ?? all[0]?.number)}
                onShow={() => onShow(version.number)}
                onRollBack={() => {
                  setTarget(version);
                  setAsking(true);
                }}
              />
            ))}
            {rows.length < pages.total && (
              <li>
                <Button size="sm" variant="subtle" onClick={() => setUntil(rows.length + step)} loading={pages.isFetching}>
                  {t("releases.versions.earlier")}
                </Button>
              </li>
            )}
          </ol>
        )}
      </StateView>
      {target && (
        <Confirm
          opened={asking}
          onClose={close}
          danger
          title={t(forward ? "releases.versions.back.titleForward" : "releases.versions.back.title", { number: target.number })}
          action={t(forward ? "releases.versions.moveTo" : "releases.versions.rollBack", { number: target.number })}
          busy={rollBack.isPending}
          error={rollBack.error}
          onConfirm={() =>
            rollBack.mutate(
              { kb, version: target.number },
              {
                onSuccess: ({ version }) => {
                  setAsking(false);
                  showDone(t("releases.versions.back.done", { number: version }));
                },
              },
            )
          }
        >
          <p>{t("releases.versions.back.line", { knowledgeBase: name, live: live ?? "–", number: target.number, note: target.note })}</p>
        </Confirm>
      )}
    </Section>
  );
}
