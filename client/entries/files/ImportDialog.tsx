// Importing a file of entries: choose it, see what it would do, run it as a job that goes on when this window is closed.
import { Modal } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { useUpload } from "../../lib/useUpload.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { ImportJob } from "./ImportJob.tsx";
import { Preview } from "./Preview.tsx";

export interface ImportDialogProps {
  /** Chosen elsewhere: read at once. */
  file: File | null;
  onClose: () => void;
}

export function ImportDialog({ file: given, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const upload = useUpload("previewImport");
  const [file, setFile] = useState<File | null>(given);
  const [defaultAnswer, setDefaultAnswer] = useState("");
  const [started, setStarted] = useState<{ job: string; upload: string } | null>(null);
  // Opened again while an import runs: show that one.
  const running = useApi("listJobs", { kb }).data?.rows.find((job) => job.kind === "import_entries" && job.state === "running");
  const job = started ?? (running && !file ? { job: running.id, upload: null } : null);

  const read = (chosen: File): void => {
    setFile(chosen);
    const answer = defaultAnswer.trim();
    upload.mutate({ file: chosen, input: { kb, name: chosen.name.slice(-200), ...(answer === "" ? {} : { defaultAnswer: answer }) } });
  };
  const begun = useRef(false);
  useEffect(() => {
    if (given && !begun.current) {
      begun.current = true;
      read(given);
    }
  });
  const again = (): void => {
    upload.reset();
    setFile(null);
    setStarted(null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t("knowledge.import.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      {job ? (
        <ImportJob
          job={job.job}
          upload={job.upload}
          rejected={started ? (upload.data?.rejected ?? 0) : 0}
          onAgain={again}
          onClose={onClose}
        />
      ) : upload.data && file ? (
        <Preview
          preview={upload.data}
          name={file.name}
          onStarted={(id) => setStarted({ job: id, upload: upload.data.upload })}
          onAgain={again}
        />
      ) : (
        <ChooseFile
          file={file}
          progress={upload.isPending ? upload.progress : null}
          error={upload.error}
          defaultAnswer={defaultAnswer}
          onDefaultAnswer={setDefaultAnswer}
          onFile={read}
          onStop={() => {
            upload.cancel();
            again();
          }}
        />
      )}
    </Modal>
  );
}
