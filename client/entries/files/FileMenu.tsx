// Knowledge in and out as files: opens the import, links to the exports.
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileImport } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { callForFile, fileUrl, type InputOf } from "../../lib/api.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { lazy, Suspense, useState } from "react";
import type { ForeignExportFormat } from "./ExportDialog.tsx";
import { showDone } from "../../lib/undo.ts";
import { useErrorText } from "../../lib/errors.ts";

/** What entries are exported as, and the word for it. */
const formats = [
  { format: "jsonl", text: "exportJsonl" },
  { format: "csv", text: "exportCsv" },
  { format: "xlsx", text: "exportXlsx" },
] as const;

/** Other systems', whose formats do not hold everything. */
const foreign = ["azure", "rasa"] as const satisfies ForeignExportFormat[];
const ExportDialog = lazy(async () => ({ default: (await import("./ExportDialog.tsx")).ExportDialog }));

export function FileMenu({ onImport }: { onImport: () => void }) {
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
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <Suspense>
          <ExportDialog format={asked} entries={null} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

function ForeignItems({ onChoose }: { onChoose: (format: ForeignExportFormat) => void }) {
  const { t } = useTranslation();
  return foreign.map((format) => (
    <Menu.Item key={format} leftSection={<IconDownload size={14} aria-hidden />} onClick={() => onChoose(format)}>
      {t("knowledge.list.exportTo", { format: t(`knowledge.list.foreign.${format}`) })}
    </Menu.Item>
  ));
}

/** The selected entries as a file, in a choice of formats. */
export function ExportSelected({ entries }: { entries: readonly string[] }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const words = useErrorText();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<ForeignExportFormat | null>(null);
  const fetchFile = async (format: NonNullable<InputOf<"exportSelected">["format"]>): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await callForFile("exportSelected", { kb, entries: [...entries], format }));
    } catch (error) {
      showDone(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t("knowledge.bulk.export")}>
            <ActionIcon size="sm" aria-label={t("knowledge.bulk.export")} loading={busy}>
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, text }) => (
            <Menu.Item key={format} onClick={() => void fetchFile(format)}>
              {t(`knowledge.list.${text}`)}
            </Menu.Item>
          ))}
          <ForeignItems onChoose={setAsked} />
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <Suspense>
          <ExportDialog format={asked} entries={entries} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}
