// In the side panel: what saving the entry as it stands would do to real questions, and to its own wordings.
import { useTranslation } from "react-i18next";
import { BrokenWordings } from "../../flips/BrokenWordings.tsx";
import { FlipsNote, FlipsSection } from "../../flips/FlipsSection.tsx";
import { flipDays } from "../../flips/knownFlips.ts";
import type { EntryFlips } from "./useFlips.ts";

interface EntryFlipsSectionProps {
  flips: EntryFlips;
  /** null for a new entry. */
  self: string | null;
  onOpen: (entry: string) => void;
}

export function EntryFlipsSection({ flips, self, onOpen }: EntryFlipsSectionProps) {
  const { t } = useTranslation();
  const { found, withAdding, deleting, ownWordings } = flips;
  const { broken = [], brokenCount = 0 } = found?.state === "ready" ? found : {};
  // Of an entry that may not answer at all no wording is named.
  const isSilent = brokenCount >= ownWordings && broken.every(({ to }) => to === null);
  return (
    <FlipsSection
      flips={flips}
      self={self}
      onOpen={onOpen}
      words={{
        incomplete: t("flips.invalid"),
        help: t("flips.help"),
        making: t("flips.making", { days: flipDays }),
      }}
      notes={
        <>
          {withAdding && <FlipsNote>{t("flips.adding")}</FlipsNote>}
          {deleting?.is && <FlipsNote>{t("flips.deleting")}</FlipsNote>}
        </>
      }
      more={
        deleting && (
          <>
            {" · "}
            <button type="button" className="link" aria-pressed={deleting.is} onClick={() => deleting.set(!deleting.is)}>
              {t("flips.ifDeleted")}
            </button>
          </>
        )
      }
      broken={
        <BrokenWordings
          title={t("flips.broken")}
          note={t("flips.brokenNote")}
          broken={broken}
          count={brokenCount}
          instead={isSilent ? t("flips.silent", { count: brokenCount }) : null}
          onOpen={onOpen}
        />
      }
    />
  );
}
