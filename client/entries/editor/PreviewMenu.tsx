// As whom to read the answers: as a page shows Markdown, or as WeChat and text messages show nothing but text.
import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { IconBrandWechat, IconBrowser, IconCheck, IconChevronDown, IconEye, IconMessage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Answers.module.css";

/** How a channel shows an answer. */
export type Look = "web" | "wechat" | "sms";

const looks = [
  ["web", IconBrowser],
  ["wechat", IconBrandWechat],
  ["sms", IconMessage],
] as const;

export interface PreviewMenuProps {
  look: Look;
  /** No answer is being written: all are as the customer sees them. */
  isOn: boolean;
  onToggle: () => void;
  onLook: (look: Look) => void;
}

export function PreviewMenu({ look, isOn, onToggle, onLook }: PreviewMenuProps) {
  const { t } = useTranslation();
  return (
    <span className={css.previews}>
      <Button size="xs" variant="subtle" leftSection={<IconEye size={14} aria-hidden />} aria-pressed={isOn} onClick={onToggle}>
        {look === "web" ? t("knowledge.answers.preview") : t("knowledge.answers.previewAs", { look: t(`knowledge.answers.look.${look}`) })}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="xs" aria-label={t("knowledge.answers.previewLine")}>
            <IconChevronDown size={12} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("knowledge.answers.previewLine")}</Menu.Label>
          {looks.map(([each, Icon]) => (
            <Menu.Item
              key={each}
              leftSection={<Icon size={14} aria-hidden />}
              rightSection={each === look ? <IconCheck size={14} aria-hidden /> : undefined}
              onClick={() => onLook(each)}
            >
              {t(`knowledge.answers.look.${each}`)}
              <span className="text-3"> · {t(`knowledge.answers.lookLine.${each}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

export interface TriedFieldsProps {
  names: readonly string[];
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
}

/** What to read in the place of placeholders: of this editor alone, nothing of it is saved. */
export function TriedFields({ names, values, onChange }: TriedFieldsProps) {
  const { t } = useTranslation();
  if (names.length === 0) return null;
  return (
    <div className={css.tried}>
      <span className="xs text-3">{t("knowledge.answers.tried")}</span>
      {names.map((name) => (
        <label key={name} className={css.triedField}>
          <span className="xs text-2">{name}</span>
          <TextInput
            size="xs"
            dir="auto"
            maxLength={200}
            placeholder={t("knowledge.answers.triedNone")}
            value={values[name] ?? ""}
            onChange={(e) => onChange({ ...values, [name]: e.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}
