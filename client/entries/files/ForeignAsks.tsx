// What a file of another system leaves open: which of its languages, and what of it that is no question and answer.
import { Checkbox, Radio, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Looks, Ways } from "../../ui/form/FilePreview.tsx";
import type { Choices, ImportPreview } from "./choices.ts";

const scopes = ["notOurs", "leave", "entries"] as const;

export interface ForeignAsksProps {
  preview: ImportPreview;
  choices: Choices;
  isBusy: boolean;
  onChange: (some: Partial<Choices>) => void;
}

/** One part for each question, as keyed nodes; none for a file of ours. */
export function useForeignAsks({ preview, choices, isBusy, onChange }: ForeignAsksProps): ReactNode[] {
  const { t } = useTranslation();
  const { languages } = preview.asks;
  const noteOf = (code: ImportPreview["notes"][number]["code"]) => preview.notes.find((note) => note.code === code);
  const [outOfScope, followUps] = [noteOf("outOfScope"), noteOf("followUps")];
  const parts: ReactNode[] = [];
  if (languages)
    parts.push(
      <Select
        key="languages"
        label={t("knowledge.files.languages")}
        w={320}
        data={languages.found.map(({ name, entries }) => ({
          value: name,
          label: t("knowledge.files.languageOf", { name, count: entries }),
        }))}
        value={languages.read}
        allowDeselect={false}
        disabled={isBusy}
        onChange={(name) => onChange({ languageOfFile: name })}
      />,
    );
  if (outOfScope)
    parts.push(
      <Radio.Group
        key="outOfScope"
        label={t("knowledge.files.outOfScope", { count: outOfScope.count })}
        description={<Looks>{outOfScope.samples.join(" · ")}</Looks>}
        value={choices.outOfScope}
        onChange={(value) => onChange({ outOfScope: scopes.find((one) => one === value) ?? "notOurs" })}
      >
        <Ways>
          {scopes.map((way) => (
            <Radio key={way} value={way} disabled={isBusy} label={t(`knowledge.files.outOfScopeWays.${way}`)} />
          ))}
        </Ways>
      </Radio.Group>,
    );
  if (followUps)
    parts.push(
      <div key="followUps">
        <p>{t("knowledge.files.followUps", { count: followUps.count })}</p>
        <Ways>
          <Checkbox
            label={t("knowledge.files.followUpsRead")}
            description={<Looks>{followUps.samples.join(" · ")}</Looks>}
            checked={choices.followUps === "read"}
            disabled={isBusy}
            onChange={(e) => onChange({ followUps: e.currentTarget.checked ? "read" : "leave" })}
          />
        </Ways>
      </div>,
    );
  return parts;
}
