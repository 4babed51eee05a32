// Wordings suggested for an entry: what customers asked nearby and nobody answered, by what teaching each would add. One key each.
import { ActionIcon, Button } from "@mantine/core";
import { IconSparkles, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { flipDays } from "../../flips/knownFlips.ts";
import { useKeys } from "../../lib/keys.ts";
import { newDraftId } from "../../lib/newId.ts";
import { useApi, untilTold } from "../../lib/queries.ts";
import { useKnowledgeBase, usePerson } from "../../lib/session.ts";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import css from "./Similar.module.css";
import type { EntryForm } from "./useEntryForm.ts";
import { positives, roughKey } from "./useTaught.ts";

export function Suggestions({ form, entry }: { form: EntryForm; entry: string }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const { name } = usePerson();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [editor] = useState(() => newDraftId("suggest"));
  /** Those that do not fit, by their keys; until the entry is left. */
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const { data, error, refetch } = useApi("suggestWordings", open ? { kb, entry, days: flipDays, editor } : null, {
    staleTime: 60_000,
    refetchInterval: untilTold,
  });
  const taught = new Set([...positives(form.content), ...form.content.similar.map(({ text }) => text)].map(roughKey));
  const found = data?.state === "suggested" ? data.rows : [];
  const rows = found.filter(({ text }) => !taught.has(roughKey(text)) && !refused.has(roughKey(text)));
  const focus = (at: number): void => list.current?.querySelectorAll<HTMLElement>("[data-take]")[at]?.focus();
  useKeys({ s: { does: t("knowledge.suggest.key"), run: () => (open ? focus(0) : setOpen(true)) } });

  /** The next one comes under the keys. */
  const next = (at: number): void => void requestAnimationFrame(() => focus(Math.min(at, rows.length - 2)));
  const take = (text: string, at: number): void => {
    const one = {
      id: newDraftId("q"),
      text,
      kind: "positive" as const,
      origin: "suggested" as const,
      by: name,
      at: new Date().toISOString(),
    };
    form.set((now) => ({ similar: [one, ...now.similar] }));
    next(at);
  };
  const refuse = (text: string, at: number): void => {
    setRefused((now) => new Set(now).add(roughKey(text)));
    next(at);
  };
  const onKeyDown = (event: KeyboardEvent, text: string, at: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "x") refuse(text, at);
    else if (event.key === "ArrowDown" || event.key === "j") focus(at + 1);
    else if (event.key === "ArrowUp" || event.key === "k") focus(at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.suggestions}>
      <Button
        size="xs"
        variant="subtle"
        aria-expanded={open}
        leftSection={<IconSparkles size={14} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "knowledge.suggest.close" : "knowledge.suggest.open")}
      </Button>
      {open && (
        <div role="status" aria-busy={!data && !error}>
          {error ? (
            <ErrorText what={t("knowledge.suggest.failed")} error={error} onRetry={() => void refetch()} />
          ) : !data || data.state === "making" ? (
            <JobLine label={t("knowledge.suggest.making", { days: flipDays })} done={data?.done ?? 0} total={data?.total ?? 0} />
          ) : rows.length === 0 ? (
            <p className="xs text-3">{t("knowledge.suggest.none", { days: flipDays })}</p>
          ) : (
            <p className="xs text-3">{t("knowledge.suggest.line", { days: flipDays })}</p>
          )}
        </div>
      )}
      {open && rows.length > 0 && (
        <ul ref={list} aria-label={t("knowledge.suggest.open")}>
          {rows.map(({ text, gained, cost }, at) => (
            <li key={text} className={css.suggestion} onKeyDown={(event) => onKeyDown(event, text, at)}>
              <span className="grow ellipsis" dir="auto" title={text}>
                {text}
              </span>
              <span
                className="xs text-good num nowrap"
                title={t("knowledge.suggest.gains", { questions: gained.questions, times: gained.times })}
              >
                {t("knowledge.suggest.gained", { count: gained.questions, times: gained.times })}
              </span>
              {cost.questions > 0 && (
                <span className="xs text-bad num nowrap">{t("knowledge.suggest.cost", { count: cost.questions, times: cost.times })}</span>
              )}
              <Button size="xs" variant="default" data-take onClick={() => take(text, at)}>
                {t("knowledge.suggest.take")}
              </Button>
              <ActionIcon size="sm" aria-label={t("knowledge.suggest.refuse", { text })} onClick={() => refuse(text, at)}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
