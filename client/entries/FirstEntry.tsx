// An empty knowledge base: a real form for the first entry, and other ways to begin.
import { Button, FileButton, TextInput } from "@mantine/core";
import { IconBuildingStore, IconFileImport, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { useDraftText } from "../lib/draftStore.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useApi, useCommand } from "../lib/queries.ts";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";
import { EmptyHint, OtherWay } from "../ui/state/EmptyHint.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { JobLine } from "../ui/state/Job.tsx";
import { PrimaryButton } from "../ui/form/PrimaryButton.tsx";
import css from "./FirstEntry.module.css";

export function FirstEntry({ onCreated, onFile }: { onCreated: (entry: string) => void; onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const may = useMay();
  const jobs = useApi("listJobs", { kb }).data?.rows ?? [];
  const loading = jobs.find((job) => job.kind === "sample" && job.state === "running");
  const sample = useCommand("loadSample");
  if (loading)
    return (
      <EmptyHint title={t("knowledge.first.loading")}>
        <JobLine label={t("knowledge.first.loading")} done={loading.done} total={loading.total} />
      </EmptyHint>
    );
  if (!may("write")) return <EmptyHint title={t("knowledge.first.viewer")} line={t("knowledge.first.viewerLine")} />;
  return (
    <EmptyHint title={t("knowledge.first.title")} line={t("knowledge.first.line")}>
      <FirstForm kb={kb} onCreated={onCreated} />
      <h3 className={css.ways}>{t("knowledge.first.ways")}</h3>
      <OtherWay
        icon={<IconFileImport size={20} className="text-3" aria-hidden />}
        title={t("knowledge.first.import")}
        line={t("knowledge.first.importLine")}
      >
        <FileButton onChange={(file) => file && onFile(file)} accept=".jsonl,.json,.csv,.tsv,.txt,.xlsx">
          {(props) => (
            <Button size="sm" leftSection={<IconUpload size={14} aria-hidden />} {...props}>
              {t("knowledge.first.choose")}
            </Button>
          )}
        </FileButton>
      </OtherWay>
      {may("admin") && (
        <OtherWay
          icon={<IconBuildingStore size={20} className="text-3" aria-hidden />}
          title={t("knowledge.first.sample")}
          line={t("knowledge.first.sampleLine")}
        >
          <Button size="sm" loading={sample.isPending} onClick={() => sample.mutate({ kb })}>
            {t("knowledge.first.load")}
          </Button>
        </OtherWay>
      )}
      <ErrorLine error={sample.error} />
    </EmptyHint>
  );
}

function FirstForm({ kb, onCreated }: { kb: string; onCreated: (entry: string) => void }) {
  const { t } = useTranslation();
  const [question, setQuestion, clearQuestion] = useDraftText("first:question");
  const [answer, setAnswer, clearAnswer] = useDraftText("first:answer");
  const [tried, setTried] = useState(false);
  const create = useCommand("createEntry");
  const ready = question.trim() !== "" && answer.trim() !== "";
  const save = async (): Promise<void> => {
    setTried(true);
    if (!ready) return;
    const { id } = await create.mutateAsync({
      kb,
      content: { ...emptyEntry(question.trim()), answers: [{ text: answer.trim(), when: [] }] },
    });
    clearQuestion();
    clearAnswer();
    onCreated(id);
    openAskDrawer(question.trim());
  };
  const missing = tried && !ready;
  return (
    <div className={css.form} data-missing={missing || undefined}>
      <label className={css.line}>
        <span className={css.label}>{t("knowledge.editor.question")}</span>
        <TextInput
          className="grow"
          variant="unstyled"
          size="md"
          maxLength={500}
          dir="auto"
          placeholder={t("knowledge.first.placeholder")}
          value={question}
          autoFocus
          onChange={(e) => setQuestion(e.currentTarget.value)}
        />
      </label>
      <label className={css.line}>
        <span className={css.label}>{t("knowledge.first.answer")}</span>
        <GrowingTextarea
          className="grow"
          variant="unstyled"
          minRows={2}
          maxRows={14}
          maxLength={10_000}
          dir="auto"
          placeholder={t("knowledge.answers.empty")}
          value={answer}
          onChange={(e) => setAnswer(e.currentTarget.value)}
        />
      </label>
      <div className={css.foot}>
        {missing ? (
          <span role="alert" className="grow xs text-bad">
            {t("knowledge.first.needBoth")}
          </span>
        ) : create.error ? (
          <span className="grow">
            <ErrorLine error={create.error} />
          </span>
        ) : (
          <span className="grow xs text-3">{t("knowledge.first.hint")}</span>
        )}
        <PrimaryButton onRun={() => void save().catch(() => {})} loading={create.isPending}>
          {t("knowledge.first.save")}
        </PrimaryButton>
      </div>
    </div>
  );
}
