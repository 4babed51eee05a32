// Makes a knowledge base or renames one.
import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Language, languages } from "../../shared/i18n/index.ts";
import { currentLanguage } from "../lib/language.ts";
import type { KnowledgeBase } from "../lib/session.ts";
import { localTimeZone, timeZones } from "../lib/timeZones.ts";
import { showUndo, showDone } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { FormButton } from "../ui/form/PrimaryButton.tsx";

export function KnowledgeBaseForm({ rename, onDone }: { rename?: KnowledgeBase | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCommand("createKnowledgeBase");
  const update = useCommand("updateKnowledgeBase");
  const [name, setName] = useState(rename?.name ?? "");
  const [timeZone, setTimeZone] = useState(rename?.timeZone ?? localTimeZone());
  const [language, setLanguage] = useState<Language>(rename?.language ?? currentLanguage());
  const [tried, setTried] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const said = name.trim();
    if (said === "") return;
    if (rename) {
      const { id, ...before } = rename;
      await update.mutateAsync({ kb: id, name: said, timeZone, language });
      showUndo(t("frame.knowledgeBase.renamed", { name: said }), () =>
        update.mutateAsync({ kb: id, name: before.name, timeZone: before.timeZone, language: before.language }),
      );
      return onDone();
    }
    const { id } = await create.mutateAsync({ name: said, timeZone, language });
    showDone(t("frame.knowledgeBase.created", { name: said }));
    onDone();
    await navigate({ to: "/kb/$kb/knowledge", params: { kb: id } });
  };
  return (
    <form onSubmit={(e) => void submit(e).catch(() => {})} className="stack" style={{ gap: 16 }} noValidate>
      <TextInput
        label={t("frame.knowledgeBase.name")}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        maxLength={60}
        data-autofocus
        error={tried && name.trim() === "" && t("setup.required")}
      />
      <Select
        label={t("frame.knowledgeBase.timeZone")}
        data={timeZones(timeZone)}
        value={timeZone}
        onChange={(value) => value && setTimeZone(value)}
        searchable
        allowDeselect={false}
      />
      <div>
        <p id="kb-language">{t("frame.knowledgeBase.language")}</p>
        <SegmentedControl
          aria-labelledby="kb-language"
          data={languages.map((value) => ({ value, label: t(`common.languageName.${value}`) }))}
          value={language}
          onChange={(value) => setLanguage(value)}
        />
      </div>
      <ErrorLine error={create.error ?? update.error} />
      <FormButton scope="dialog" busy={create.isPending || update.isPending}>
        {rename ? t("frame.knowledgeBase.rename") : t("frame.knowledgeBase.create")}
      </FormButton>
    </form>
  );
}
