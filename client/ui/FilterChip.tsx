// A filter above a list: its name while unset, its value in accent with a cross once set.
import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { inPlace } from "./inPlace.ts";
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
            <Menu.Item key={o.value} leftSection={o.icon} rightSection={o.value === value ? <IconCheck size={14} aria-hidden /> : <span className="xs text-3">{o.count}</span>} onClick={() => onChange(o.value === value ? null : o.value)}>
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
