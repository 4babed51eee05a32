// One question to the saved draft, without leaving the entry: what it would do, and which entry would speak.
import { TextInput } from "@mantine/core";
import { IconMessageCircleQuestion } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { openAskDrawer } from "../../lib/askDrawer.ts";
import { useApi } from "../../lib/useApi.ts";
import { Section } from "../../ui/page/Column.tsx";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { Keys } from "../../ui/text/Keys.tsx";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import { Provisional } from "../../ui/reply/Provisional.tsx";
import css from "./SidePanel.module.css";
import type { Entry } from "./useEntryForm.ts";

export function QuickTry({ entry, onOpen }: { entry: Entry | null; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [text, setText] = useState("");
  // Asked again whenever the entry has a new revision.
  const [asked, setAsked] = useState("");
  const reply = useApi("askRobot", asked === "" ? null : { kb, question: asked, target: "draft", explain: false }, {
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
