// One tag, a known one or a new one, given to all selected entries or taken from them.
import { Autocomplete, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import type { BulkChange } from "../useBulk.ts";

export function TagForm({ onChange }: { onChange: (change: BulkChange, text: (count: number) => string) => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const tags = useApi("listTags", { kb }).data?.rows ?? [];
  const [typed, setTyped] = useState("");
  const tag = typed.trim();
  return (
    <form
      className="stack"
      style={{ gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (tag !== "") onChange({ field: "tags", add: [tag] }, (count) => t("knowledge.bulk.tagged", { count, name: tag }));
      }}
    >
      <Autocomplete
        label={t("knowledge.bulk.tagName")}
        data={tags.slice(0, 100).map((row) => row.tag)}
        value={typed}
        onChange={setTyped}
        maxLength={40}
        data-autofocus
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button
          variant="subtle"
          disabled={!tags.some((row) => row.tag === tag)}
          onClick={() => onChange({ field: "tags", remove: [tag] }, (count) => t("knowledge.bulk.untagged", { count, name: tag }))}
        >
          {t("knowledge.bulk.removeTag")}
        </Button>
        <Button type="submit" disabled={tag === ""}>
          {t("knowledge.bulk.addTag")}
        </Button>
      </div>
    </form>
  );
}
