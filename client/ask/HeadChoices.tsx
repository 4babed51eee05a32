// What the robot is told beside the question: the caller's context, and the time on the shop's clock. Each opens from the head.
import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconChevronDown, IconClock, IconPlus, IconUserQuestion, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Ask.module.css";
import { useTimes } from "../lib/time.ts";

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

const TimePicker = lazy(() => import("./TimePicker.tsx"));

export interface TimeChoiceProps {
  /** UTC; undefined is now. */
  at: string | undefined;
  onChange: (at: string | undefined) => void;
}

/** "As of": the time the robot is told, on the shop's clock. Now unless chosen; the calendar is loaded when opened. */
export function TimeChoice({ at, onChange }: TimeChoiceProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  return (
    <HeadPopover
      label={t("ask.time.label")}
      icon={<IconClock size={14} aria-hidden />}
      value={at === undefined ? t("ask.time.now") : dayTime(at)}
    >
      {(close) => (
        <Suspense fallback={<div style={{ width: 252, height: 336 }} />}>
          <TimePicker at={at} onChange={onChange} onClose={close} />
        </Suspense>
      )}
    </HeadPopover>
  );
}

export interface HeadPopoverProps {
  label: string;
  icon: ReactNode;
  /** Null: an icon alone. */
  value: string | null;
  on?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button in the head that opens a small form: quiet name, value, chevron. Opens and closes itself. */
function HeadPopover({ label, icon, value, on = false, children }: HeadPopoverProps) {
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  const toggle = { onClick: () => setOpened(!opened), "aria-expanded": opened, "aria-haspopup": "dialog" } as const;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus keepMounted={false}>
      <Popover.Target popupType="dialog">
        {value === null ? (
          <ActionIcon size="sm" aria-label={label} title={label} {...(on ? { color: "accent", variant: "light" } : {})} {...toggle}>
            {icon}
          </ActionIcon>
        ) : (
          <Button size="sm" variant="subtle" leftSection={icon} rightSection={<IconChevronDown size={12} aria-hidden />} {...toggle}>
            <span className="row" style={{ gap: 4 }}>
              <span className="text-3">{label}</span> {value}
            </span>
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children(close)}</Popover.Dropdown>
    </Popover>
  );
}
