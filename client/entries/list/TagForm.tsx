// One tag for all selected entries: a known one or a new one.
import { Autocomplete, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/useApi.ts";

export function TagForm({ onTag }: { onTag: (tag: string) => void }) {
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
