// Small dialogs of a category: below which to move it or into which to merge it, and which skill group its handoffs go to.
import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../shared/knowledge/version.ts";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { CategorySelect } from "./CategorySelect.tsx";
import { subtree } from "./categoryTree.ts";

export function MoveCategory({
  category,
  categories,
  merges,
  onClose,
  onMove,
  onMerge,
}: {
  category: Category;
  categories: readonly Category[];
  /** It goes into the other one instead of below it. */
  merges: boolean;
  onClose: () => void;
  onMove: (parent: string | null) => void;
  onMerge: (into: string) => void;
}) {
  const { t } = useTranslation();
  const own = new Set(subtree(categories, category.id));
  const [parent, setParent] = useState(category.parent);
  const move = (): void => {
    onClose();
    if (merges && parent !== null) onMerge(parent);
    else if (!merges && parent !== category.parent) onMove(parent);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(merges ? "knowledge.bulk.merge.title" : "knowledge.tree.moveTitle", { name: category.name })}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <div className="stack" style={{ gap: 16 }}>
        <CategorySelect
          label={t(merges ? "knowledge.bulk.merge.pick" : "knowledge.tree.pick")}
          categories={categories.filter((c) => !own.has(c.id))}
          value={parent}
          noneLabel={merges ? null : t("knowledge.tree.top")}
          onChange={setParent}
        />
        {merges && <p className="xs text-2">{t("knowledge.bulk.merge.line")}</p>}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="subtle" onClick={onClose}>
            {t("common.action.cancel")}
          </Button>
          <PrimaryButton scope="dialog" disabled={merges && parent === null} onRun={move}>
            {merges ? t("knowledge.bulk.merge.run") : t("common.action.apply")}
          </PrimaryButton>
        </div>
      </div>
    </Modal>
  );
}

export function SkillGroupForm({
  category,
  onClose,
  onSave,
}: {
  category: Category;
  onClose: () => void;
  onSave: (skillGroup: string | null) => void;
}) {
  const { t } = useTranslation();
  const [group, setGroup] = useState(category.skillGroup ?? "");
  const save = (): void => {
    onClose();
    const said = group.trim() === "" ? null : group.trim();
    if (said !== category.skillGroup) onSave(said);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${category.name} · ${t("knowledge.tree.skillGroup")}`}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <div className="stack" style={{ gap: 16 }}>
        <TextInput
          label={t("knowledge.tree.skillGroupName")}
          description={t("knowledge.tree.skillGroupLine")}
          inputWrapperOrder={["label", "input", "description"]}
          value={group}
          maxLength={60}
          onChange={(e) => setGroup(e.currentTarget.value)}
          data-autofocus
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="subtle" onClick={onClose}>
            {t("common.action.cancel")}
          </Button>
          <PrimaryButton scope="dialog" onRun={save}>
            {t("common.action.save")}
          </PrimaryButton>
        </div>
      </div>
    </Modal>
  );
}
