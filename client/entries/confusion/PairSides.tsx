// The two entries of a confused pair: what they are called, how often each was put ahead, what they answer; and what happened between them.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { Markdown } from "../../ui/reply/Markdown.tsx";
import pairs from "../duplicates/Pairs.module.css";
import css from "./Confusion.module.css";
import { type Confused, type ConfusedSide, sideName } from "./deeds.ts";

type Entry = OutputOf<"getEntry">;

export interface PairSidesProps {
  pair: Record<ConfusedSide, string>;
  both: Record<ConfusedSide, Entry> | null;
  row: Confused | undefined;
  onOpen: (entry: string) => void;
  /** Lists its pairs only. */
  onOnly: (entry: string) => void;
}

const kinds = ["overturned", "unhelpful", "wrong", "confirmed", "none", "asked", "close"] as const;

export function PairSides({ pair, both, row, onOpen, onOnly }: PairSidesProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={pairs.sides}>
        {(["first", "second"] as const).map((side) => {
          const entry = both?.[side];
          return (
            <div key={side} className={css.side}>
              <p className={pairs.question} dir="auto">
                <span className={css.letter}>{sideName[side]}</span>
                {entry?.content.question ?? row?.[side].question ?? ""}
              </p>
              <p className="xs text-3">
                {[
                  ...(entry
                    ? [t("confusion.sides.wordings", { count: entry.content.similar.filter(({ kind }) => kind === "positive").length })]
                    : []),
                  ...(row ? [t("confusion.sides.ahead", { count: row[side].ahead })] : []),
                ].join(" · ")}
              </p>
              {entry && <AnswerOf entry={entry} />}
              <Button size="xs" variant="subtle" className={css.open ?? ""} onClick={() => onOpen(pair[side])}>
                {t("confusion.sides.open")}
              </Button>
              <Button size="xs" variant="subtle" className={css.open ?? ""} onClick={() => onOnly(pair[side])}>
                {t("confusion.sides.only")}
              </Button>
            </div>
          );
        })}
      </div>
      {row && (
        <dl className={css.counts} aria-label={t("confusion.counts.label")}>
          {kinds
            .filter((kind) => row.counts[kind] > 0)
            .map((kind) => (
              <div key={kind} data-bad={kind === "overturned" || kind === "unhelpful" || kind === "wrong" || undefined}>
                <dt>{t(`confusion.counts.${kind}`)}</dt>
                <dd className="num">{row.counts[kind]}</dd>
              </div>
            ))}
          {(["lost", "won"] as const)
            .filter((way) => row.own[way] > 0)
            .map((way) => (
              <div key={way} title={t("confusion.ownLine")}>
                <dt>{t(`confusion.counts.${way}`)}</dt>
                <dd className="num">{row.own[way]}</dd>
              </div>
            ))}
        </dl>
      )}
    </>
  );
}

/** What customers are told by it: who gives a question to it should know. */
function AnswerOf({ entry: { content } }: { entry: Entry }) {
  const { t } = useTranslation();
  const answer = content.answers.find(({ when }) => when.length === 0) ?? content.answers[0];
  if (!answer) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className={css.answer} tabIndex={0} role="group" aria-label={t("confusion.sides.answer")}>
      <Markdown text={answer.text} />
    </div>
  );
}
