// Knowledge in and out as files: opens the import, links to the exports.
import { Button, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileImport } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileUrl } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import css from "../list/EntryList.module.css";

/** What entries are exported as, and the word for it. */
export const formats = [
  { format: "jsonl", text: "exportJsonl" },
  { format: "csv", text: "exportCsv" },
  { format: "xlsx", text: "exportXlsx" },
] as const;

export function FileMenu({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const may = useMay();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("knowledge.list.file")}>
          <Button className={css.files} aria-label={t("knowledge.list.file")}>
            <IconChevronDown size={14} aria-hidden />
          </Button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {may("write") && (
          <Menu.Item leftSection={<IconFileImport size={14} aria-hidden />} onClick={onImport}>
            {t("knowledge.list.import")}
          </Menu.Item>
        )}
        <Menu.Label>{t("knowledge.list.export")}</Menu.Label>
        {formats.map(({ format, text }) => (
          <Menu.Item
            key={format}
            component="a"
            href={fileUrl("exportEntries", { kb, format })}
            download
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t(`knowledge.list.${text}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
