// Whom the roles of a log mean, as it was read; what is wrong, or nobody knows, is said here.
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { speakers, type Speaker } from "../../../shared/knowledge/logProblem.ts";
import type { SeenLog } from "./choices.ts";
import css from "./Import.module.css";

export interface RolesProps {
  roles: SeenLog["roles"];
  chosen: Readonly<Record<string, Speaker>>;
  onChange: (chosen: Record<string, Speaker>) => void;
  disabled: boolean;
}

export function Roles({ roles, chosen, onChange, disabled }: RolesProps) {
  const { t } = useTranslation();
  if (roles.length === 0) return null;
  return (
    <div role="group" aria-label={t("logs.import.preview.roles")}>
      <p className="xs text-2">{t("logs.import.preview.roles")}</p>
      <div className={css.roles}>
        {roles.map(({ word, speaker, unsure, lines }) => (
          <Select
            key={word}
            label={`${word} · ${t("logs.import.preview.roleLines", { count: lines })}`}
            description={
              speaker === null
                ? t("logs.import.preview.unknownRole")
                : unsure && chosen[word] === undefined
                  ? t("logs.import.preview.unsure")
                  : null
            }
            inputWrapperOrder={["label", "input", "description"]}
            data={speakers.map((value) => ({ value, label: t(`logs.import.preview.speaker.${value}`) }))}
            value={chosen[word] ?? speaker}
            allowDeselect={false}
            disabled={disabled}
            onChange={(value) => {
              const said = speakers.find((one) => one === value);
              if (said) onChange({ ...chosen, [word]: said });
            }}
          />
        ))}
      </div>
    </div>
  );
}
