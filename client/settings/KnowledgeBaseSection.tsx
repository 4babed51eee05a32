// The knowledge base itself: name, time zone, customers' language. Acts at once, with undo.
import { NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { language as languageShape } from "../../shared/contract/users.ts";
import { languages } from "../../shared/i18n/index.ts";
import { useDraft } from "../lib/draftStore.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { timeZones } from "../lib/timeZones.ts";
import { showUndo } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { PrimaryButton } from "../ui/form/PrimaryButton.tsx";
import css from "./Settings.module.css";

const shape = z.object({ name: z.string(), timeZone: z.string(), language: languageShape, keepDays: z.number().nullable() });
type Facts = z.output<typeof shape>;

const given = (value: string | number | null): string | number | null => (typeof value === "string" ? value.trim() : value);

export function KnowledgeBaseSection() {
  const { t } = useTranslation();
  const { id: kb, name, timeZone, language, keepDays } = useKnowledgeBase();
  const saved: Facts = { name, timeZone, language, keepDays };
  const update = useCommand("updateKnowledgeBase");
  const draft = useDraft<Facts>("knowledgeBase", (stored) => shape.safeParse(stored).data ?? null);
  const [typed, setTyped] = useState<Facts | null>(() => draft.read());
  const facts = typed ?? saved;
  const changes = (Object.keys(saved) as (keyof Facts)[]).filter((key) => given(facts[key]) !== saved[key]).length;
  const set = (next: Partial<Facts>): void => {
    const all = { ...facts, ...next };
    setTyped(all);
    draft.write(all);
  };
  const save = (): void =>
    update.mutate(
      { kb, ...facts, name: facts.name.trim() },
      {
        onSuccess: () => {
          draft.clear();
          showUndo(t("settings.knowledgeBase.saved"), async () => {
            setTyped(null);
            await update.mutateAsync({ kb, ...saved });
          });
        },
      },
    );
  return (
    <Column
      label={t("settings.section.knowledgeBase")}
      head={<PageHead title={t("settings.section.knowledgeBase")} />}
      footer={
        <>
          <span className="grow" role="status">
            {update.error ? (
              <ErrorLine error={update.error} />
            ) : changes > 0 ? (
              t("settings.knowledgeBase.unsaved", { count: changes })
            ) : (
              t("settings.knowledgeBase.clean")
            )}
          </span>
          <PrimaryButton size="sm" disabled={changes === 0 || facts.name.trim() === ""} loading={update.isPending} onRun={save}>
            {t("settings.knowledgeBase.save")}
          </PrimaryButton>
        </>
      }
    >
      <div className={css.page} style={{ maxWidth: 420 }}>
        <TextInput
          label={t("settings.knowledgeBase.name")}
          value={facts.name}
          maxLength={60}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={facts.name.trim() === "" && t("settings.knowledgeBase.required")}
        />
        <Select
          label={t("settings.knowledgeBase.timeZone")}
          description={t("settings.knowledgeBase.timeZoneHint")}
          data={timeZones(facts.timeZone)}
          value={facts.timeZone}
          onChange={(value) => value && set({ timeZone: value })}
          searchable
          allowDeselect={false}
        />
        <div>
          <p id="kb-language" style={{ marginBottom: 4 }}>
            {t("settings.knowledgeBase.language")}
          </p>
          <SegmentedControl
            aria-labelledby="kb-language"
            data={languages.map((value) => ({ value, label: t(`common.languageName.${value}`) }))}
            value={facts.language}
            onChange={(value) => set({ language: value })}
          />
          <p className="xs text-3" style={{ marginTop: 4 }}>
            {t("settings.knowledgeBase.languageHint")}
          </p>
        </div>
        <NumberInput
          label={t("settings.knowledgeBase.keepDays")}
          description={t("settings.knowledgeBase.keepDaysHint")}
          placeholder={t("settings.knowledgeBase.keepAlways")}
          value={facts.keepDays ?? ""}
          min={1}
          max={3650}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(days) => set({ keepDays: typeof days === "number" ? days : null })}
          error={
            facts.keepDays !== null &&
            facts.keepDays !== saved.keepDays &&
            t("settings.knowledgeBase.keepWarning", { count: facts.keepDays })
          }
        />
      </div>
    </Column>
  );
}
