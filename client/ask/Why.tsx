// Why the robot replied so: how the question was read, the candidates over the bands, the nearest wordings, the rules; or the reply as JSON.
import { ActionIcon, Button } from "@mantine/core";
import { IconCode, IconCopy, IconListDetails } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDone } from "../lib/undo.ts";
import { Bands } from "../ui/reply/Bands.tsx";
import { CloseButton, Column, PageHead, Section } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { KeyHints } from "../ui/text/Keys.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Provisional } from "../ui/reply/Provisional.tsx";
import { type Reply, selectedSide, type Side, type AskTurn } from "./conversation.ts";
import { useTargets } from "./targets.ts";
import type { Asking } from "./useAsking.ts";
import { WhyNot } from "./WhyNot.tsx";
import { CANDIDATES_SHOWN, Nearest, ReadingSection, Rules } from "./WhyParts.tsx";
import css from "./Why.module.css";

export interface WhyProps {
  asking: Asking;
  /** Null: it stands beside the conversation, and stays. */
  onClose: (() => void) | null;
}

export function Why({ asking, onClose }: WhyProps) {
  const { t } = useTranslation();
  const { kb, conversation } = asking;
  const { name } = useTargets(kb);
  const [json, setJson] = useState(false);
  const looked = selectedSide(conversation);
  const answer = looked?.side.answer ?? null;
  if (!looked || !answer) {
    return (
      <Column label={t("why.title")} head={<PageHead title={t("why.title")} />}>
        <EmptyHint small title={t("why.empty")} line={t("why.emptyLine")} />
      </Column>
    );
  }
  const { reply, version, provisional, micros } = answer;
  const time = micros < 1000 ? t("why.micros", { count: micros }) : t("why.millis", { count: Number((micros / 1000).toFixed(1)) });
  const words = json ? t("why.words") : t("why.json");
  return (
    <Column
      label={t("why.title")}
      head={
        <PageHead title={t("why.title")} meta={t("why.turn", { count: looked.number })}>
          <Outcome badge outcome={reply.outcome} confidence={reply.confidence} />
          <ActionIcon size="sm" aria-label={words} title={words} aria-pressed={json} onClick={() => setJson(!json)}>
            {json ? <IconListDetails size={16} aria-hidden /> : <IconCode size={16} aria-hidden />}
          </ActionIcon>
          <CloseButton onClose={onClose} />
        </PageHead>
      }
      footer={
        <>
          <span className={css.told}>
            {name(looked.side.target, version)} · {provisional ? <Provisional on /> : t("why.trained")} · {time}
          </span>
          <KeyHints
            hints={[
              { keys: ["j", "k"], does: t("common.keys.move") },
              // A typed choice is no wording to teach.
              ...(reply.choice
                ? []
                : [
                    { keys: "t", does: t("ask.keys.teach") },
                    { keys: "n", does: t("ask.keys.create") },
                  ]),
            ]}
          />
        </>
      }
    >
      {json ? <Json answer={answer} /> : <Explained asking={asking} turn={looked.turn} side={looked.side} reply={reply} />}
    </Column>
  );
}

function Explained({ asking, turn, side, reply }: { asking: Asking; turn: AskTurn; side: Side; reply: Reply }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kb } = asking;
  const { explanation } = reply;
  if (!explanation) {
    if (reply.reason === "none_of_these") return <p className={css.note}>{t("why.noneOfThese")}</p>;
    const question = turn.chosen?.question ?? reply.answer?.question ?? reply.candidates[0]?.question ?? turn.question;
    return <p className={css.note}>{reply.outcome === "unanswered" ? t("why.chosenGone", { question }) : t("why.chosen", { question })}</p>;
  }
  const { candidates, thresholds } = explanation;
  const open = (entry: string): void => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry } });
  return (
    <div className={css.why}>
      <ReadingSection key={`${turn.id} ${side.target}`} explanation={explanation} />
      <Section title={t("why.candidates")} actions={<span className="xs text-3">{t("why.confidence")}</span>}>
        {candidates.length > 0 ? (
          <Bands candidates={candidates.slice(0, CANDIDATES_SHOWN)} thresholds={thresholds} onOpen={open} />
        ) : (
          <p className="text-3">{reply.outcome === "blocked" ? t("why.blocked") : t("why.noCandidates")}</p>
        )}
      </Section>
      <Nearest rows={explanation.nearest} onOpen={open} />
      {side.target === "draft" && <WhyNot key={turn.id} asking={asking} reply={reply} setting={turn.setting} />}
      <Rules reply={reply} explanation={explanation} />
    </div>
  );
}

/** The reply as the console was told it. */
function Json({ answer }: { answer: object }) {
  const { t } = useTranslation();
  const text = JSON.stringify(answer, null, 2);
  return (
    <div className={css.json}>
      <Button
        size="sm"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => showDone(t("common.action.copied")))}
      >
        {t("why.copy")}
      </Button>
      <pre>{text}</pre>
    </div>
  );
}
