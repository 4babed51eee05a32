// The first step of an import: a file dropped or chosen, and its way up.
import { Button, FileButton } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileUrl } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { unclearFormat, whyUnreadable } from "../../lib/errors.ts";
import { importFormats } from "../../../shared/knowledge/fileFormats.ts";
import { wideFields } from "../../../shared/knowledge/wideColumns.ts";
import { GrowingTextarea } from "../../ui/form/GrowingTextarea.tsx";
import { UnreadFile } from "../../ui/form/UnreadFile.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import type { Choices } from "./choices.ts";
import { FormatChoice } from "./FormatChoice.tsx";
import css from "./Import.module.css";

export interface ChooseFileProps {
  file: File | null;
  /** 0–1 of the bytes sent, null while none are. */
  progress: number | null;
  error: unknown;
  defaultAnswer: string;
  onDefaultAnswer: (text: string) => void;
  choices: Choices;
  onFile: (file: File, choices?: Choices) => void;
  /** One or several, to be read together. */
  onFiles: (files: readonly File[]) => void;
  onStop: () => void;
}

export function ChooseFile({ file, progress, error, defaultAnswer, onDefaultAnswer, choices, onFile, onFiles, onStop }: ChooseFileProps) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [over, setOver] = useState(false);
  const unclear = unclearFormat(error);
  const likely = importFormats.filter((format) => unclear?.formats?.includes(format));
  const why = whyUnreadable(error) ?? (unclear?.why === "header" ? undefined : unclear?.why);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (dropped.length > 0) onFiles(dropped);
  };
  if (file && progress !== null)
    return (
      <div className={css.step}>
        <JobLine
          label={progress < 1 ? t("knowledge.import.reading", { name: file.name }) : t("knowledge.import.checking")}
          done={Math.round(progress * 100)}
          total={100}
        />
        <Button size="sm" variant="subtle" onClick={onStop}>
          {t("knowledge.import.stop")}
        </Button>
      </div>
    );
  return (
    <div className={css.step}>
      {error && file ? (
        <UnreadFile
          what={t("knowledge.import.unreadable", { name: file.name })}
          kept={[
            why && t(`knowledge.import.why.${why}`),
            unclear?.seen?.length ? t("knowledge.files.seen", { seen: unclear.seen.slice(0, 8).join("；") }) : "",
            likely.length > 0
              ? t("knowledge.files.couldBe", { formats: likely.map((one) => t(`knowledge.files.format.${one}`)).join("；") })
              : "",
            t("knowledge.import.nothingWritten"),
          ]
            .filter(Boolean)
            .join(" ")}
          error={error}
          name={file.name}
          fields={wideFields.map((value) => ({ value, label: t(`knowledge.files.field.${value}`) }))}
          needs="question"
          header={choices.header}
          onRead={(how) => onFile(file, { ...choices, ...how })}
          onRetry={() => onFile(file, choices)}
        />
      ) : null}
      {unclear && file ? (
        <FormatChoice
          value={choices.format}
          likely={likely}
          onChange={(format) => onFile(file, { ...choices, columns: {}, header: "first", format })}
        />
      ) : null}
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>{t("knowledge.import.drop")}</span>
        <FileButton
          multiple
          onChange={(chosen) => chosen.length > 0 && onFiles(chosen)}
          accept=".jsonl,.json,.csv,.tsv,.txt,.xlsx,.yml,.yaml,.zip"
          inputProps={{ "aria-label": t("knowledge.import.choose") }}
        >
          {(props) => (
            <Button variant="filled" leftSection={<IconUpload size={14} aria-hidden />} data-autofocus {...props}>
              {t("knowledge.import.choose")}
            </Button>
          )}
        </FileButton>
        <span className="xs text-3">{t("knowledge.import.kinds")}</span>
        <a className="link xs" href={fileUrl("getImportTemplate", { kb, language: i18n.language === "en" ? "en" : "zh" })} download>
          {t("knowledge.files.template")}
        </a>
      </div>
      <GrowingTextarea
        label={t("knowledge.import.defaultAnswer")}
        description={t("knowledge.import.defaultAnswerHint")}
        inputWrapperOrder={["label", "input", "description"]}
        minRows={1}
        maxRows={5}
        maxLength={10_000}
        value={defaultAnswer}
        onChange={(e) => onDefaultAnswer(e.currentTarget.value)}
      />
    </div>
  );
}
