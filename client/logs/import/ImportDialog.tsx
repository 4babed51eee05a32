// Importing a log file: choose, upload, watch. Closing it stops nothing that was uploaded: the job goes on, seen in the top bar.
import { Button, Modal, Progress } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUpload } from "../../lib/useUpload.ts";
import { whyUnreadable } from "../../lib/errors.ts";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { ChooseLog } from "./ChooseLog.tsx";
import { type Accepted, ImportProgress } from "./ImportProgress.tsx";

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
  const upload = useUpload("importLog");
  const [name, setName] = useState("");
  const [accepted, setAccepted] = useState<Accepted>();
  const start = (file: File): void => {
    setName(file.name);
    upload.mutate(
      { file, input: { kb, name: file.name } },
      {
        onSuccess: (answer) => {
          setAccepted(answer);
          onJob(answer.job);
        },
      },
    );
  };
  const again = (): void => {
    upload.reset();
    setAccepted(undefined);
    onJob(undefined);
  };
  const close = (): void => {
    if (upload.isPending) upload.cancel();
    upload.reset();
    setAccepted(undefined);
    onClose();
  };
  // After the last byte the server is still reading: the line says so.
  const percent = Math.round(upload.progress * 100);
  const words = upload.progress >= 1 ? t("logs.import.reading", { name }) : t("logs.import.uploading", { name });
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("logs.import.title")}
      size={640}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      {job !== undefined ? (
        <ImportProgress
          kb={kb}
          job={job}
          accepted={accepted?.job === job ? accepted : undefined}
          onJob={onJob}
          onAgain={again}
          onSee={onSee}
        />
      ) : upload.isPending ? (
        <div className="stack" style={{ gap: 16 }}>
          <div className="stack" style={{ gap: 6 }}>
            <div className="row">
              <span className="grow ellipsis">{words}</span>
              <span className="num text-2">{`${percent}%`}</span>
            </div>
            <Progress value={percent} aria-label={words} />
          </div>
          <div>
            <Button size="sm" onClick={upload.cancel}>
              {t("logs.import.cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <>
          {upload.error && upload.error.code !== "cancelled" ? (
            <ErrorText
              what={t("logs.import.failed", { name })}
              error={upload.error}
              kept={
                <>
                  {whyUnreadable(upload.error) === "empty" && <>{t("logs.import.empty")} </>}
                  {t("logs.import.keptFile")}
                </>
              }
            />
          ) : null}
          <ChooseLog onChoose={start} />
        </>
      )}
    </Modal>
  );
}
