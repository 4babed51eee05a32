// The bar on top: palette, running jobs, Ask drawer, language, theme, person.
import { ActionIcon, Button, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconMessageCircleQuestion, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { changeLanguage, currentLanguage } from "../lib/language.ts";
import { Keys } from "../ui/text/Keys.tsx";
import { JobsButton } from "./JobsButton.tsx";
import { openPalette } from "./Palette.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import css from "./TopBar.module.css";

export function TopBar({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const theme = dark ? t("frame.theme.toLight") : t("frame.theme.toDark");
  return (
    <section className={css.bar} aria-label={t("frame.topBar")}>
      <button type="button" className={css.palette} onClick={openPalette} aria-haspopup="dialog">
        <IconSearch size={16} aria-hidden />
        <span className="grow ellipsis">{t("frame.palette.box")}</span>
        <Keys keys="mod+k" />
      </button>
      <span className="grow" />
      <JobsButton kb={kb} />
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconMessageCircleQuestion size={16} aria-hidden />}
        rightSection={<Keys keys="/" />}
        onClick={() => openAskDrawer()}
      >
        {t("frame.ask.button")}
      </Button>
      <Tooltip label={t("frame.language.switch")}>
        <ActionIcon aria-label={t("frame.language.switch")} onClick={() => changeLanguage(currentLanguage() === "zh" ? "en" : "zh")}>
          <IconLanguage size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={theme}>
        <ActionIcon aria-label={theme} onClick={() => setColorScheme(dark ? "light" : "dark")}>
          {dark ? <IconMoon size={16} aria-hidden /> : <IconSun size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <PersonMenu />
    </section>
  );
}
