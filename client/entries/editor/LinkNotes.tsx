// Below an answer: which of its links led nowhere when they were opened last, and opening them now.
import { Button } from "@mantine/core";
import { IconCircleCheck, IconHelpCircle, IconUnlink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { unclearProblems } from "../../../shared/contract/links.ts";
import type { OutputOf } from "../../lib/api.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import css from "./Answers.module.css";

type Found = OutputOf<"openLinks">["rows"][number];

export function LinkNotes({ entry, urls, readOnly }: { entry: string | null; urls: readonly string[]; readOnly: boolean }) {
  const { t } = useTranslation();
  const { shortDay } = useTimes();
  const kb = useKnowledgeBase().id;
  const known = useApi("listEntryLinks", entry === null ? null : { kb, entry }).data?.rows ?? [];
  const open = useCommand("openLinks");
  const found = new Map([...known, ...(open.data?.rows ?? [])].map((link) => [link.url, link]));
  const problems = urls.flatMap((url) => {
    const link = found.get(url);
    return link?.problem ? [link] : [];
  });
  const allOpen = problems.length === 0 && urls.every((url) => found.has(url));
  const words = (link: Found, problem: NonNullable<Found["problem"]>): string => {
    const values = { url: link.url, problem: t(`links.problem.${problem}`), since: shortDay(link.since ?? link.at) };
    if (isUnclear(problem)) return t("links.unclear", values);
    return link.status === null ? t("links.noReply", values) : t("links.deadStatus", { ...values, status: link.status });
  };
  return (
    <div className={css.links} aria-live="polite">
      {problems.map((link) => (
        <p key={link.url} className={css.note} data-bad={!isUnclear(link.problem) || undefined}>
          {isUnclear(link.problem) ? <IconHelpCircle size={12} aria-hidden /> : <IconUnlink size={12} aria-hidden />}
          {link.problem && words(link, link.problem)}
        </p>
      ))}
      {allOpen && (
        <p className={css.note}>
          <IconCircleCheck size={12} aria-hidden />
          {t("links.open", { count: urls.length })}
        </p>
      )}
      {!readOnly && !allOpen && (
        <Button
          size="xs"
          variant="subtle"
          className={css.checkLinks}
          loading={open.isPending}
          onClick={() => open.mutate({ kb, urls: [...urls] })}
        >
          {t("links.check", { count: urls.length })}
        </Button>
      )}
      <ErrorLine error={open.error} />
    </div>
  );
}

/** It may well open for customers. */
const isUnclear = (problem: Found["problem"]): boolean => unclearProblems.some((one) => one === problem);
