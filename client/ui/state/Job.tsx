// Long work: a 16 px ring for the top bar, and a line with bar, counts and cancel.
import { ActionIcon, Progress } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Job.module.css";

/** 0–1, or null while the total is not known: the ring then turns. */
const share = (done: number, total: number): number | null => (total > 0 ? Math.min(1, done / total) : null);
const round = 2 * Math.PI * 6;

export function JobRing({ done, total }: { done: number; total: number }) {
  const part = share(done, total);
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" className={css.ring} data-turning={part === null || undefined} aria-hidden>
      <circle cx={8} cy={8} r={6} className={css.track} />
      <circle cx={8} cy={8} r={6} className={css.part} strokeDasharray={`${(part ?? 0.25) * round} ${round}`} transform="rotate(-90 8 8)" />
    </svg>
  );
}

export interface JobLineProps {
  /** "导入 4,200 行" */
  label: string;
  done: number;
  total: number;
  onCancel?: (() => void) | undefined;
}

export function JobLine({ label, done, total, onCancel }: JobLineProps) {
  const { t } = useTranslation();
  const percent = Math.round((share(done, total) ?? 0) * 100);
  return (
    <div className={css.job}>
      <div className={`row xs ${css.words}`}>
        <span className={css.label}>{label}</span>
        {total > 0 && <span className={`num text-2 ${css.counts}`}>{`${t("frame.jobs.counts", { done, total })} · ${percent}%`}</span>}
        {onCancel && (
          <ActionIcon size="xs" aria-label={t("frame.jobs.cancel")} onClick={onCancel}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Progress value={percent} aria-label={label} />
    </div>
  );
}
