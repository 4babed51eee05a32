// The selected entries as a file, in a choice of formats: items of a menu.
import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { callForFile } from "../../lib/api.ts";
import { useErrorText } from "../../lib/errors.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showDone } from "../../lib/undo.ts";
import type { ForeignExportFormat } from "../files/ExportDialog.tsx";
import { ForeignItems, formats } from "../files/FileMenu.tsx";
import { asSelected, type ChosenEntries } from "../selection.ts";

export interface ExportChosenProps {
  chosen: ChosenEntries;
  /** Another system's format, of which more is to be said first. */
  onForeign: (format: ForeignExportFormat) => void;
}

export function ExportChosen({ chosen, onForeign }: ExportChosenProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const words = useErrorText();
  const fetchFile = async (format: (typeof formats)[number]["format"]): Promise<void> => {
    try {
      saveFile(await callForFile("exportSelected", { kb, ...asSelected(chosen), format }));
    } catch (error) {
      showDone(words(error));
    }
  };
  return (
    <>
      <Menu.Label>{t("knowledge.bulk.export")}</Menu.Label>
      {formats.map(({ format, text }) => (
        <Menu.Item key={format} leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void fetchFile(format)}>
          {t(`knowledge.list.${text}`)}
        </Menu.Item>
      ))}
      <ForeignItems onChoose={onForeign} />
    </>
  );
}
