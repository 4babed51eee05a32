// The queue is empty: all dealt with, or nothing was ever logged; how it fills, and what to do.
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useApi } from "../lib/useApi.ts";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";

export function NothingLeft({ kb, onDone }: { kb: string; onDone: () => void }) {
  const { t } = useTranslation();
  const overview = useApi("getOverview", { kb });
  if (overview.isPending) return null;
  if (overview.data?.turns === false) {
    return (
      <EmptyHint title={t("review.empty.never")} line={t("review.empty.neverLine")}>
        <Button
          variant="filled"
          leftSection={<IconFileImport size={14} aria-hidden />}
          renderRoot={(props) => <Link to="/kb/$kb/logs" params={{ kb }} search={{ import: 1 } as never} {...props} />}
        >
          {t("review.empty.import")}
        </Button>
      </EmptyHint>
    );
  }
  return (
    <EmptyHint title={t("review.empty.done")} line={t("review.empty.doneLine")}>
      <Button onClick={onDone}>{t("review.empty.doneButton")}</Button>
    </EmptyHint>
  );
}
