// "Why not that entry?": pick one, see the smallest changes that would make it answer and what each would flip, make one with a click.
import { Button, Popover } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconBan,
  IconChevronDown,
  IconMessagePlus,
  IconReplace,
  IconSwitchHorizontal,
} from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { Section } from "../ui/page/Column.tsx";
import { EntryPicker, type PickedEntry } from "../ui/form/EntryPicker.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import type { Reply, Setting } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";
import { type TriedFix, useFix } from "./useFix.ts";
import { type FixEffect, useFixEffects } from "./useFixEffects.ts";
import css from "./WhyNot.module.css";
import { Outcome } from "../ui/reply/Outcome.tsx";

/** @param setting as which customer the question was asked */
export function WhyNot({ asking, reply, setting }: { asking: Asking; reply: Reply; setting: Setting }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<PickedEntry | null>(null);
  const [opened, setOpened] = useState(false);
  const picker = (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={360} trapFocus returnFocus keepMounted={false}>
      <Popover.Target popupType="dialog">
        <Button
          size="sm"
          className={css.pick}
          aria-label={picked ? t("why.not.picked", { question: picked.question }) : t("why.not.pick")}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          <span className="ellipsis">{picked?.question ?? t("why.not.pick")}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("why.not.pick")}>
        <EntryPicker
          label={t("ask.teach.search")}
          placeholder={t("ask.teach.search")}
          nothing={t("ask.teach.none")}
          first={reply.candidates.length > 0 ? reply.candidates.slice(0, 6) : undefined}
          onPick={(entry) => {
            setPicked(entry);
            setOpened(false);
          }}
          onEscape={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <Section title={t("why.not.title")} count={picker}>
      {picked && <Fixes key={picked.entry} asking={asking} setting={setting} question={reply.question} entry={picked} />}
    </Section>
  );
}

function Fixes({ asking, setting, question, entry }: { asking: Asking; setting: Setting; question: string; entry: PickedEntry }) {
  const { t } = useTranslation();
  const may = useMay();
  // The draft changes under it: never from the cache, never asked twice by itself.
  const found = useApi(
    "whyNot",
    { kb: asking.kb, question, entry: entry.entry, channel: setting.channel, at: setting.at, context: setting.context },
    { keepPrevious: false, gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  );
  const fixing = useFix(asking, question, entry);
  const effects = useFixEffects(asking.kb, found.data?.fixes ?? []);
  const ready = effects.find((effect) => effect?.state === "ready");
  const told = effects.filter((effect) => effect?.state === "ready").length;
  const box = useRef<HTMLDivElement>(null);
  // It stands at the end of a long column: what was asked for would come out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [found.data, told]);
  return (
    <div ref={box}>
      <StateView query={found} what={t("why.not.what")} rows={2} rowHeight={52}>
        {({ wins, obstacle, now, confidence, labelled, fixes }) =>
          wins || obstacle ? (
            <p className={css.line}>{obstacle ? t(`why.not.obstacle.${obstacle}`, { question: now.question ?? "" }) : t("why.not.wins")}</p>
          ) : (
            <>
              <p className={css.line}>
                {fixes.length === 0 ? t("why.not.none") : t("why.not.found", { count: fixes.length })}
                {fixes.length > 0 && <CountedOver effect={ready} labelled={labelled} />}
              </p>
              <ul aria-label={t("why.not.what")}>
                {fixes.map((tried, i) => (
                  <FixRow
                    key={JSON.stringify(tried.fix)}
                    tried={tried}
                    effect={effects[i]}
                    before={confidence}
                    first={i === 0}
                    busy={fixing.busy === tried.fix}
                    onApply={may("write") ? (fixing.busy === null ? () => void fixing.apply(tried) : "wait") : null}
                  />
                ))}
              </ul>
              <ErrorLine error={fixing.error} />
            </>
          )
        }
      </StateView>
    </div>
  );
}

/** What the flips are counted over. */
function CountedOver({ effect, labelled }: { effect: Extract<FixEffect, { state: "ready" }> | undefined; labelled: number }) {
  const { t } = useTranslation();
  const parts = [
    ...(effect ? [effect.questions === 0 ? t("why.not.noLog") : t("why.not.asked", { count: effect.questions, times: effect.times })] : []),
    ...(labelled > 0 ? [t("why.not.labelled", { count: labelled })] : []),
  ];
  return <span className="text-3">{parts.map((part) => ` · ${part}`)}</span>;
}

const icons = { add_wording: IconMessagePlus, add_negative: IconBan, add_synonym: IconReplace, move_wording: IconSwitchHorizontal };

export interface FixRowProps {
  tried: TriedFix;
  /** What it would flip of real traffic; undefined: not known. */
  effect: FixEffect | undefined;
  /** The entry's confidence now; null if it is no candidate. */
  before: number | null;
  /** The smallest change. */
  first: boolean;
  busy: boolean;
  /** Null: the reader may not write. "wait": another is being made. */
  onApply: (() => void) | "wait" | null;
}

/** One fix: what would be changed, how sure the robot is then, what else it would flip, and the button that makes it. */
function FixRow({ tried, effect, before, first, busy, onApply }: FixRowProps) {
  const { t } = useTranslation();
  const { fix, winner, outcome, confidence } = tried;
  const Icon = icons[fix.kind];
  const words =
    fix.kind === "add_synonym"
      ? t("why.not.fix.add_synonym", { word: fix.words[0], other: fix.words[1] })
      : fix.kind === "add_wording"
        ? t("why.not.fix.add_wording", { text: fix.text })
        : t(`why.not.fix.${fix.kind}`, { text: fix.text, winner: winner ?? fix.winner });
  return (
    <li className={css.fix}>
      <Icon size={16} className="text-3" aria-hidden />
      <div className={css.words}>
        <p>{words}</p>
        {effect?.state === "making" && (
          <p className={css.effect} role="status">
            {t("why.not.making")}
            {effect.total > 0 && <span className="num">{t("why.not.doneOf", { done: effect.done, total: effect.total })}</span>}
          </p>
        )}
        {effect?.state === "ready" && <Effect tried={tried} effect={effect} />}
      </div>
      <span className={css.score}>
        <span className="num text-3">{before === null ? t("why.not.noCandidate") : Math.round(before)}</span>
        <IconArrowRight size={12} className="text-3" aria-hidden />
        <Outcome bare outcome={outcome} confidence={confidence} />
      </span>
      {onApply !== null && (
        <Button
          size="sm"
          variant={first ? "filled" : "default"}
          aria-label={t("why.not.applyThis", { words })}
          loading={busy}
          disabled={onApply === "wait" && !busy}
          {...(onApply === "wait" ? {} : { onClick: onApply })}
        >
          {t("why.not.apply")}
        </Button>
      )}
    </li>
  );
}

/** Lost ones are named. */
const named = 3;

/** Questions and times are two measures and stand apart. */
function Effect({
  tried: { righted, wronged },
  effect: { gained, lost, moved, brokenCount },
}: {
  tried: TriedFix;
  effect: Extract<FixEffect, { state: "ready" }>;
}) {
  const { t } = useTranslation();
  if (gained.questions + lost.questions + moved.questions + brokenCount + righted + wronged === 0)
    return <p className={css.effect}>{t("why.not.nothing")}</p>;
  return (
    <p className={css.effect}>
      {gained.questions > 0 && (
        <span className={css.gained}>
          <IconArrowUp size={12} aria-hidden />
          {t("why.not.gained", { count: gained.questions, times: gained.times })}
        </span>
      )}
      {lost.questions > 0 && (
        <span className={css.lost}>
          <IconArrowDown size={12} aria-hidden />
          {t("why.not.lost", { count: lost.questions, times: lost.times })}
        </span>
      )}
      {lost.first.slice(0, named).map(({ text }) => (
        <span key={text} className="ellipsis" title={text}>
          {t("why.not.example", { text })}
        </span>
      ))}
      {moved.questions > 0 && <span>{t("why.not.moved", { count: moved.questions, times: moved.times })}</span>}
      {brokenCount > 0 && <span className={css.lost}>{t("why.not.broken", { count: brokenCount })}</span>}
      {righted > 0 && <span className={css.gained}>{t("why.not.righted", { count: righted })}</span>}
      {wronged > 0 && <span className={css.lost}>{t("why.not.wronged", { count: wronged })}</span>}
    </p>
  );
}
