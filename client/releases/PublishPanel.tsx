// Publishing the draft: the note, what it holds, the button or why not, and how far it is.
import { IconAlertTriangle, IconCircleCheck, IconRocket } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useDraft } from "../lib/draftStore.ts";
import { useKeys } from "../lib/keys.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useCommand } from "../lib/queries.ts";
import { Confirm } from "../ui/form/Confirm.tsx";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";
import { PrimaryButton } from "../ui/form/PrimaryButton.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import type { Changes } from "./changes.ts";
import css from "./PublishPanel.module.css";
import { PublishProgress } from "./PublishProgress.tsx";
import { usePublishing } from "./usePublishing.ts";

const longest = 500;
/** The note, and the job it was sent with: once that is done, the note has done its work. */
const noteDraft = z.object({ text: z.string(), job: z.string().nullable() });
type NoteDraft = z.infer<typeof noteDraft>;

export interface PublishPanelProps {
  changes: Changes | undefined;
  /** They did not load: the list beside says so. */
  failed: boolean;
  /** The number the next version will have; null while that is not known. */
  next: number | null;
  onProblems: () => void;
}

export function PublishPanel({ changes, failed, next, onProblems }: PublishPanelProps) {
  const { t } = useTranslation();
  const { id: kb, name, role } = useKnowledgeBase();
  const may = useMay();
  const publish = useCommand("publish");
  const draft = useDraft<NoteDraft>("publish-note", (stored) => noteDraft.safeParse(stored).data ?? null);
  const [note, setNote] = useState<NoteDraft>(() => draft.read() ?? { text: "", job: null });
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const keep = (value: NoteDraft): void => {
    setNote(value);
    draft.write(value);
  };
  const [started, setStarted] = useState<string | null>(null);
  const { publishing, dismiss, jobs } = usePublishing(started, changes?.live?.publishedAt ?? null);
  const sent = jobs.find((j) => j.id === note.job);
  useEffect(() => {
    if (started !== null && jobs.some((j) => j.id === started && j.state !== "running")) setStarted(null);
  }, [started, jobs]);
  useEffect(() => {
    if (sent?.state !== "done") return;
    draft.clear();
    setNote({ text: "", job: null });
  }, [sent?.state, draft]);

  const running = publishing.state === "running" || publishing.state === "starting";
  // Just published and nothing new since: that says it all.
  const over = publishing.state === "done" && changes?.counts.all === 0;
  const text = note.text.trim();
  const tooLong = text.length > longest;
  const countWords = useCountWords();
  const words = changes ? countWords(changes) : "";
  const start = async (): Promise<void> => {
    dismiss();
    const { job } = await publish.mutateAsync({ kb, note: text });
    keep({ text: note.text, job });
    setStarted(job);
    setAsking(false);
  };
  const needsNote = may("publish") && (changes?.counts.all ?? 0) > 0 && next !== null && text === "" && !running;
  // What publishes once there is a note leads to the note until then.
  useKeys({ "mod+Enter": { does: "", run: () => field.current?.focus(), off: !needsNote } });
  const reason = ((): React.ReactNode => {
    if (!may("publish")) return <span>{t("releases.publish.noRight", { role: t(`common.role.${role}`) })}</span>;
    if (!changes || (next === null && changes.counts.all > 0)) return failed ? null : <span>{t("releases.publish.waiting")}</span>;
    if (changes.counts.all === 0)
      return (
        <>
          <span>{t(changes.live ? "releases.publish.nothing" : "releases.publish.empty")}</span>
          <ScreenLink screen="knowledge">{t("releases.changes.toKnowledge")}</ScreenLink>
        </>
      );
    if (tooLong) return <span>{t("releases.publish.tooLong", { count: text.length })}</span>;
    if (needsNote)
      return (
        <>
          <span>{t("releases.publish.needNote")}</span>
          <button type="button" className="link" onClick={() => field.current?.focus()}>
            {t("releases.publish.write")}
          </button>
        </>
      );
    return null;
  })();

  return (
    <div className={css.panel}>
      {may("publish") && !over && (
        <GrowingTextarea
          ref={field}
          label={t("releases.publish.note")}
          placeholder={t("releases.publish.placeholder")}
          minRows={3}
          maxRows={8}
          readOnly={running}
          value={note.text}
          error={tooLong ? t("releases.publish.tooLong", { count: text.length }) : undefined}
          onChange={(e) => keep({ text: e.currentTarget.value, job: null })}
        />
      )}
      {changes && !over && <Facts changes={changes} words={words} onProblems={onProblems} />}
      {publishing.state !== "none" && <PublishProgress publishing={publishing} next={next} onDismiss={dismiss} onRepeat={setStarted} />}
      {!running && !over && (
        <>
          <PrimaryButton
            fullWidth
            disabled={reason !== null || next === null}
            leftSection={<IconRocket size={16} aria-hidden />}
            does={t("releases.publish.does")}
            onRun={() => setAsking(true)}
          >
            {t("releases.publish.button")}
          </PrimaryButton>
          <p className={css.reason}>{reason ?? t("releases.publish.asks")}</p>
        </>
      )}
      {next !== null && (
        <Confirm
          opened={asking}
          onClose={() => {
            setAsking(false);
            publish.reset();
          }}
          title={t(changes?.live ? "releases.publish.confirm" : "releases.publish.confirmFirst", { knowledgeBase: name })}
          action={t("releases.publish.confirmAction", { number: next })}
          busy={publish.isPending}
          error={publish.error}
          // The error stands in the dialog.
          onConfirm={() => void start().catch(() => undefined)}
        >
          <p>{t("releases.publish.confirmLine", { counts: words, number: next })}</p>
          <p className="text-2" style={{ marginTop: 8 }}>
            {text}
          </p>
        </Confirm>
      )}
    </div>
  );
}

/** "22 处更改：新增 6、修改 14、删除 1、其他 1" */
function useCountWords(): (changes: Changes) => string {
  const { t } = useTranslation();
  return ({ counts }) => {
    const kinds = (["new", "changed", "deleted", "parts"] as const).filter((kind) => counts[kind] > 0);
    const list = kinds.map((kind) => t("releases.publish.list", { kind: t(`releases.publish.kind.${kind}`), number: counts[kind] }));
    return `${t("releases.publish.all", { count: counts.all })}${list.length > 0 ? t("releases.publish.colon") : ""}${list.join(t("releases.publish.comma"))}`;
  };
}

function Facts({ changes, words, onProblems }: { changes: Changes; words: string; onProblems: () => void }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  if (changes.counts.all === 0)
    return changes.live ? (
      <p className={css.fact}>
        <IconCircleCheck size={16} className="text-good" aria-hidden />
        <span className="grow">{t("releases.publish.same", { number: changes.live.number })}</span>
        <span className="xs text-3">{t("releases.publish.sameAt", { when: dayTime(changes.live.publishedAt) })}</span>
      </p>
    ) : null;
  return (
    <div className={css.facts}>
      <p className={css.fact}>
        <IconCircleCheck size={16} className="text-good" aria-hidden />
        <span className="grow">{words}</span>
      </p>
      <p className={css.fact}>
        {changes.problemCount === 0 ? (
          <IconCircleCheck size={16} className="text-good" aria-hidden />
        ) : (
          <IconAlertTriangle size={16} className="text-attention" aria-hidden />
        )}
        <span className="grow">
          {changes.problemCount === 0 ? t("releases.problems.ok") : t("releases.problems.some", { count: changes.problemCount })}
        </span>
        {changes.problemCount > 0 && (
          <button type="button" className="link" onClick={onProblems}>
            {t("releases.problems.look")}
          </button>
        )}
      </p>
    </div>
  );
}
