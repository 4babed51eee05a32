// What the robot is told of the customer beside channel and time: free fields that conditions of answers read.
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconUserQuestion, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Ask.module.css";
import { HeadPopover } from "./HeadPopover.tsx";

export interface ContextChoiceProps {
  context: Record<string, string> | undefined;
  onChange: (context: Record<string, string> | undefined) => void;
}

export function ContextChoice({ context, onChange }: ContextChoiceProps) {
  const { t } = useTranslation();
  const count = Object.keys(context ?? {}).length;
  return (
    <HeadPopover
      label={count === 0 ? t("ask.context.label") : t("ask.context.count", { count })}
      icon={<IconUserQuestion size={16} aria-hidden />}
      value={null}
      on={count > 0}
    >
      {() => <Fields context={context ?? {}} onChange={onChange} />}
    </HeadPopover>
  );
}

function Fields({ context, onChange }: { context: Record<string, string>; onChange: ContextChoiceProps["onChange"] }) {
  const { t } = useTranslation();
  // Half-written rows live here; only those with a name and a value are told.
  const [rows, setRows] = useState(() => [...Object.entries(context), ["", ""] as [string, string]]);
  const set = (next: [string, string][]): void => {
    setRows(next);
    const told = next
      .filter(([name, value]) => name.trim() !== "" && value.trim() !== "")
      .map(([name, value]) => [name.trim(), value.trim()]);
    onChange(told.length > 0 ? Object.fromEntries(told) : undefined);
  };
  const change = (index: number, part: 0 | 1, text: string): void =>
    set(rows.map(([name, value], i): [string, string] => (i !== index ? [name, value] : part === 0 ? [text, value] : [name, text])));
  return (
    <div className="stack" style={{ gap: 8, width: 320 }}>
      <p className="xs text-2">{t("ask.context.line")}</p>
      <div className={css.fields}>
        {rows.map(([name, value], i) => (
          <Row
            key={i}
            name={name}
            value={value}
            onName={(text) => change(i, 0, text)}
            onValue={(text) => change(i, 1, text)}
            onRemove={() => set(rows.filter((_, n) => n !== i))}
          />
        ))}
      </div>
      <div>
        <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setRows([...rows, ["", ""]])}>
          {t("ask.context.add")}
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  name: string;
  value: string;
  onName: (text: string) => void;
  onValue: (text: string) => void;
  onRemove: () => void;
}

function Row({ name, value, onName, onValue, onRemove }: RowProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="sm"
        aria-label={t("ask.context.name")}
        placeholder={t("ask.context.name")}
        value={name}
        maxLength={60}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        aria-label={t("ask.context.value")}
        placeholder={t("ask.context.value")}
        value={value}
        maxLength={200}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <ActionIcon size="sm" aria-label={t("ask.context.remove", { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}
