// What can be done to the selected entries, in place of the filters while any is selected.
import { ActionIcon, Autocomplete, Button, Popover, Tooltip } from "@mantine/core";
import { IconFolderSymlink, IconPlayerPause, IconPlayerPlay, IconTag, IconTrash, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { closesLast } from "../../lib/keys.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { CategorySelect } from "../categories/CategorySelect.tsx";
import { useCategories } from "../categories/useCategories.ts";
import css from "./EntryList.module.css";
import { ExportSelected } from "../files/FileMenu.tsx";
import { type BulkSet, useBulk } from "./useBulk.ts";
import { useApi } from "../../lib/queries.ts";

export interface BulkBarProps {
  checked: ReadonlySet<string>;
  onChecked: (checked: ReadonlySet<string>) => void;
}

export function BulkBar({ checked, onChecked }: BulkBarProps) {
  const { t } = useTranslation();
  const bulk = useBulk();
  const write = useMay()("write");
  const categories = useCategories().data?.categories ?? [];
  const [open, setOpen] = useState<"category" | "tag" | null>(null);
  const run = (set: BulkSet, text: (count: number) => string): void => {
    setOpen(null);
    onChecked(new Set());
    void bulk.run([...checked], set, text);
  };
  const pop = (name: "category" | "tag", icon: ReactNode, content: ReactNode) => (
    <Popover
      opened={open === name}
      onChange={(on) => setOpen(on ? name : null)}
      position="bottom-start"
      trapFocus
      returnFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Tooltip label={t(`knowledge.bulk.${name}`)}>
          <ActionIcon size="sm" aria-label={t(`knowledge.bulk.${name}`)} onClick={() => setOpen(open === name ? null : name)}>
            {icon}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(`knowledge.bulk.${name}`)} onKeyDown={closesLast(() => setOpen(null))}>
        <div style={{ width: 240 }}>{content}</div>
      </Popover.Dropdown>
    </Popover>
  );
  const one = (label: string, icon: ReactNode, act: () => void) => (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const name = (category: string | null): string =>
    category === null ? t("knowledge.none") : (categoryPath(categories, category).at(-1) ?? "");
  return (
    <div className={css.bulk} role="toolbar" aria-label={t("knowledge.bulk.label")}>
      <span className="medium ellipsis">{t("common.state.selected", { count: checked.size })}</span>
      <span className="grow" />
      {write && (
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
                run({ field: "category", category }, (count) => t("knowledge.bulk.movedTo", { count, name: name(category) }))
              }
            />,
          )}
          {pop(
            "tag",
            <IconTag size={16} aria-hidden />,
            <TagForm onTag={(tag) => run({ field: "tag", add: tag }, (count) => t("knowledge.bulk.tagged", { count, name: tag }))} />,
          )}
          {one(t("knowledge.bulk.enable"), <IconPlayerPlay size={16} aria-hidden />, () =>
            run({ field: "enabled", enabled: true }, (count) => t("knowledge.bulk.enabled", { count })),
          )}
          {one(t("knowledge.bulk.disable"), <IconPlayerPause size={16} aria-hidden />, () =>
            run({ field: "enabled", enabled: false }, (count) => t("knowledge.bulk.disabled", { count })),
          )}
        </>
      )}
      <ExportSelected entries={[...checked]} />
      {write &&
        one(t("knowledge.bulk.remove"), <IconTrash size={16} aria-hidden />, () =>
          run({ field: "deleted", deleted: true }, (count) => t("knowledge.bulk.removed", { count })),
        )}
      {one(t("knowledge.bulk.clear"), <IconX size={16} aria-hidden />, () => onChecked(new Set()))}
    </div>
  );
}

/** One tag for all selected entries: a known one or a new one. */
function TagForm({ onTag }: { onTag: (tag: string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const tags = useApi("listTags", { kb }).data?.rows ?? [];
  const [tag, setTag] = useState("");
  const said = tag.trim();
  return (
    <form
      className="stack"
      style={{ gap: 8 }}
      onSubmit={(e) => {
        e.preventDefault();
        if (said !== "") onTag(said);
      }}
    >
      <Autocomplete
        label={t("knowledge.bulk.tagName")}
        data={tags.slice(0, 100).map((r) => r.tag)}
        value={tag}
        onChange={setTag}
        maxLength={40}
        data-autofocus
      />
      <Button type="submit" disabled={said === ""}>
        {t("knowledge.bulk.addTag")}
      </Button>
    </form>
  );
}
