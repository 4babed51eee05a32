// A failure in the reader's words, by its code.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "./api.ts";

export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback((error) => t(`errors.${error instanceof ApiError ? error.code : "unknown"}`), [t]);
}
