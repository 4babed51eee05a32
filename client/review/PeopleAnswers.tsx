// What people of the shop answered to a cluster's questions, side by side, with the conversations it comes from; what several of them agree on can be taken.
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconChevronRight, IconMessageUser } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { useTimes } from "../lib/time.ts";
import type { PickedEntry } from "../ui/form/EntryPicker.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { type Fetched, StateView } from "../ui/state/StateView.tsx";
import { Keys } from "../ui/text/Keys.tsx";
import css from "./PeopleAnswers.module.css";

export type PeoplesAnswers = OutputOf<"getAgentAnswers">;
export type PeoplesAnswer = PeoplesAnswers["answers"][number];

export interface PeopleAnswersProps {
  query: Fetched & { data?: PeoplesAnswers | undefined };
  /** Null: only to be read. */
  onTake: ((answer: PeoplesAnswer) => void) | null;
  /** Its answer is that of this entry: teach it there. */
  onNear: (answer: PeoplesAnswer, entry: PickedEntry) => void;
}

/** The answer that people agree on; null while they do not. */
export const agreedAnswer = (data: PeoplesAnswers | undefined): PeoplesAnswer | null =>
  data?.agreement === "agreed" ? (data.answers[0] ?? null) : null;

export function PeopleAnswers({ query, onTake, onNear }: PeopleAnswersProps) {
  const { t } = useTranslation();
  // All they said was polite.
  if (query.data?.answers.length === 0) return null;
  return (
    <section className={css.people} aria-label={t("decide.people.title")}>
      <h3 className={`${css.head ?? ""} bold`}>
        <IconMessageUser size={16} aria-hidden />
        {t("decide.people.title")}
      </h3>
      <StateView query={query} what={t("decide.people.failed")} rows={2} rowHeight={48}>
        {(data) => {
          const agreed = agreedAnswer(data);
          return (
            <>
              <p className={agreed ? "xs text-2" : "xs text-attention"}>
                {agreed
                  ? t("decide.people.agreed", { count: agreed.conversations, all: data.conversations })
                  : t(data.agreement === "disagree" ? "decide.people.disagree" : "decide.people.few")}
              </p>
              <ul className={css.answers}>
                {data.answers.map((answer) => (
                  <Answer
                    key={answer.id}
                    answer={answer}
                    onTake={answer === agreed ? onTake : null}
                    onNear={answer === agreed && onTake ? onNear : null}
                  />
                ))}
              </ul>
              {data.more > 0 && <p className="xs text-3">{t("decide.people.more", { count: data.more })}</p>}
            </>
          );
        }}
      </StateView>
    </section>
  );
}

interface AnswerProps {
  answer: PeoplesAnswer;
  onTake: PeopleAnswersProps["onTake"];
  onNear: PeopleAnswersProps["onNear"] | null;
}

/** So many characters are shown at first. */
const shown = 160;

function Answer({ answer, onTake, onNear }: AnswerProps) {
  const { t } = useTranslation();
  const { text, conversations, agents, masked, near } = answer;
  const [all, setAll] = useState(false);
  const isLong = text.length > shown;
  return (
    <li className={css.answer}>
      <p className={css.text}>{isLong && !all ? `${text.slice(0, shown)}…` : text}</p>
      {isLong && (
        <button type="button" className="link xs" onClick={() => setAll(!all)}>
          {t(all ? "decide.people.less" : "decide.people.all")}
        </button>
      )}
      {masked && (
        <p className={`${css.line ?? ""} xs text-attention`}>
          <IconAlertTriangle size={14} aria-hidden />
          {t("decide.people.masked")}
        </p>
      )}
      <Sources
        answer={answer}
        counts={[
          t("decide.people.conversations", { count: conversations }),
          ...(agents > 0 ? [t("decide.people.agents", { count: agents })] : []),
        ].join(" · ")}
      />
      {near && (
        <p className="xs">
          <ScreenLink screen="knowledge" search={{ entry: near.entry }}>
            {t("decide.people.near", { question: near.question })}
          </ScreenLink>
        </p>
      )}
      {onNear && near && (
        <Button size="xs" fullWidth onClick={() => onNear(answer, near)} title={t("decide.people.teachNear", { question: near.question })}>
          <span className="ellipsis">{t("decide.people.teachNear", { question: near.question })}</span>
        </Button>
      )}
      {onTake && (
        <Button size="xs" fullWidth rightSection={<Keys keys="p" />} onClick={() => onTake(answer)}>
          {t("decide.people.take")}
        </Button>
      )}
    </li>
  );
}

/** The conversations it was said in, behind how many they are. */
function Sources({ answer: { sources }, counts }: { answer: PeoplesAnswer; counts: string }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button type="button" className={css.sources} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} className={css.chevron} aria-hidden />
        <span className="sr-only">{t("decide.people.sources")}</span>
        {counts}
      </button>
      {open && (
        <ul id={id} className={css.list} aria-label={t("decide.people.sources")}>
          {sources.map(({ turn, at, question }) => (
            <li key={turn} className="xs">
              <ScreenLink screen="logs" search={{ turn }} label={t("decide.people.open", { question })}>
                {`${dayTime(at)} · ${question}`}
              </ScreenLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
