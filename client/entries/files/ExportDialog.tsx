// Before the draft goes to another system: what its format cannot hold, and then the file.
import { Button, Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, call, callForFile, type OutputOf } from "../../lib/api.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { FoundLines, Looks, PreviewFoot } from "../../ui/form/FilePreview.tsx";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { ErrorLine, ErrorText } from "../../ui/state/ErrorText.tsx";
import { asSelected, type ChosenEntries } from "../selection.ts";
import css from "./Import.module.css";

export type ForeignExportFormat = "azure" | "rasa";

export interface ExportDialogProps {
  format: ForeignExportFormat;
  /** null: all of the draft. */
  chosen: ChosenEntries | null;
  onClose: () => void;
}

export function ExportDialog({ format, chosen, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const some = chosen ? asSelected(chosen) : {};
  const looked = useQuery<OutputOf<"previewExport">, ApiError>({
    queryKey: ["previewExport", { kb, format, ...some }],
    queryFn: ({ signal }) => call("previewExport", { kb, format, ...some }, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const download = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      saveFile(chosen ? await callForFile("exportSelected", { kb, format, ...some }) : await callForFile("exportEntries", { kb, format }));
      onClose();
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t("knowledge.files.exportTitle", { format: t(`knowledge.files.format.${format}`) })}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <div className={css.step}>
        {looked.error ? (
          <ErrorText what={t("knowledge.files.exportUnknown")} error={looked.error} onRetry={() => void looked.refetch()} />
        ) : !looked.data ? (
          <Skeleton height={96} aria-label={t("knowledge.files.exportLooking")} />
        ) : (
          <section aria-label={t("knowledge.files.losses")}>
            <p>{t("knowledge.files.exportHolds", { count: looked.data.entries })}</p>
            {looked.data.losses.length === 0 ? (
              <p className="text-2">{t("knowledge.files.noLosses")}</p>
            ) : (
              <>
                <h3 className="bold" style={{ marginTop: 12 }}>
                  {t("knowledge.files.losses")}
                </h3>
                <FoundLines>
                  {looked.data.losses.map(({ what, count, samples }) => (
                    <li key={what}>
                      {t(`knowledge.files.loss.${what}`, { count })}
                      <Looks>{samples.join(" · ")}</Looks>
                    </li>
                  ))}
                </FoundLines>
              </>
            )}
          </section>
        )}
        <ErrorLine error={failed} />
        <PreviewFoot>
          <Button variant="subtle" onClick={onClose}>
            {t("common.action.cancel")}
          </Button>
          <PrimaryButton scope="dialog" onRun={() => void download()} loading={busy} disabled={!looked.data || looked.data.entries === 0}>
            {t("knowledge.files.exportRun")}
          </PrimaryButton>
        </PreviewFoot>
      </div>
    </Modal>
  );
}
