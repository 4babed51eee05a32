// What can be done to the selected entries, in place of the filters while any is selected.
import { ActionIcon, Menu, Popover, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCalendarTime,
  IconDots,
  IconFolderSymlink,
  IconPlayerPause,
  IconPlayerPlay,
  IconReplace,
  IconTag,
  IconTrash,
  IconX,
} from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { closesLast, useKeys } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import { CategorySelect } from "../categories/CategorySelect.tsx";
import { useCategories } from "../categories/useCategories.ts";
import css from "./Bulk.module.css";
import type { ForeignExportFormat } from "../files/ExportDialog.tsx";
import { ExportChosen } from "./ExportChosen.tsx";
import { chosenBy, countSelected, nothingSelected, type Selection } from "../selection.ts";
import { TagForm } from "./TagForm.tsx";
import { type BulkChange, useBulk } from "../useBulk.ts";
import { ValidityForm } from "./ValidityForm.tsx";

const ReplaceDialog = lazy(async () => ({ default: (await import("./ReplaceDialog.tsx")).ReplaceDialog }));
const ExportDialog = lazy(async () => ({ default: (await import("../files/ExportDialog.tsx")).ExportDialog }));

export interface BulkBarProps {
  selection: Selection;
  /** How many the filters leave. */
  total: number;
  /** Only deleted entries are listed: they can be brought back. */
  deleted: boolean;
  onSelect: (selection: Selection) => void;
  /** Selects all that match; null when they are. */
  onAll: (() => void) | null;
}

type Opened = "category" | "tag" | "validity" | "text";

export function BulkBar({ selection, total, deleted, onSelect, onAll }: BulkBarProps) {
  const { t } = useTranslation();
  const bulk = useBulk();
  const write = useMay()("write");
  const categories = useCategories().data?.categories ?? [];
  const [open, setOpen] = useState<Opened | null>(null);
  const [exporting, setExporting] = useState<ForeignExportFormat | null>(null);
  const chosen = chosenBy(selection);
  const count = countSelected(selection, total);
  const run = (change: BulkChange, text: (count: number) => string): void => {
    setOpen(null);
    onSelect(nothingSelected);
    void bulk.run(chosen, change, text);
  };
  const remove = (): void => run({ field: "deleted", deleted: true }, (changed) => t("knowledge.bulk.removed", { count: changed }));
  useKeys({
    m: { does: t("knowledge.bulk.keys.category"), run: () => setOpen("category"), off: !write || deleted },
    t: { does: t("knowledge.bulk.keys.tag"), run: () => setOpen("tag"), off: !write || deleted },
    Delete: { does: t("knowledge.bulk.remove"), run: remove, off: !write || deleted },
  });
  const button = (name: Opened, icon: ReactNode) => (
    <Tooltip label={t(`knowledge.bulk.${name}`)}>
      <ActionIcon size="sm" aria-label={t(`knowledge.bulk.${name}`)} onClick={() => setOpen(open === name ? null : name)}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const pop = (name: Opened, icon: ReactNode, content: ReactNode) => (
    <Popover
      opened={open === name}
      onChange={(on) => setOpen(on ? name : null)}
      position="bottom-start"
      trapFocus
      returnFocus
      closeOnEscape={false}
    >
      <Popover.Target>{button(name, icon)}</Popover.Target>
      <Popover.Dropdown aria-label={t(`knowledge.bulk.${name}`)} onKeyDown={closesLast(() => setOpen(null))}>
        <div className={css.form}>{content}</div>
      </Popover.Dropdown>
    </Popover>
  );
  const name = (category: string | null): string =>
    category === null ? t("knowledge.none") : (categoryPath(categories, category).at(-1) ?? "");
  return (
    <div className={css.bar} role="toolbar" aria-label={t("knowledge.bulk.label")}>
      <div className={css.line}>
        <span className="medium ellipsis">{t("knowledge.bulk.chosen", { count })}</span>
        <span className="grow" />
        {write && !deleted && (
          <>
            {pop(
              "category",
              <IconFolderSymlink size={16} aria-hidden />,
              <CategorySelect
                label={t("knowledge.bulk.category")}
                categories={categories}
                value={null}
                noneLabel={t("knowledge.none")}
                onChange={(category) =>
                  run({ field: "category", category }, (changed) => t("knowledge.bulk.movedTo", { count: changed, name: name(category) }))
                }
              />,
            )}
            {pop("tag", <IconTag size={16} aria-hidden />, <TagForm onChange={run} />)}
            {pop("validity", <IconCalendarTime size={16} aria-hidden />, <ValidityForm onChange={run} />)}
            {button("text", <IconReplace size={16} aria-hidden />)}
          </>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label={t("knowledge.bulk.more")}>
              <ActionIcon size="sm" aria-label={t("knowledge.bulk.more")}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {write && deleted && (
              <Menu.Item
                leftSection={<IconArrowBackUp size={14} aria-hidden />}
                onClick={() => run({ field: "deleted", deleted: false }, (changed) => t("knowledge.bulk.restored", { count: changed }))}
              >
                {t("knowledge.bulk.restore")}
              </Menu.Item>
            )}
            {write && !deleted && (
              <>
                <Menu.Item
                  leftSection={<IconPlayerPlay size={14} aria-hidden />}
                  onClick={() => run({ field: "enabled", enabled: true }, (changed) => t("knowledge.bulk.enabled", { count: changed }))}
                >
                  {t("knowledge.bulk.enable")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconPlayerPause size={14} aria-hidden />}
                  onClick={() => run({ field: "enabled", enabled: false }, (changed) => t("knowledge.bulk.disabled", { count: changed }))}
                >
                  {t("knowledge.bulk.disable")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconTrash size={14} aria-hidden />}
                  rightSection={<span className="xs text-3">Del</span>}
                  onClick={remove}
                >
                  {t("knowledge.bulk.remove")}
                </Menu.Item>
              </>
            )}
            <ExportChosen chosen={chosen} onForeign={setExporting} />
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t("knowledge.bulk.clear")}>
          <ActionIcon size="sm" aria-label={t("knowledge.bulk.clear")} onClick={() => onSelect(nothingSelected)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {(onAll || selection.by === "filter") && (
        <div className={css.further}>
          {onAll ? (
            <button type="button" className="link" onClick={onAll}>
              {t("knowledge.bulk.all", { count: total })}
            </button>
          ) : (
            <span className="text-2">{t("knowledge.bulk.everything")}</span>
          )}
        </div>
      )}
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog format={exporting} chosen={chosen} onClose={() => setExporting(null)} />
        </Suspense>
      )}
      {open === "text" && (
        <Suspense fallback={null}>
          <ReplaceDialog chosen={chosen} onClose={() => setOpen(null)} onReplace={run} />
        </Suspense>
      )}
    </div>
  );
}
