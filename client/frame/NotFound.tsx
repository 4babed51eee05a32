// Where a page is missing, failed or on its way.
import { Button } from "@mantine/core";
import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyHint title={t("frame.notFound.title")} line={t("frame.notFound.line")}>
      <Button component={Link} to="/">
        {t("frame.notFound.home")}
      </Button>
    </EmptyHint>
  );
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return <ErrorText what={t("common.state.crashed")} error={error} kept={t("common.state.crashedKept")} onRetry={reset} />;
}

export function PagePending() {
  return <Skeleton what="" rows={8} height={36} />;
}
