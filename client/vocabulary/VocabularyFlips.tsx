// In the side panel: what saving the words as they stand would do to real questions and to what is taught.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BrokenWordings } from "../flips/BrokenWordings.tsx";
import { FlipsSection } from "../flips/FlipsSection.tsx";
import { flipDays, type KnownFlips } from "../flips/knownFlips.ts";
import type { OutputOf } from "../lib/api.ts";

interface VocabularyFlipsProps {
  kb: string;
  flips: KnownFlips<OutputOf<"previewVocabularyFlips">>;
}

export function VocabularyFlips({ kb, flips }: VocabularyFlipsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { found } = flips;
  const open = (entry: string): void => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry } });
  const isTraining = found?.state === "making" && found.isTraining;
  return (
    <FlipsSection
      flips={flips}
      self={null}
      onOpen={open}
      words={{
        incomplete: t("vocabulary.flips.incomplete"),
        help: t("vocabulary.flips.help"),
        making: t(isTraining ? "vocabulary.flips.training" : "vocabulary.flips.asking", { days: flipDays }),
      }}
      broken={
        found?.state === "ready" && (
          <BrokenWordings
            title={t("vocabulary.flips.broken")}
            note={t("vocabulary.flips.brokenNote")}
            broken={found.broken}
            count={found.brokenCount}
            onOpen={open}
          />
        )
      }
    />
  );
}
