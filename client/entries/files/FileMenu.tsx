// Knowledge in and out as files: opens the import, links to the exports.
import { Button, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileImport, IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileUrl } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { lazy, Suspense, useState } from "react";
import type { ForeignExportFormat } from "./ExportDialog.tsx";

/** What entries are exported as, and the word for it. */
export const formats = [
  { format: "jsonl", text: "exportJsonl" },
  { format: "csv", text: "exportCsv" },
  { format: "xlsx", text: "exportXlsx" },
] as const;

/** Other systems', whose formats do not hold everything. */
const foreign = ["azure", "rasa"] as const satisfies ForeignExportFormat[];
const ExportDialog = lazy(async () => ({ default: (await import("./ExportDialog.tsx")).ExportDialog }));

export function FileMenu({ onImport, onBulk }: { onImport: () => void; /** Lists the latest bulk changes. */ onBulk: () => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const may = useMay();
  const [asked, setAsked] = useState<ForeignExportFormat | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t("knowledge.list.file")}>
            <Button px={6} aria-label={t("knowledge.list.file")}>
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
          <ForeignItems onChoose={setAsked} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconHistory size={14} aria-hidden />} onClick={onBulk}>
            {t("knowledge.bulk.report.open")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <Suspense>
          <ExportDialog format={asked} chosen={null} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Other systems as items of a menu; whoever holds the menu holds the dialog, which outlives it. */
export function ForeignItems({ onChoose }: { onChoose: (format: ForeignExportFormat) => void }) {
  const { t } = useTranslation();
  return foreign.map((format) => (
    <Menu.Item key={format} leftSection={<IconDownload size={14} aria-hidden />} onClick={() => onChoose(format)}>
      {t("knowledge.list.exportTo", { format: t(`knowledge.list.foreign.${format}`) })}
    </Menu.Item>
  ));
}
