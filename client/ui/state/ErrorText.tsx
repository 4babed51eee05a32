// In place of what failed: what failed, what was kept, and a way to try again. Never a toast.
import { Button } from "@mantine/core";
import { IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/errors.ts";
import css from "./ErrorText.module.css";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { ErrorBoundary } from "react-error-boundary";

export interface ErrorTextProps {
  /** What failed, in words; the error's own words stand below. */
  what: string;
  error: unknown;
  /** What was kept in spite of it. */
  kept?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** Other ways out, beside Retry. */
  children?: ReactNode;
}

export function ErrorText({ what, error, kept, onRetry, children }: ErrorTextProps) {
  const { t } = useTranslation();
  const words = useErrorText();
  return (
    <div className={css.error} role="alert">
      <IconPlugConnectedX size={16} className="text-bad" aria-hidden />
      <div className="grow">
        <p>{what}</p>
        <p className="xs text-2">{words(error)}</p>
        {kept !== undefined && <p className="xs text-2">{kept}</p>}
        <div className={css.ways}>
          {onRetry && (
            <Button size="sm" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onRetry}>
              {t("common.action.retry")}
            </Button>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}

/** One line below a form or a button: what the server refused. */
export function ErrorLine({ error }: { error: unknown }) {
  const words = useErrorText();
  if (!error) return null;
  return (
    <p className={css.line} role="alert">
      {words(error)}
    </p>
  );
}

/**
 * Keeps one part's failure from taking the page with it: says so in place, and tries again.
 * @param resetKey when it changes (another page), the part is tried again by itself
 */
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
