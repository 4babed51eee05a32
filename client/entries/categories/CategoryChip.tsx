// The tree folded into a chip, where the window is narrow: the same tree in a popover.
import { Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { closesLast } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import chip from "../../ui/list/FilterChip.module.css";
import type { KnowledgeSearch } from "../search.ts";
import css from "./CategoryTree.module.css";
import { CategoryTree, type Editing } from "./CategoryTree.tsx";
import { NewCategory } from "./NewCategory.tsx";
import { SavedViews } from "./SavedViews.tsx";

export interface CategoryChipProps {
  /** The chosen category's name. */
  name: string | undefined;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
}

export function CategoryChip({ name, search, setSearch }: CategoryChipProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const [editing, setEditing] = useState<Editing>(null);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus closeOnEscape={false}>
      <Popover.Target>
        <button
          type="button"
          className={chip.chip}
          data-toggle
          data-on={name !== undefined || undefined}
          aria-label={name === undefined ? t("knowledge.tree.filter") : `${t("knowledge.tree.filter")}: ${name}`}
          onClick={() => setOpened(!opened)}
        >
          <span className="row" style={{ gap: 4 }}>
            {name ?? t("knowledge.tree.filter")}
            <IconChevronDown size={12} aria-hidden />
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("knowledge.tree.label")} onKeyDown={closesLast(() => setOpened(false))}>
        <div className={css.popover}>
          {may("write") && (
            <div className={css.popoverHead}>
              <NewCategory search={search} onEdit={setEditing} />
            </div>
          )}
          <CategoryTree selected={search.category} onSelect={(category) => setSearch({ category })} editing={editing} onEdit={setEditing} />
          <SavedViews search={search} setSearch={setSearch} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
