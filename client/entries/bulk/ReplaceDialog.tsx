// A text replaced in the selected entries: what would change is shown before anything is.
import { Checkbox, Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputOf, OutputOf } from "../../lib/api.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { PreviewFoot } from "../../ui/form/FilePreview.tsx";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { Diff } from "../../ui/text/Diff.tsx";
import css from "./Bulk.module.css";
import { LeftAlone } from "./LeftAlone.tsx";
import type { ChosenEntries } from "../selection.ts";
import type { BulkChange } from "../useBulk.ts";

const fields = ["question", "similar", "answers", "note"] as const;
type Replacement = InputOf<"previewReplacement">["change"];
/** What scrolls must be reachable by keyboard. */
const scrolls = { tabIndex: 0 };

export interface ReplaceDialogProps {
  chosen: ChosenEntries;
  onClose: () => void;
  onReplace: (change: BulkChange, text: (count: number) => string) => void;
}

export function ReplaceDialog({ chosen, onClose, onReplace }: ReplaceDialogProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [change, setChange] = useState<Replacement>({ field: "text", find: "", replace: "", matchCase: true, in: [...fields] });
  const [asked] = useDebouncedValue(change, 300);
  const isAskable = asked.find !== "" && asked.find !== asked.replace && asked.in.length > 0;
  const preview = useApi("previewReplacement", isAskable ? { kb, chosen, change: asked } : null, { staleTime: 0, gcTime: 0 });
  const isCurrent = asked === change && isAskable && !preview.isFetching;
  const entries = isCurrent ? (preview.data?.entries ?? 0) : 0;
  const replace = (): void => {
    if (entries > 0) onReplace(change, (count) => t("knowledge.bulk.replaced", { count }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t("knowledge.bulk.replace.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <div className={css.dialog}>
        <div className={css.texts}>
          <TextInput
            label={t("knowledge.bulk.replace.find")}
            value={change.find}
            maxLength={500}
            onChange={(event) => setChange({ ...change, find: event.currentTarget.value })}
            data-autofocus
          />
          <TextInput
            label={t("knowledge.bulk.replace.with")}
            value={change.replace}
            maxLength={500}
            onChange={(event) => setChange({ ...change, replace: event.currentTarget.value })}
          />
        </div>
        <div className={css.where}>
          <Checkbox.Group
            aria-label={t("knowledge.bulk.replace.where")}
            value={change.in}
            onChange={(some) => setChange({ ...change, in: fields.filter((field) => some.includes(field)) })}
          >
            <div className={css.where}>
              {fields.map((field) => (
                <Checkbox key={field} value={field} label={t(`knowledge.bulk.replace.field.${field}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <span className="grow" />
          <Checkbox
            label={t("knowledge.bulk.replace.matchCase")}
            checked={change.matchCase ?? true}
            onChange={(event) => setChange({ ...change, matchCase: event.currentTarget.checked })}
          />
        </div>
        {!isAskable ? (
          <p className="text-3">{t("knowledge.bulk.replace.idle")}</p>
        ) : preview.error ? (
          <ErrorText what={t("knowledge.bulk.replace.failed")} error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <Found preview={preview.data} find={asked.find} />
        ) : (
          <p className="text-3">{t("knowledge.bulk.replace.looking")}</p>
        )}
        <PreviewFoot>
          <span className="grow" />
          <PrimaryButton scope="dialog" disabled={entries === 0} loading={isAskable && !isCurrent} onRun={replace}>
            {t("knowledge.bulk.replace.run", { count: entries })}
          </PrimaryButton>
        </PreviewFoot>
      </div>
    </Modal>
  );
}

function Found({ preview, find }: { preview: OutputOf<"previewReplacement">; find: string }) {
  const { t } = useTranslation();
  const { chosen, entries, places, refused, sample, left } = preview;
  if (entries + refused === 0) return <p className="text-2">{t("knowledge.bulk.replace.nothing", { find })}</p>;
  return (
    <>
      <p role="status">{t("knowledge.bulk.replace.counts", { chosen, count: entries, places })}</p>
      {sample.length > 0 && (
        <section className="stack" style={{ gap: 4 }}>
          <h3 className="xs text-2">
            {sample.length < places
              ? `${t("knowledge.bulk.replace.sample")} · ${t("knowledge.bulk.replace.first", { count: sample.length })}`
              : t("knowledge.bulk.replace.sample")}
          </h3>
          <ul className={css.found} {...scrolls} aria-label={t("knowledge.bulk.replace.sample")}>
            {sample.map(({ entry, question, in: field, before, after }, i) => (
              <li key={`${entry} ${i}`}>
                <span className="xs text-3 ellipsis">
                  {field === "question"
                    ? t("knowledge.bulk.replace.field.question")
                    : `${t(`knowledge.bulk.replace.field.${field}`)} · ${question}`}
                </span>
                <Diff before={before} after={after} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {refused > 0 && <LeftAlone title={t("knowledge.bulk.replace.refused", { count: refused })} left={left} count={refused} />}
    </>
  );
}
