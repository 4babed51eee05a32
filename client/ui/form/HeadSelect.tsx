// A choice in a head: quiet name, chosen value, chevron ("渠道 微信 ⌄").
import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { inPlace } from "../../theme.ts";

export interface HeadSelectProps<V extends string> {
  label: string;
  icon?: ReactNode;
  /** short: in the head, where the label is too long for it */
  options: readonly { value: V; label: string; short?: string }[];
  value: V;
  onChange: (value: V) => void;
}

export function HeadSelect<V extends string>({ label, icon, options, value, onChange }: HeadSelectProps<V>) {
  const option = options.find((o) => o.value === value);
  const chosen = option?.short ?? option?.label ?? value;
  return (
    <Menu position="bottom-end" {...inPlace}>
      <Menu.Target>
        <Button size="sm" variant="subtle" leftSection={icon} rightSection={<IconChevronDown size={12} aria-hidden />}>
          <span className="row" style={{ gap: 4 }}>
            <span className="text-3">{label}</span> <span className="text">{chosen}</span>
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((o) => (
          <Menu.Item
            key={o.value}
            rightSection={o.value === value ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => onChange(o.value)}
          >
            {o.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
