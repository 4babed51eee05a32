// Nothing was ever logged: import what was asked elsewhere, or let a bot ask.
import { Button } from "@mantine/core";
import { IconFileImport, IconRobot } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { serverAddress } from "../lib/basePath.ts";
import { useMay } from "../lib/session.ts";
import { CodeBlock } from "../ui/text/CodeBlock.tsx";
import { EmptyHint, OtherWay } from "../ui/state/EmptyHint.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";

export function LogEmpty({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const curl = `curl ${serverAddress()}/v1/ask \\
  -H 'Authorization: Bearer <KEY>' -H 'Content-Type: application/json' \\
  -d '{"question": "怎么退货", "conversation": "c1", "channel": "web"}'`;
  return (
    <EmptyHint title={t("logs.empty.title")} line={t("logs.empty.line")}>
      <OtherWay
        icon={<IconFileImport size={20} className="text-2" aria-hidden />}
        title={t("logs.empty.importTitle")}
        line={may("write") ? t("logs.empty.importLine") : t("logs.empty.viewer")}
      >
        {may("write") && <Button onClick={onImport}>{t("logs.import.choose")}</Button>}
      </OtherWay>
      <OtherWay
        icon={<IconRobot size={20} className="text-2" aria-hidden />}
        title={t("logs.empty.botTitle")}
        line={t("logs.empty.botLine")}
      >
        {may("admin") && (
          <ScreenLink screen="settings" search={{ section: "keys" }}>
            {t("logs.empty.keys")}
          </ScreenLink>
        )}
      </OtherWay>
      <div style={{ marginTop: 16 }}>
        <CodeBlock label={t("logs.empty.botCode")} code={curl} />
      </div>
    </EmptyHint>
  );
}
