// The selected entries as a file, in a choice of formats.
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callForFile, type InputOf } from "../../lib/api.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { say } from "../../lib/undo.ts";
import { useErrorText } from "../../lib/useErrorText.ts";
import { formats } from "./FileMenu.tsx";

export function ExportSelected({ entries }: { entries: readonly string[] }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const words = useErrorText();
  const [busy, setBusy] = useState(false);
  const fetchFile = async (format: NonNullable<InputOf<"exportSelected">["format"]>): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await callForFile("exportSelected", { kb, entries: [...entries], format }));
    } catch (error) {
      say(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
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
      </Menu.Dropdown>
    </Menu>
  );
}
