// The nearest entries, numbered, with what teaching each would flip, and in words what teaching the chosen one does.
import { Button } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../shared/knowledge/categories.ts";
import { useApi } from "../lib/queries.ts";
import { Markdown } from "../ui/reply/Markdown.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import type { PickedEntry } from "../ui/form/EntryPicker.tsx";
import { Effect } from "../ui/text/Effect.tsx";
import { Keys } from "../ui/text/Keys.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./DecidePanel.module.css";
import type { ClusterDetail, ClusterMember } from "./useDecide.ts";
import type { TeachingEffect } from "./useEffects.ts";

export type Proposal = ClusterDetail["proposals"][number];

/** Taught these very wordings, yet it does not answer: teaching again would change nothing. */
export const isSilent = (members: readonly ClusterMember[], proposal: Proposal): boolean =>
  Math.round(proposal.confidence) === 100 && members.length > 0 && members.every(({ now }) => now.outcome === "unanswered");

export interface ProposalsProps {
  kb: string;
  rows: readonly Proposal[];
  effects: ReadonlyMap<string, TeachingEffect>;
  chosen: number;
  onChoose: (index: number) => void;
}

export function Proposals({ kb, rows, effects, chosen, onChoose }: ProposalsProps) {
  const { t } = useTranslation();
  const categories = useApi("getCategories", { kb }).data?.categories ?? [];
  if (rows.length === 0) return <EmptyHint small title={t("decide.teach.none")} line={t("decide.teach.noneLine")} />;
  return (
    <ol>
      {rows.map((row, i) => {
        const path = categoryPath(categories, row.category).join(" › ");
        const effect = effects.get(row.entry);
        return (
          <li key={row.entry}>
            <button type="button" className={css.proposal} aria-pressed={i === chosen} onClick={() => onChoose(i)}>
              <Keys keys={String(i + 1)} />
              <span className="grow">
                <span className="row">
                  <span className="grow ellipsis" title={row.question}>
                    {row.question}
                  </span>
                  {row.named && <Tag outline>{t("review.spotCheck.named")}</Tag>}
                  {row.tried && <Tag outline>{t("decide.teach.tried")}</Tag>}
                  <span className="num text-2">{Math.round(row.confidence)}</span>
                </span>
                <span className="row">
                  <span className="xs text-3 grow ellipsis">{`${path || t("decide.teach.category")} · ${t("decide.teach.similar", { count: row.similar })}`}</span>
                  {effect && <Effect {...flipsOf(effect)} label={t("decide.teach.flips", flipsOf(effect))} />}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

const flipsOf = ({ gained, moved, lost }: TeachingEffect) => ({ gained, moved, lost });

/** Below the band from which the draft would ask back, a proposal is a guess: it is looked at before it is taught. */
export const isGuess = (proposal: Proposal, clarifyBand: number): boolean => proposal.confidence < clarifyBand && !proposal.named;

/** What customers are told by an entry, to be read before more is taught to it. */
function AnswerOf({ kb, entry }: { kb: string; entry: string }) {
  const { t } = useTranslation();
  const { data } = useApi("getEntry", { kb, entry });
  if (!data) return null;
  const { answers, handOff } = data.content;
  const answer = answers.find(({ when }) => when.length === 0) ?? answers[0];
  return (
    <div className={css.answer} role="group" aria-label={t("decide.teach.answer")}>
      {answer ? (
        <Markdown text={answer.text} />
      ) : (
        <p className="text-3">{t(handOff ? "decide.teach.handsOff" : "decide.teach.noAnswer")}</p>
      )}
      {answers.length > 1 && <p className="xs text-3">{t("decide.teach.moreAnswers", { count: answers.length - 1 })}</p>}
    </div>
  );
}

export interface EffectProps {
  kb: string;
  /** The proposal is a guess. */
  guess: boolean;
  /** The person chose it, and reads it now. */
  shown: boolean;
  /** The questions that are meant. */
  members: readonly ClusterMember[];
  entry: PickedEntry;
  /** Its place among the proposals; null: found by search. */
  number: number | null;
  proposal: Proposal | null;
  effect: TeachingEffect | undefined;
  /** Something else is proposed before it. */
  second: boolean;
  busy: boolean;
  onTeach: () => void;
}

export function ProposalEffect({ kb, guess, shown, members, entry, number, proposal, effect, second, busy, onTeach }: EffectProps) {
  const { t } = useTranslation();
  if (proposal && isSilent(members, proposal)) {
    const words = t("decide.teach.fix", { question: entry.question });
    return (
      <section className={css.part} aria-label={words}>
        <p className="xs text-2" style={{ marginBottom: 12 }}>
          {t("decide.teach.silent")}
        </p>
        <Button
          variant="filled"
          fullWidth
          renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} search={{ entry: entry.entry }} {...props} />}
        >
          {words}
        </Button>
      </section>
    );
  }
  return (
    <section className={css.part} aria-label={t("decide.teach.button")}>
      <div className="row" style={{ marginBottom: 4 }}>
        <h3 className="bold grow ellipsis" title={entry.question}>
          {number === null ? t("decide.teach.effectOther") : t("decide.teach.effect", { number })}
        </h3>
        {effect && (
          <span className="row xs text-2" style={{ gap: 4 }}>
            {members.length}
            <IconArrowRight size={12} aria-hidden />
            <span className="text-good medium">{t("decide.teach.answered", { count: effect.own.questions })}</span>
          </span>
        )}
      </div>
      {guess && (
        <p className="xs text-attention" role="note" style={{ marginBottom: 4 }}>
          {shown && number !== null ? t("decide.teach.again", { number }) : t("decide.teach.guess")}
        </p>
      )}
      <p className="xs text-2" style={{ marginBottom: 12 }}>
        {members.length === 0
          ? t("decide.teach.noneTicked")
          : t("decide.teach.line", {
              count: members.filter(({ isTaught }) => isTaught).length || members.length,
              question: entry.question,
            })}{" "}
        {effect && <EffectWords effect={effect} />}
      </p>
      <AnswerOf kb={kb} entry={entry.entry} />
      {/* What was found by search is taught by the next Enter. */}
      <Button
        variant={second ? "default" : "filled"}
        fullWidth
        autoFocus={number === null}
        disabled={members.length === 0}
        loading={busy}
        rightSection={<Keys keys={number === null ? "Enter" : String(number)} />}
        onClick={onTeach}
      >
        {t("decide.teach.button")}
      </Button>
    </section>
  );
}

/** What it does to others; named where they lose. */
export function EffectWords({ effect: { gained, lost, moved, broken, first } }: { effect: Omit<TeachingEffect, "state"> }) {
  const { t } = useTranslation();
  if (lost === 0 && moved === 0 && broken === 0) return <>{t("decide.teach.onlyGains", { count: gained })}</>;
  return (
    <>
      {t("decide.teach.flips", { gained, moved, lost })}
      {broken > 0 && <> {t("decide.teach.broken", { count: broken })}</>}
      {first.map(({ text, from, to }) => (
        <span key={text} className={css.flip}>
          {text}
          <span className="text-3">{t("decide.teach.flip", { from: from ?? "–", to: to ?? "–" })}</span>
        </span>
      ))}
    </>
  );
}
