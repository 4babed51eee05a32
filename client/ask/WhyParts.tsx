// The parts of "why": the reading with what the word lists did to it, the nearest taught wordings, the rules in words.
import {
  IconArrowBadgeRight,
  IconArrowRight,
  IconArrowsExchange,
  IconBan,
  IconEraser,
  IconPin,
  IconReplace,
  IconUserCheck,
  IconWaveSine,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page/Column.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { Reading } from "../ui/reply/Reading.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import type { Reply } from "./conversation.ts";
import css from "./Why.module.css";

type Explanation = NonNullable<Reply["explanation"]>;

/** Contributions are points of score, where 1 is a perfect cosine: shown in hundredths. */
const hundredths = 100;

/** Of the first candidates it is told what speaks against them. */
const CONTRADICTED_SHOWN = 2;

/** As many as stand over the bands. */
export const CANDIDATES_SHOWN = 5;

/** Towards the best candidate, or another that is picked: what each piece of the question gave it. */
export function ReadingSection({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string | null>(null);
  const candidates = explanation.candidates.slice(0, CANDIDATES_SHOWN);
  const towards = candidates.find(({ entry }) => entry === picked) ?? candidates[0];
  const points = explanation.reading.map(({ text, contribution }, i) => {
    const point = towards ? (towards.contributions[i] ?? null) : contribution;
    return { text, contribution: point === null ? null : point * hundredths };
  });
  const pieces = points.filter(({ text }) => text.trim() !== "");
  // What every question starts from towards this entry, before a word of it is read: no word of the customer's.
  const start = points.find((piece) => piece.text === "")?.contribution ?? null;
  const { synonyms, added, near, core, ignored } = explanation;
  const pairs = (of: typeof synonyms): string => of.map((pair) => t("why.pair", pair)).join(" · ");
  const acted = [
    { Icon: IconReplace, words: synonyms.length > 0 ? t("why.synonyms", { pairs: pairs(synonyms) }) : "" },
    { Icon: IconArrowRight, words: added.length > 0 ? t("why.added", { pairs: pairs(added) }) : "" },
    { Icon: IconWaveSine, words: near.length > 0 ? t("why.near", { pairs: near.map((pair) => t("why.nearPair", pair)).join(" · ") }) : "" },
    { Icon: IconPin, words: core.length > 0 ? t("why.core", { words: core.join(" · ") }) : "" },
    { Icon: IconEraser, words: ignored.length > 0 ? t("why.ignored", { words: ignored.join(" · ") }) : "" },
  ].filter(({ words }) => words !== "");
  const aside =
    acted.length === 0 ? undefined : (
      <>
        {acted.map(({ Icon, words }) => (
          <span key={words} className={css.synonyms}>
            <Icon size={14} aria-hidden />
            {words}
          </span>
        ))}
      </>
    );
  return (
    <Section
      title={t("why.reading")}
      actions={
        towards === undefined ? null : (
          <span className={css.towards}>
            <HeadSelect
              label={t("why.towards")}
              options={candidates.map(({ entry, question }) => ({ value: entry, label: question }))}
              value={towards.entry}
              onChange={setPicked}
            />
          </span>
        )
      }
    >
      <Reading pieces={pieces} start={start} towards={null} aside={aside} />
    </Section>
  );
}

export function Nearest({ rows, onOpen }: { rows: Explanation["nearest"]; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  return (
    <Section title={t("why.nearest")} actions={<span className="xs text-3">{t("why.similarity")}</span>}>
      {rows.length === 0 && <p className="text-3">{t("why.noNearest")}</p>}
      <ul>
        {rows.map((row, i) => (
          <li key={`${row.entry} ${i}`} className={css.near}>
            <span className={css.wording} title={row.wording}>
              {row.kind === "negative" && (
                <Tag outline icon={<IconBan size={12} aria-hidden />}>
                  {t("why.negative")}
                </Tag>
              )}
              {row.kind === "answer" && <Tag outline>{t("why.answer")}</Tag>}
              <span className="ellipsis">{row.wording}</span>
            </span>
            <button type="button" className={css.question} title={row.question} onClick={() => onOpen(row.entry)}>
              {row.question}
            </button>
            <span className={css.bar} aria-hidden>
              <i style={{ width: `${Math.max(0, Math.min(1, row.similarity)) * 100}%` }} />
            </span>
            <span className="num">{row.similarity.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Rules({ reply, explanation }: { reply: Reply; explanation: Explanation }) {
  const { t } = useTranslation();
  const { rules, thresholds, sensitive, anger, candidates } = explanation;
  const confidence = Math.round(reply.candidates[0]?.confidence ?? reply.confidence);
  const standing = candidates[0]?.standing ?? 0;
  // Entries that were near enough to answer or to be offered, but may not speak.
  const silent = candidates.filter(({ state, confidence: c }, i) => state !== "usable" && (i === 0 || c >= thresholds.clarify)).slice(0, 3);
  // Of the others nobody expected an answer.
  const contradicted = candidates.filter(({ contradiction }, i) => contradiction !== null && i < CONTRADICTED_SHOWN);
  return (
    <Section title={t("why.rules")}>
      <ul className={css.rules}>
        {rules.map((rule) => (
          <li key={rule}>
            <IconArrowBadgeRight size={14} className="text-3" aria-hidden />
            {t(`why.rule.${rule}`, { confidence, ...thresholds, words: sensitive.join("」「"), anger: anger.join("」「") })}
          </li>
        ))}
        {standing !== 0 && (
          <li>
            <IconUserCheck size={14} className="text-3" aria-hidden />
            {t(standing < 0 ? "why.standingLow" : "why.standingHigh", { count: Math.abs(standing) })}
          </li>
        )}
        {contradicted.map(({ entry, question, contradiction }) => (
          <li key={`against ${entry}`}>
            <IconArrowsExchange size={14} className="text-3" aria-hidden />
            {contradiction &&
              t(`why.contradiction.${contradiction.kind}`, { said: contradiction.said, taught: contradiction.taught ?? "", question })}
          </li>
        ))}
        {silent.map(({ entry, question, state }) => (
          <li key={entry}>
            <IconBan size={14} className="text-3" aria-hidden />
            {state === "usable" ? null : t("why.stateOf", { question, state: t(`why.state.${state}`) })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
