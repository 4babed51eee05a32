// The two halves of set-up and sign-in: what this is at the left, the form at the right.
import { SegmentedControl } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languages } from "../../../shared/i18n/index.ts";
import { changeLanguage, currentLanguage } from "../../lib/language.ts";
import { Logo } from "../text/Person.tsx";
import css from "./Welcome.module.css";

export function Welcome({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={css.page}>
      <aside className={css.aside}>
        <p className={css.product}>
          <Logo name={t("common.productMark")} />
          {t("common.product")}
        </p>
        <p className={css.promise}>{t("setup.promise")}</p>
        <p className="md text-2">{t("setup.loop")}</p>
        {aside}
        <span className="grow" />
        <p className={css.local}>
          <IconLock size={14} aria-hidden />
          {t("setup.local")}
        </p>
      </aside>
      <main className={css.main}>
        <div className={css.language}>
          <SegmentedControl
            aria-label={t("setup.language")}
            data={languages.map((value) => ({ value, label: t(`common.languageName.${value}`) }))}
            value={currentLanguage()}
            onChange={(value) => changeLanguage(value)}
          />
        </div>
        <div className={css.form}>{children}</div>
      </main>
    </div>
  );
}
