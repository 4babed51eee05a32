// From which pages a key may be used, and how often: the same fields when it is made and when it is changed.
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { originOf } from "../../../shared/contract/origin.ts";
import { mostOrigins, mostPerMinute } from "../../../shared/contract/settings.ts";
import { WordsInput } from "../../ui/form/WordsInput.tsx";

export interface Limits {
  origins: string[];
  ratePerMinute: number | null;
}

/** What keeps these limits from being saved; null if nothing does. */
export const badOrigin = ({ origins }: Limits): string | null => origins.find((origin) => originOf(origin) === null) ?? null;

export function KeyLimits({ limits, onChange, error }: { limits: Limits; onChange: (limits: Limits) => void; error?: string | null }) {
  const { t } = useTranslation();
  const bad = badOrigin(limits);
  return (
    <>
      <WordsInput
        label={t("settings.keys.origins")}
        description={t("settings.keys.originsHint")}
        placeholder="https://shop.example"
        words={limits.origins}
        maxLength={300}
        error={bad === null ? error : t("settings.keys.badOrigin", { origin: bad })}
        onChange={(words) =>
          onChange({ ...limits, origins: [...new Set(words.map((word) => originOf(word) ?? word))].slice(0, mostOrigins) })
        }
      />
      <NumberInput
        label={t("settings.keys.rate")}
        description={t("settings.keys.rateHint")}
        placeholder={t("settings.keys.unlimited")}
        value={limits.ratePerMinute ?? ""}
        min={1}
        max={mostPerMinute}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        onChange={(value) => onChange({ ...limits, ratePerMinute: typeof value === "number" ? value : null })}
      />
    </>
  );
}
