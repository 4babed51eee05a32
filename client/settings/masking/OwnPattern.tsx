// One number of one's own: its name, how it is written, what it becomes.
import { ActionIcon, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Masking.module.css";
import { type OwnNumber, ownProblems } from "./ownProblem.ts";

export interface OwnPatternProps {
  pattern: OwnNumber;
  readOnly: boolean;
  onChange: (next: OwnNumber) => void;
  onRemove: () => void;
}

export function OwnPattern({ pattern, readOnly, onChange, onRemove }: OwnPatternProps) {
  const { t } = useTranslation();
  const problems = ownProblems(pattern);
  const isNew = pattern.name === "" && pattern.pattern === "" && pattern.placeholder === "";
  const field = (name: "name" | "pattern" | "placeholder", maxLength: number, write: (text: string) => string) => (
    <TextInput
      size="sm"
      label={t(`masking.${name}`)}
      placeholder={t(`masking.${name}Placeholder`)}
      value={pattern[name]}
      maxLength={maxLength}
      readOnly={readOnly}
      spellCheck={false}
      // A line that was just added is no mistake yet.
      error={!isNew && problems[name] !== null && t(`masking.problem.${problems[name]}`)}
      onChange={(event) => onChange({ ...pattern, [name]: write(event.currentTarget.value) })}
    />
  );
  return (
    <li className={css.pattern}>
      {field("name", 60, (text) => text)}
      {field("pattern", 100, (text) => text)}
      {field("placeholder", 12, (text) => text.toUpperCase().replace(/[^A-Z]/gu, ""))}
      {!readOnly && (
        <ActionIcon
          size="md"
          aria-label={t("masking.remove", { name: pattern.name })}
          title={t("masking.remove", { name: pattern.name })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
