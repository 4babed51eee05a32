// Keeps one part's failure from taking the page with it: says so in place, and tries again.
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useTranslation } from "react-i18next";
import { ErrorText } from "./ErrorText.tsx";

/** @param resetKey when it changes (another page), the part is tried again by itself */
export function Boundary({ resetKey, children }: { resetKey?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { reset } = useQueryErrorResetBoundary();
  return (
    <ErrorBoundary
      resetKeys={[resetKey]}
      onReset={reset}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <ErrorText what={t("common.state.crashed")} error={error} kept={t("common.state.crashedKept")} onRetry={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
