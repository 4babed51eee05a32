// A failure in the reader's words, by its code and by what the server says of it; a file beyond a limit by the limit and where it was passed.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ApiError } from "./api.ts";

const wait = z.object({ retryAfter: z.number() });
const refused = z.discriminatedUnion("why", [
  z.object({ why: z.literal("origin"), page: z.string(), host: z.string() }),
  z.object({ why: z.enum(["other_site", "setup_token", "setup_proxy"]) }),
]);
const limits = [
  "rows",
  "rowNumber",
  "columns",
  "cells",
  "text",
  "rowLength",
  "wordings",
  "unpacked",
  "members",
  "memory",
  "time",
  "bytes",
] as const;
const passed = z.object({ why: z.enum(limits), limit: z.number(), row: z.number().optional() });

export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return t("errors.unknown");
      const seconds = error.code === "too_many_tries" ? wait.safeParse(error.details).data?.retryAfter : undefined;
      if (seconds !== undefined)
        return seconds < 60 ? t("errors.wait.seconds", { count: seconds }) : t("errors.wait.minutes", { count: Math.ceil(seconds / 60) });
      const why = error.code === "forbidden" ? refused.safeParse(error.details).data : undefined;
      if (why?.why === "origin") return t("errors.refused.origin", { ...why, name: why.page.replace(/:\d+$/u, "") });
      if (why) return t(`errors.refused.${why.why}`);
      const limit = error.code === "too_large" ? passed.safeParse(error.details).data : undefined;
      return limit ? t(`errors.limit.${limit.why}`, { limit: limit.limit, row: limit.row ?? 0 }) : t(`errors.${error.code}`);
    },
    [t],
  );
}

// Why a file could not be read, as the server names it; undefined when something else went wrong.
const said = z.object({ why: z.enum(["empty", "encoding", "oldExcel", "excel", "header", "quotes"]) });

export const whyUnreadable = (error: unknown): z.output<typeof said>["why"] | undefined =>
  error instanceof ApiError && error.code === "unreadable_file" ? said.safeParse(error.details).data?.why : undefined;

const unnamed = z.object({ columns: z.array(z.string()), samples: z.array(z.string()).optional() });

/** What stood where a table's column names should be, with the first text of each column where that is known; empty when something else went wrong. */
export function unknownColumns(error: unknown): { name: string; samples: string[] | null }[] {
  const found = error instanceof ApiError && error.code === "unreadable_file" ? unnamed.safeParse(error.details).data : undefined;
  return found ? found.columns.map((name, i) => ({ name, samples: found.samples ? [found.samples[i] ?? ""].filter(Boolean) : null })) : [];
}

// Of a file that is of no format, of another than was said, or of several.
const formatSaid = z.object({
  why: z.enum(["format", "formats", "otherFormat", "noEntries", "zip", "tables", "header"]),
  seen: z.array(z.string()).optional(),
  formats: z.array(z.string()).optional(),
});

/** What stood in a file whose format is not clear, and those it could be; null when something else went wrong. */
export function unclearFormat(error: unknown): z.output<typeof formatSaid> | null {
  return error instanceof ApiError && error.code === "unreadable_file" ? (formatSaid.safeParse(error.details).data ?? null) : null;
}
