// A category's name being written, in its place in the tree: Enter keeps it, Escape does not.
import { TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./CategoryTree.module.css";

interface CategoryNameProps {
  depth: number;
  value: string;
  isFree: (name: string) => boolean;
  /** null: given up, or nothing changed. */
  onDone: (name: string | null) => void;
}

export function CategoryName({ depth, value, isFree, onDone }: CategoryNameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(value);
  const over = useRef(false);
  const said = name.trim();
  const taken = said !== "" && !isFree(said);
  const done = (result: string | null): void => {
    if (over.current) return;
    over.current = true;
    onDone(result === value ? null : result);
  };
  return (
    <div
      className={css.name}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      aria-label={t("knowledge.tree.name")}
      style={{ "--depth": depth } as React.CSSProperties}
    >
      <TextInput
        size="sm"
        autoFocus
        maxLength={60}
        aria-label={t("knowledge.tree.name")}
        value={name}
        error={taken && t("knowledge.tree.taken", { name: said })}
        onFocus={(e) => e.currentTarget.select()}
        onChange={(e) => setName(e.currentTarget.value)}
        onBlur={() => done(said === "" || taken ? null : said)}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing || e.keyCode === 229) return;
          if (e.key === "Enter" && said !== "" && !taken) done(said);
          else if (e.key === "Escape") done(null);
          else return;
          e.preventDefault();
          e.stopPropagation();
        }}
      />
    </div>
  );
}
