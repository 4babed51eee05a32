// The filtered log as a file.
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileUrl } from "../lib/api.ts";
import type { TurnFilter } from "./useTurns.ts";

export function ExportMenu({ filter }: { filter: TurnFilter }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="sm" px={6} aria-label={t("logs.export.button")} title={t("logs.export.button")}>
          <IconDownload size={14} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("logs.export.line")}</Menu.Label>
        {(["csv", "jsonl"] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={fileUrl("exportTurns", { ...filter, format })}
            download
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t(`logs.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
