// One pair of entries beside each other: what both teach, what one takes from the other, and what can be done, each with its key.
import { Button } from "@mantine/core";
import { IconArrowMerge, IconArrowRight, IconBan, IconEqualNot, IconExternalLink, IconRotate2 } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import { ChoiceRow } from "../../ui/list/Row.tsx";
import { Column, PageHead, Section } from "../../ui/page/Column.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import css from "./Pairs.module.css";
import { otherSide, type Pair, type PairWording, wordingsBetween } from "./pairs.ts";
import { usePairActions } from "./usePairActions.ts";

export interface PairViewProps {
  pair: Pair;
  state: "open" | "settled";
  onMerge: () => void;
  onOpen: (entry: string) => void;
  /** It leaves the list. */
  onGone: () => void;
}

/** Remount (key) for another pair. */
export function PairView({ pair, state, onMerge, onOpen, onGone }: PairViewProps) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const [chosen, setChosen] = useState(0);
  const actions = usePairActions(pair, onGone);
  const wordings = wordingsBetween(pair);
  const at = Math.min(chosen, wordings.length - 1);
  const wording = wordings[at];
  const can = write && !actions.busy;
  const move = can && wording?.canMove ? () => actions.move(wording) : null;
  const forbid = can && wording?.canForbid ? () => actions.forbid(wording) : null;
  const none = can ? (state === "open" ? actions.dismiss : actions.reopen) : null;
  const merge = can ? onMerge : null;
  const open = (): void => onOpen(pair.first.id);
  const key = (does: string, run: (() => void) | null) => ({ does, run: () => run?.(), off: run === null });
  useKeys(
    {
      m: key(t("knowledge.pairs.merge"), merge),
      v: key(t("knowledge.pairs.move"), move),
      n: key(t("knowledge.pairs.forbid"), forbid),
      x: key(t(state === "open" ? "knowledge.pairs.dismiss" : "knowledge.pairs.reopen"), none),
      Enter: key(t("knowledge.pairs.openFirst"), open),
      ArrowRight: { does: t("knowledge.pairs.nextWording"), run: () => setChosen(Math.min(at + 1, wordings.length - 1)) },
      ArrowLeft: { does: "", run: () => setChosen(Math.max(0, at - 1)) },
    },
    { group: t("knowledge.pairs.title") },
  );
  const nameOf = (wordingSide: "first" | "second"): string => pair[wordingSide].question;
  const groups: { title: string; note: string; rows: { wording: PairWording; at: number }[] }[] = [];
  wordings.forEach((one, i) => {
    const title =
      one.kind === "same"
        ? t("knowledge.pairs.bothTeach")
        : one.kind === "near"
          ? t("knowledge.pairs.nearest")
          : t("knowledge.pairs.takes", { taker: nameOf(otherSide(one.owner)), owner: nameOf(one.owner) });
    const note = one.kind === "taken" ? t("knowledge.pairs.takesNote") : "";
    const group = groups.find((other) => other.title === title);
    if (group) group.rows.push({ wording: one, at: i });
    else groups.push({ title, note, rows: [{ wording: one, at: i }] });
  });
  const icon = { size: 16, "aria-hidden": true } as const;
  const choice = (keys: string, image: ReactNode, name: string, line: string, run: (() => void) | null) => (
    <ChoiceRow keys={keys} icon={image} name={name} line={line} onRun={run} />
  );
  const taker = wording && nameOf(wording.kind === "same" ? wording.owner : otherSide(wording.owner));
  return (
    <Column label={t("knowledge.pairs.pair")} head={<PageHead title={t("knowledge.pairs.pair")} />}>
      <div className={css.sides}>
        {[pair.first, pair.second].map(({ id, question, similar, revision }) => (
          <div key={id} className={css.side}>
            <p className={css.question} dir="auto">
              {question}
            </p>
            <p className="xs text-3">
              {t("knowledge.merge.wordings", { count: similar })} · {t("knowledge.merge.revision", { number: revision })}
            </p>
            <Button size="xs" variant="subtle" className={css.open ?? ""} onClick={() => onOpen(id)}>
              {t("knowledge.pairs.openEntry")}
            </Button>
          </div>
        ))}
      </div>
      {groups.map(({ title, note, rows }) => (
        <Section key={title} flush title={title} count={rows.length} actions={<span className="xs text-3">{note}</span>}>
          <ul>
            {rows.map(({ wording: one, at: i }) => (
              <li key={`${one.owner} ${one.text}`}>
                <button type="button" className={css.wording} aria-pressed={i === at} onClick={() => setChosen(i)}>
                  <span className="ellipsis" dir="auto" title={one.text}>
                    {one.text}
                  </span>
                  {one.otherText !== null && (
                    <span className="ellipsis text-2" dir="auto" title={one.otherText}>
                      {one.otherText}
                    </span>
                  )}
                  {!one.canMove && <span className="xs text-3">{t("knowledge.pairs.standard")}</span>}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <ErrorLine error={actions.error} />
      {write && (
        <div className={css.choices}>
          {choice("m", <IconArrowMerge {...icon} />, t("knowledge.pairs.merge"), t("knowledge.pairs.mergeLine"), merge)}
          {choice(
            "v",
            <IconArrowRight {...icon} />,
            t("knowledge.pairs.move"),
            taker ? t("knowledge.pairs.moveLine", { question: taker }) : "",
            move,
          )}
          {choice(
            "n",
            <IconBan {...icon} />,
            t("knowledge.pairs.forbid"),
            wording ? t("knowledge.pairs.forbidLine", { question: nameOf(otherSide(wording.owner)) }) : "",
            forbid,
          )}
          {state === "open"
            ? choice("x", <IconEqualNot {...icon} />, t("knowledge.pairs.dismiss"), t("knowledge.pairs.dismissLine"), none)
            : choice("x", <IconRotate2 {...icon} />, t("knowledge.pairs.reopen"), t("knowledge.pairs.reopenLine"), none)}
          {choice("Enter", <IconExternalLink {...icon} />, t("knowledge.pairs.openFirst"), pair.first.question, open)}
        </div>
      )}
    </Column>
  );
}
