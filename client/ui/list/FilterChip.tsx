// A filter above a list: its name while unset, its value in accent with a cross once set.
import { Menu, Popover } from "@mantine/core";
import { IconCheck, IconChevronDown, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { inPlace } from "../../theme.ts";
import css from "./FilterChip.module.css";

export interface FilterOption<V extends string> {
  value: V;
  label: string;
  icon?: ReactNode;
  count?: number | undefined;
}

export interface FilterChipProps<V extends string> {
  label: string;
  icon?: ReactNode;
  options: readonly FilterOption<V>[];
  value: V | null | undefined;
  onChange: (value: V | null) => void;
}

export function FilterChip<V extends string>({ label, icon, options, value, onChange }: FilterChipProps<V>) {
  const { t } = useTranslation();
  const chosen = options.find((o) => o.value === value);
  return (
    <span className={css.chip} data-on={chosen ? true : undefined}>
      <Menu position="bottom-start" {...inPlace}>
        <Menu.Target>
          <button type="button" className={css.open} aria-label={chosen ? `${label}: ${chosen.label}` : label}>
            {icon}
            {chosen?.label ?? label}
            {!chosen && <IconChevronDown size={12} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((o) => (
            <Menu.Item
              key={o.value}
              leftSection={o.icon}
              rightSection={o.value === value ? <IconCheck size={14} aria-hidden /> : <span className="xs text-3">{o.count}</span>}
              onClick={() => onChange(o.value === value ? null : o.value)}
            >
              {o.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <button type="button" className={css.clear} aria-label={`${t("common.action.clear")} ${label}`} onClick={() => onChange(null)}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** A filter that is on or off. */
export function ToggleChip({ children, on, onChange }: { children: ReactNode; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button type="button" className={css.chip} data-toggle data-on={on || undefined} aria-pressed={on} onClick={() => onChange(!on)}>
      {children}
    </button>
  );
}

export interface FormChipProps {
  label: string;
  /** What it is set to, in words; null while unset. */
  value: string | null;
  onClear: () => void;
  /** The form it opens. */
  children: (close: () => void) => ReactNode;
}

/** A filter whose value is found or typed, not picked from a few: opens a small form. */
export function FormChip({ label, value, onClear, children }: FormChipProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <span className={css.chip} data-on={value !== null || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus keepMounted={false}>
        <Popover.Target>
          <button
            type="button"
            className={css.open}
            aria-label={value === null ? label : `${label}: ${value}`}
            onClick={() => setOpened(!opened)}
          >
            <span className={css.words}>{value ?? label}</span>
            {value === null && <IconChevronDown size={12} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>{children(() => setOpened(false))}</Popover.Dropdown>
      </Popover>
      {value !== null && (
        <button type="button" className={css.clear} aria-label={`${t("common.action.clear")} ${label}`} onClick={onClear}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
