// An icon in a head that opens a few things to choose from, looked up only then.
import { ActionIcon, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { inPlace } from "../../theme.ts";

export interface IconMenuProps {
  /** What it does, for screen readers and on hover. */
  label: string;
  icon: ReactNode;
  items: readonly { key: string; label: string; icon?: ReactNode; onRun: () => void }[];
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

export function IconMenu({ label, icon, items, opened, onOpened }: IconMenuProps) {
  return (
    <Menu position="bottom-end" opened={opened} onChange={onOpened} {...inPlace}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={label} title={label}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ key, label: name, icon: sign, onRun }) => (
          <Menu.Item key={key} leftSection={sign} onClick={onRun}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
