// One row of the category tree: chevron, name, count, and its actions on hover and focus.
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowMerge,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconFolderPlus,
  IconFolderSymlink,
  IconHeadset,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import type { DragEvent, KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./CategoryTree.module.css";
import { holdsEntries } from "./entryDrag.ts";

interface Actions {
  create: () => void;
  rename: () => void;
  move: () => void;
  merge: () => void;
  group: () => void;
  shift: (step: -1 | 1) => void;
  remove: () => void;
}

export interface CategoryItemProps {
  id: string;
  name: string;
  count: number;
  depth: number;
  selected: boolean;
  /** The one row Tab stops at. */
  reachable: boolean;
  expanded?: boolean | undefined;
  onToggle?: () => void;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  actions?: Actions;
  onDragStart?: () => void;
  onDrop?: (event: DragEvent) => void;
  /** What may be dropped here. */
  takes?: "categories" | "entries" | "both";
  /** A name being written below it. */
  children?: ReactNode;
}

export function CategoryItem({
  id,
  name,
  count,
  depth,
  selected,
  reachable,
  expanded,
  onToggle,
  onSelect,
  onKeyDown,
  actions,
  onDragStart,
  onDrop,
  takes = "both",
  children,
}: CategoryItemProps) {
  const { t, i18n } = useTranslation();
  const [over, setOver] = useState(false);
  // Held over a closed category for a moment, it opens.
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = (): void => {
    clearTimeout(opening.current);
    opening.current = undefined;
    setOver(false);
  };
  const Chevron = expanded ? IconChevronDown : IconChevronRight;
  const number = count.toLocaleString(i18n.language);
  return (
    <>
      <div
        role="treeitem"
        data-id={id}
        aria-level={depth + 1}
        aria-selected={selected}
        aria-expanded={expanded}
        aria-label={`${name} ${number}`}
        tabIndex={reachable ? 0 : -1}
        className={css.item}
        data-selected={selected || undefined}
        data-over={over || undefined}
        style={{ "--depth": depth } as React.CSSProperties}
        onClick={onSelect}
        onKeyDown={onKeyDown}
        draggable={onDragStart !== undefined}
        onDragStart={onDragStart}
        onDragOver={(e) => {
          if (!onDrop || (takes !== "both" && holdsEntries(e) !== (takes === "entries"))) return;
          e.preventDefault();
          setOver(true);
          if (expanded === false) opening.current ??= setTimeout(() => onToggle?.(), 600);
        }}
        onDragLeave={leave}
        onDrop={(e) => {
          leave();
          onDrop?.(e);
        }}
      >
        <span
          className={css.chevron}
          aria-hidden
          onClick={(e) => {
            if (expanded === undefined) return;
            e.stopPropagation();
            onToggle?.();
          }}
        >
          {expanded !== undefined && <Chevron size={12} />}
        </span>
        <span className="grow ellipsis" title={name}>
          {name}
        </span>
        <span className={css.count}>{number}</span>
        {actions && (
          <span className={css.actions} role="presentation" onClick={(e) => e.stopPropagation()} onKeyDown={(e) => e.stopPropagation()}>
            <Menu position="bottom-start">
              <Menu.Target>
                <ActionIcon size="xs" className={css.more} tabIndex={selected ? 0 : -1} aria-label={t("knowledge.tree.actions", { name })}>
                  <IconDots size={14} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconFolderPlus size={14} aria-hidden />} onClick={actions.create}>
                  {t("knowledge.tree.createBelow")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconPencil size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">F2</span>}
                  onClick={actions.rename}
                >
                  {t("knowledge.tree.rename")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconFolderSymlink size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">m</span>}
                  onClick={actions.move}
                >
                  {t("knowledge.tree.move")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowMerge size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">⇧ m</span>}
                  onClick={actions.merge}
                >
                  {t("knowledge.tree.merge")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowUp size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">Alt ↑</span>}
                  onClick={() => actions.shift(-1)}
                >
                  {t("knowledge.tree.up")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowDown size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">Alt ↓</span>}
                  onClick={() => actions.shift(1)}
                >
                  {t("knowledge.tree.down")}
                </Menu.Item>
                <Menu.Item leftSection={<IconHeadset size={14} aria-hidden />} onClick={actions.group}>
                  {t("knowledge.tree.skillGroup")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconTrash size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">Del</span>}
                  onClick={actions.remove}
                >
                  {t("knowledge.tree.remove")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </div>
      {children}
    </>
  );
}
