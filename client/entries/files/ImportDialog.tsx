// Importing a file of entries: choose it, see what it would do, run it as a job that goes on when this window is closed.
import { Modal } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { useUpload } from "../../lib/useUpload.ts";
import { asInput, type Choices, type ImportPreview, noChoices } from "./choices.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { ImportJob } from "./ImportJob.tsx";
import { LatestImports } from "./LatestImports.tsx";
import { packFiles } from "./packFiles.ts";
import { Preview } from "./Preview.tsx";

export interface ImportDialogProps {
  /** Chosen elsewhere: read at once. */
  file: File | null;
  onClose: () => void;
}

export function ImportDialog({ file: given, onClose }: ImportDialogProps) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const upload = useUpload("previewImport");
  const [file, setFile] = useState<File | null>(given);
  const [defaultAnswer, setDefaultAnswer] = useState("");
  const [choices, setChoices] = useState<Choices>(noChoices);
  // Stays while the file is read again.
  const [seen, setSeen] = useState<ImportPreview | null>(null);
  const [started, setStarted] = useState<{ job: string; upload: string | null } | null>(null);
  // Opened again while an import runs: show that one.
  const running = useApi("listJobs", { kb }).data?.rows.find((job) => job.kind === "import_entries" && job.state === "running");
  const job = started ?? (running && !file ? { job: running.id, upload: null } : null);

  const read = (chosen: File, how: Choices = noChoices): void => {
    setFile(chosen);
    setChoices(how);
    const answer = defaultAnswer.trim();
    const language: "zh" | "en" = i18n.language === "en" ? "en" : "zh";
    const input = { kb, name: chosen.name.slice(-200), language, ...asInput(how), ...(answer === "" ? {} : { defaultAnswer: answer }) };
    upload.mutate({ file: chosen, input }, { onSuccess: setSeen });
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
    setSeen(null);
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
          key={job.job}
          job={job.job}
          upload={job.upload}
          rejected={started ? (seen?.rejected ?? 0) : 0}
          suggested={started ? (seen?.suggested ?? 0) : 0}
          onLookAgain={
            started && file
              ? () => {
                  setStarted(null);
                  setSeen(null);
                  read(file, choices);
                }
              : null
          }
          onUndo={(by) => setStarted({ job: by, upload: null })}
          onAgain={again}
          onClose={onClose}
        />
      ) : seen && file && !upload.error ? (
        <Preview
          preview={seen}
          name={file.name}
          choices={choices}
          isBusy={upload.isPending}
          onChoices={(how) => read(file, how)}
          onStarted={(id) => setStarted({ job: id, upload: seen.upload })}
          onAgain={again}
        />
      ) : (
        <>
          <ChooseFile
            file={file}
            progress={upload.isPending ? upload.progress : null}
            error={upload.error}
            defaultAnswer={defaultAnswer}
            onDefaultAnswer={setDefaultAnswer}
            choices={choices}
            onFile={read}
            onFiles={(files) => void packFiles(files).then((packed) => read(packed))}
            onStop={() => {
              upload.cancel();
              again();
            }}
          />
          {!upload.isPending && <LatestImports onUndo={(by) => setStarted({ job: by, upload: null })} />}
        </>
      )}
    </Modal>
  );
}
