// "New category", over the tree: it goes below the chosen one.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFolderPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../lib/session.ts";
import type { KnowledgeSearch } from "../search.ts";
import type { Editing } from "./CategoryTree.tsx";

export interface NewCategoryProps {
  search: KnowledgeSearch;
  onEdit: (editing: Editing) => void;
}

/** Nothing for those who may not write. */
export function NewCategory({ search, onEdit }: NewCategoryProps) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may("write")) return null;
  const parent = search.category && search.category !== "none" ? search.category : null;
  return (
    <Tooltip label={t("knowledge.tree.create")}>
      <ActionIcon size="sm" aria-label={t("knowledge.tree.create")} onClick={() => onEdit({ kind: "create", parent })}>
        <IconFolderPlus size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
