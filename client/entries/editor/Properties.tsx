// Where an entry belongs and when it may speak: category, tags, validity, hand-off, note.
import { Autocomplete, Switch, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { instantOfClock, localClock } from "../../../shared/engine/time.ts";
import { skillGroupsOf } from "../../../shared/knowledge/categories.ts";
import { endsBeforeStart } from "../../../shared/knowledge/entry.ts";
import type { FieldOf } from "../../../shared/knowledge/fields.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { GrowingTextarea } from "../../ui/form/GrowingTextarea.tsx";
import { Section } from "../../ui/page/Column.tsx";
import { CategorySelect } from "../categories/CategorySelect.tsx";
import { useCategories } from "../categories/useCategories.ts";
import css from "./Editor.module.css";
import { ShopTimeInput } from "./ShopTimeInput.tsx";
import type { EntryForm } from "./useEntryForm.ts";

export function Properties({ form, readOnly }: { form: EntryForm; readOnly: boolean }) {
  const { t } = useTranslation();
  const { id: kb, timeZone } = useKnowledgeBase();
  const categories = useCategories().data?.categories ?? [];
  const tags = useApi("listTags", { kb }, { beside: true }).data?.rows ?? [];
  const { content, errors, set } = form;
  const groups = skillGroupsOf(categories);
  const inherited = content.category === null ? undefined : groups[content.category];
  const time = (field: FieldOf<"time">) => (
    <ShopTimeInput
      label={t(`knowledge.editor.${field}`)}
      value={content[field] === null ? null : localClock(content[field], timeZone)}
      // Both are said: what was refused of the one may be right by the other.
      onChange={(clock) =>
        set(({ validFrom, validUntil }) => ({
          validFrom,
          validUntil,
          [field]: clock === null ? null : instantOfClock(clock, timeZone),
        }))
      }
      readOnly={readOnly}
      isEnd={field === "validUntil"}
      // Said at once, and gone at once whichever of the two is changed.
      error={field === "validUntil" && endsBeforeStart(content) ? t("knowledge.editor.check.period") : errors[field]}
    />
  );
  return (
    <Section
      title={t("knowledge.editor.properties")}
      actions={<span className="xs text-3">{t("knowledge.editor.zone", { zone: timeZone })}</span>}
    >
      <div className={css.properties}>
        <CategorySelect
          label={t("knowledge.editor.category")}
          categories={categories}
          value={content.category}
          noneLabel={t("knowledge.editor.noCategory")}
          onChange={(category) => set({ category })}
          readOnly={readOnly}
          error={errors["category"]}
        />
        <TagsInput
          classNames={{ inputField: css.tagField ?? "" }}
          label={t("knowledge.editor.tags")}
          placeholder={content.tags.length === 0 ? t("knowledge.editor.tagsPlaceholder") : ""}
          data={tags.slice(0, 200).map((r) => r.tag)}
          value={content.tags}
          maxTags={20}
          acceptValueOnBlur
          readOnly={readOnly}
          error={errors["tags"]}
          onChange={(next) => set({ tags: next })}
        />
        {time("validFrom")}
        {time("validUntil")}
        <Switch
          className={css.handOff}
          label={t("knowledge.editor.handOffSwitch")}
          checked={content.handOff !== null}
          disabled={readOnly}
          onChange={(e) => set({ handOff: e.currentTarget.checked ? { skillGroup: null } : null })}
        />
        {content.handOff !== null && (
          <Autocomplete
            label={t("knowledge.editor.skillGroup")}
            placeholder={
              inherited === undefined
                ? t("knowledge.editor.skillGroupNone")
                : t("knowledge.editor.skillGroupPlaceholder", { name: inherited })
            }
            data={[...new Set(Object.values(groups))]}
            value={content.handOff.skillGroup ?? ""}
            maxLength={60}
            readOnly={readOnly}
            error={errors["handOff"]}
            onChange={(group) => set({ handOff: { skillGroup: group.trim() === "" ? null : group } })}
          />
        )}
        <GrowingTextarea
          className={css.whole}
          label={t("knowledge.editor.note")}
          placeholder={t("knowledge.editor.noteHint")}
          minRows={2}
          maxRows={10}
          dir="auto"
          maxLength={2_000}
          value={content.note}
          readOnly={readOnly}
          error={errors["note"]}
          onChange={(e) => set({ note: e.currentTarget.value })}
        />
      </div>
    </Section>
  );
}
