// The selected entries as a file, in a choice of formats: items of a menu.
import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { callForFile } from "../../lib/api.ts";
import { useErrorText } from "../../lib/errors.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showDone } from "../../lib/undo.ts";
import { formats } from "../files/FileMenu.tsx";
import type { ChosenEntries } from "../selection.ts";

export function ExportChosen({ chosen }: { chosen: ChosenEntries }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const words = useErrorText();
  const fetchFile = async (format: (typeof formats)[number]["format"]): Promise<void> => {
    const some = chosen.by === "entries" ? { entries: chosen.entries } : { filter: chosen.filter, except: chosen.except ?? [] };
    try {
      saveFile(await callForFile("exportSelected", { kb, ...some, format }));
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
    </>
  );
}
