// What can be done with a question, each with its key and what it would flip of real questions; of the one that is pointed at all of it.
import { IconArrowMerge, IconArrowRight, IconBan } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BrokenWordings } from "../../flips/BrokenWordings.tsx";
import { FlipsSection } from "../../flips/FlipsSection.tsx";
import { flipDays } from "../../flips/knownFlips.ts";
import { Section } from "../../ui/page/Column.tsx";
import { Effect } from "../../ui/text/Effect.tsx";
import { Keys } from "../../ui/text/Keys.tsx";
import css from "./Confusion.module.css";
import { type Settlement, deedKeys } from "./deeds.ts";
import type { ForeseenDeed } from "./useDeeds.ts";

export interface DeedsProps {
  deeds: readonly ForeseenDeed[];
  /** null: not yet. */
  onMerge: (() => void) | null;
  onOpen: (entry: string) => void;
}

/** Remount (key) for another question. */
export function Deeds({ deeds, onMerge, onOpen }: DeedsProps) {
  const { t } = useTranslation();
  const [looked, setLooked] = useState<Settlement["id"] | null>(null);
  const told = deeds.find(({ id, hindered }) => id === looked && hindered === null) ?? deeds.find(({ hindered }) => hindered === null);
  return (
    <>
      <Section flush title={t("confusion.deed.title")}>
        {deeds.map((deed) => (
          <DeedRow key={deed.id} deed={deed} looked={deed === told} onLook={() => setLooked(deed.id)} />
        ))}
        <button type="button" className={css.deed} disabled={onMerge === null} onClick={() => onMerge?.()}>
          <Keys keys="m" />
          <IconArrowMerge size={16} aria-hidden />
          <span>{t("confusion.deed.merge")}</span>
          <span className="ellipsis xs text-3">{t("confusion.deed.mergeLine")}</span>
        </button>
      </Section>
      {told && <DeedFlips deed={told} onOpen={onOpen} />}
    </>
  );
}

function DeedRow({ deed, looked, onLook }: { deed: ForeseenDeed; looked: boolean; onLook: () => void }) {
  const { t } = useTranslation();
  const { id, entry, from, hindered, standard, flips, run } = deed;
  const Icon = id === "first" || id === "second" ? IconArrowRight : IconBan;
  const ready = flips.found?.state === "ready" ? flips.found : null;
  const figures = ready && { gained: ready.gained.questions, moved: ready.moved.questions, lost: ready.lost.questions };
  const line =
    hindered !== null
      ? t(`confusion.deed.${hindered}`, { question: standard ?? entry.question })
      : id === "notFirst" || id === "notSecond"
        ? t("confusion.deed.forbids", { question: entry.question })
        : from === null
          ? t("confusion.deed.gives", { question: entry.question })
          : t("confusion.deed.movesFrom", { from, question: entry.question });
  return (
    <button
      type="button"
      className={css.deed}
      disabled={run === null}
      data-looked={looked || undefined}
      onFocus={onLook}
      onMouseEnter={onLook}
      onClick={() => run?.()}
    >
      <Keys keys={deedKeys[id]} />
      <Icon size={16} aria-hidden />
      <span>{t(`confusion.deed.${id}`)}</span>
      <span className="ellipsis xs text-3" title={line}>
        {line}
      </span>
      {figures && <Effect {...figures} label={t("confusion.deed.effect", figures)} />}
    </button>
  );
}

function DeedFlips({ deed: { id, entry, flips }, onOpen }: { deed: ForeseenDeed; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const { broken = [], brokenCount = 0 } = flips.found?.state === "ready" ? flips.found : {};
  return (
    <section aria-label={t("confusion.deed.looked", { deed: t(`confusion.deed.${id}`) })}>
      <p className={css.lookedAt}>{t("confusion.deed.looked", { deed: t(`confusion.deed.${id}`) })}</p>
      <FlipsSection
        flips={flips}
        self={entry.id}
        onOpen={onOpen}
        words={{
          incomplete: "",
          help: t("confusion.deed.help", { days: flipDays }),
          making: t("confusion.deed.making", { days: flipDays }),
        }}
        broken={
          <BrokenWordings title={t("flips.broken")} note={t("flips.brokenNote")} broken={broken} count={brokenCount} onOpen={onOpen} />
        }
      />
    </section>
  );
}
