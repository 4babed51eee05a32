// What is wrong with the server's disk or files, above everything else on Today: what happened, what it means, what to do.
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/useApi.ts";

// Looked at more often while something is wrong: it goes away by itself.
const often = 5_000;
const seldom = 30_000;

export function ServerProblems() {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { data } = useApi("getStorage", {}, { refetchInterval: (query) => (query.state.data?.problems.length ? often : seldom) });
  if (!data || data.problems.length === 0) return null;
  return data.problems
    .map(({ code, subject: found, since }) => ({ code, subject: found ?? "", since }))
    .map(({ code, subject, since }) => (
      <Alert
        key={`${code} ${subject}`}
        variant="light"
        color={code === "log_set_aside" ? "orange" : "red"}
        role="alert"
        icon={<IconAlertTriangle size={16} aria-hidden />}
        title={t(`today.problem.${code}.title`, { subject })}
        radius={0}
        p="sm"
        px={16}
      >
        <p>{t(`today.problem.${code}.line`, { subject })}</p>
        <p className="xs text-2">{t("today.problem.since", { at: dayTime(since) })}</p>
      </Alert>
    ));
}
