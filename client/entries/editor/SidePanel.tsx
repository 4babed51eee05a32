// Beside the editor: what the edit would do to real questions, and what is true in the draft now: wordings taught elsewhere, near entries, and a box to try it.
import { TextInput } from "@mantine/core";
import { IconCirclesRelation, IconMessageCircleQuestion } from "@tabler/icons-react";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { CloseButton, Column, PageHead, Section } from "../../ui/page/Column.tsx";
import { EntryScore, type EntryScoreProps } from "../../ui/reply/EntryScore.tsx";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import { Provisional } from "../../ui/reply/Provisional.tsx";
import { EntryFlipsSection } from "./EntryFlips.tsx";
import css from "./SidePanel.module.css";
import { TooClose } from "./TooClose.tsx";
import type { Entry, EntryForm } from "./useEntryForm.ts";
import type { EntryFlips } from "./useFlips.ts";
import type { OwnWordings } from "./useOwnWordings.ts";
import type { Teacher } from "./useTaught.ts";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { openAskDrawer } from "../../lib/askDrawer.ts";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { Keys } from "../../ui/text/Keys.tsx";

const OwnSection = lazy(async () => ({ default: (await import("./OwnSection.tsx")).OwnSection }));

export interface SidePanelProps {
  form: EntryForm;
  entry: Entry | null;
  taught: ReadonlyMap<string, Teacher>;
  own: OwnWordings;
  flips: EntryFlips;
  readOnly: boolean;
  onMerge: (other: string) => void;
  onOpen: (entry: string) => void;
  /** Null: it stands beside the editor, and stays. */
  onClose: (() => void) | null;
}

export function SidePanel({ form, entry, taught, own, flips, readOnly, onMerge, onOpen, onClose }: SidePanelProps) {
  const { t } = useTranslation();
  return (
    <Column
      sub
      label={t("knowledge.editor.panel")}
      head={
        <PageHead title={t("knowledge.editor.panel")}>
          <Provisional />
          <CloseButton onClose={onClose} />
        </PageHead>
      }
    >
      {flips.list !== null || flips.isIncomplete ? <EntryFlipsSection flips={flips} self={entry?.id ?? null} onOpen={onOpen} /> : null}
      <QuickTry entry={entry} onOpen={onOpen} />
      <TooClose form={form} entry={entry} taught={taught} readOnly={readOnly} onMerge={onMerge} onOpen={onOpen} />
      <Suspense fallback={null}>{entry && !entry.deleted && <OwnSection own={own} similar={entry.similar} onOpen={onOpen} />}</Suspense>
      <Near question={form.content.question} self={entry?.id ?? null} onOpen={onOpen} />
    </Column>
  );
}

function Near({ question, self, onOpen }: { question: string; self: string | null; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [asked] = useDebouncedValue(question.trim(), 400);
  const { data } = useApi("searchEntries", asked === "" ? null : { kb, text: asked, limit: 7 });
  const bands = useApi("getSettings", { kb }).data?.settings.bands;
  const rows = asked === "" ? [] : (data?.rows ?? []).filter((row) => row.id !== self).slice(0, 6);
  if (asked === "") return null;
  return (
    <Section flush icon={<IconCirclesRelation size={14} className="text-3" aria-hidden />} title={t("knowledge.panel.near")}>
      {data && rows.length === 0 && <p className={css.none}>{t("knowledge.panel.nearNone")}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" className={css.near} onClick={() => onOpen(row.id)}>
              <span className="grow ellipsis" dir="auto" title={row.question}>
                {row.question}
              </span>
              <EntryScore confidence={row.confidence} state={row.state} bands={bands} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One question to the saved draft, without leaving the entry: what it would do, and which entry would speak. */
function QuickTry({ entry, onOpen }: { entry: Entry | null; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [text, setText] = useState("");
  // Asked again whenever the entry has a new revision.
  const [asked, setAsked] = useState("");
  const reply = useApi("askRobot", asked === "" ? null : { kb, question: asked, target: "draft" }, {
    keepPrevious: false,
    staleTime: 0,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (text.trim() === asked) void reply.refetch();
    else setAsked(text.trim());
  };
  const said = reply.data?.reply;
  return (
    <Section
      icon={<IconMessageCircleQuestion size={14} className="text-3" aria-hidden />}
      title={t("knowledge.panel.try")}
      actions={
        asked !== "" && (
          <button type="button" className="link xs" onClick={() => openAskDrawer(asked)}>
            {t("knowledge.panel.more")}
          </button>
        )
      }
    >
      <TextInput
        aria-label={t("knowledge.panel.tryLabel")}
        placeholder={t("knowledge.panel.tryPlaceholder")}
        maxLength={1000}
        dir="auto"
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={onKeyDown}
        rightSection={<Keys keys="Enter" />}
        rightSectionWidth={36}
        rightSectionPointerEvents="none"
      />
      <div role="status">
        {reply.error && <ErrorText what={t("knowledge.panel.noEntry")} error={reply.error} onRetry={() => void reply.refetch()} />}
        {said && (
          <div className={css.reply}>
            <span className="row">
              <Outcome badge outcome={said.outcome} confidence={said.confidence} />
              <Provisional on={reply.data?.provisional ?? false} />
            </span>
            {said.outcome === "clarify" ? (
              <p>
                {t("knowledge.panel.options")} {said.options.map((o) => o.question).join("、")}
              </p>
            ) : said.reason === "not_in_force" && said.candidates[0] ? (
              <Silent candidate={said.candidates[0]} state={said.explanation?.candidates[0]?.state} onOpen={onOpen} />
            ) : said.answer === null ? (
              <p className="text-2">{t("knowledge.panel.noEntry")}</p>
            ) : said.answer.entry === entry?.id ? (
              <p>{t("knowledge.panel.thisEntry")}</p>
            ) : (
              <button type="button" className="link" onClick={() => said.answer && onOpen(said.answer.entry)}>
                {t("knowledge.panel.otherEntry", { question: said.answer.question })}
              </button>
            )}
          </div>
        )}
      </div>
      <p className={css.hint}>{t("knowledge.panel.tryLine")}</p>
    </Section>
  );
}

/** The entry that would have answered, and why it may not. */
function Silent({
  candidate: { entry, question },
  state = "usable",
  onOpen,
}: {
  candidate: { entry: string; question: string };
  state: EntryScoreProps["state"] | undefined;
  onOpen: (entry: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <p>
      <button type="button" className="link" onClick={() => onOpen(entry)}>
        {question}
      </button>{" "}
      {state !== "usable" && <span className="text-2">{t(`common.silent.${state}`)}</span>}
    </p>
  );
}
