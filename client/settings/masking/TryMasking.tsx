// A text to try the rules on, and what would be stored of it; worked out here as it is typed.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mask } from "../../../shared/engine/mask.ts";
import type { MaskingRules } from "../../../shared/engine/types.ts";
import css from "./Masking.module.css";
import { GrowingTextarea } from "../../ui/form/GrowingTextarea.tsx";

export function TryMasking({ rules }: { rules: MaskingRules }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? t("masking.sample");
  const masked = mask(text, rules);
  return (
    <section className={css.try} aria-label={t("masking.try")}>
      <GrowingTextarea
        label={t("masking.try")}
        description={t("masking.tryLine")}
        value={text}
        maxLength={1000}
        minRows={2}
        maxRows={6}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={css.result} role="status" aria-label={t("masking.result")}>
        <span className="xs text-3">{masked === text ? t("masking.unchanged") : t("masking.result")}</span>
        <p>
          {masked.split(/(<[A-Z]{2,12}>)/u).map((piece, i) =>
            i % 2 === 1 ? (
              <mark key={i} className={css.placeholder}>
                {piece}
              </mark>
            ) : (
              piece
            ),
          )}
        </p>
      </div>
    </section>
  );
}
