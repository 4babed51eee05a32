// A button in the head that opens a small form: quiet name, value, chevron. Opens and closes itself.
import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";

export interface HeadPopoverProps {
  label: string;
  icon: ReactNode;
  /** Null: an icon alone. */
  value: string | null;
  on?: boolean;
  children: (close: () => void) => ReactNode;
}

export function HeadPopover({ label, icon, value, on = false, children }: HeadPopoverProps) {
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
