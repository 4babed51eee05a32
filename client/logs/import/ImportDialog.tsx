// Importing a log file: choose it, see what is in it, have it taken in, watch. Closing it stops nothing that was begun: the job goes on, seen in the top bar.
import { Button, Modal, Progress } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { logFields } from "../../../shared/knowledge/logProblem.ts";
import { whyUnreadable } from "../../lib/errors.ts";
import { currentLanguage } from "../../lib/language.ts";
import { useUpload } from "../../lib/useUpload.ts";
import { UnreadFile } from "../../ui/form/UnreadFile.tsx";
import { asLogInput, type LogChoices, noLogChoices, type SeenLog } from "./choices.ts";
import { ChooseLog } from "./ChooseLog.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import { LatestLogs } from "./LatestLogs.tsx";
import { LogPreview } from "./LogPreview.tsx";

export interface LogImportDialogProps {
  kb: string;
  opened: boolean;
  /** The running or ended import, from the address bar. */
  job: string | undefined;
  onJob: (job: string | undefined) => void;
  onSee: () => void;
  onClose: () => void;
}

export function LogImportDialog({ kb, opened, job, onJob, onSee, onClose }: LogImportDialogProps) {
  const { t } = useTranslation();
  const upload = useUpload("previewLog");
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<LogChoices>(noLogChoices);
  // Stays while the file is read again.
  const [seen, setSeen] = useState<SeenLog | null>(null);
  const why = whyUnreadable(upload.error);
  const read = (chosen: File, how: LogChoices = noLogChoices): void => {
    setFile(chosen);
    setChoices(how);
    const input = { kb, name: chosen.name.slice(-200), language: currentLanguage(), ...asLogInput(how) };
    upload.mutate({ file: chosen, input }, { onSuccess: setSeen });
  };
  const forget = (): void => {
    if (upload.isPending) upload.cancel();
    upload.reset();
    setFile(null);
    setSeen(null);
  };
  const again = (): void => {
    forget();
    onJob(undefined);
  };
  const close = (): void => {
    forget();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("logs.import.title")}
      size={720}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      {job !== undefined ? (
        <ImportProgress kb={kb} job={job} onJob={onJob} onAgain={again} onSee={onSee} />
      ) : seen && file && !upload.error ? (
        <LogPreview
          kb={kb}
          seen={seen}
          name={file.name}
          choices={choices}
          isBusy={upload.isPending}
          onChoices={(how) => read(file, how)}
          onStarted={onJob}
          onAgain={again}
        />
      ) : upload.isPending && file ? (
        <Reading name={file.name} progress={upload.progress} onStop={again} />
      ) : (
        <div className="stack" style={{ gap: 16 }}>
          {file && upload.error && upload.error.code !== "cancelled" ? (
            <UnreadFile
              what={t("logs.import.failed", { name: file.name })}
              kept={[why && t(`logs.import.why.${why}`), t("logs.import.keptFile")].filter(Boolean).join(" ")}
              error={upload.error}
              name={file.name}
              fields={logFields.map((value) => ({ value, label: t(`logs.import.field.${value}`) }))}
              needs="question"
              header={choices.header}
              onRead={(how) => read(file, { ...choices, ...how })}
            />
          ) : null}
          <ChooseLog onChoose={(chosen) => (setSeen(null), read(chosen))} />
          <LatestLogs kb={kb} onUndo={onJob} />
        </div>
      )}
    </Modal>
  );
}

function Reading({ name, progress, onStop }: { name: string; progress: number; onStop: () => void }) {
  const { t } = useTranslation();
  // After the last byte the server is still reading: the line says so.
  const percent = Math.round(progress * 100);
  const words = progress >= 1 ? t("logs.import.reading", { name }) : t("logs.import.uploading", { name });
  return (
    <div className="stack" style={{ gap: 16 }}>
      <div className="stack" style={{ gap: 6 }}>
        <div className="row">
          <span className="grow ellipsis">{words}</span>
          <span className="num text-2">{`${percent}%`}</span>
        </div>
        <Progress value={percent} aria-label={words} />
      </div>
      <div>
        <Button size="sm" onClick={onStop}>
          {t("logs.import.cancel")}
        </Button>
      </div>
    </div>
  );
}
