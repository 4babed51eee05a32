// When an answer is given: its conditions as badges, edited in a popover.
import { ActionIcon, Button, MultiSelect, Popover, Select, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useChannelName } from "../../lib/channelName.ts";
import { closesLast } from "../../lib/keys.ts";
import { useApi } from "../../lib/queries.ts";
import { Tag } from "../../ui/text/Tag.tsx";
import { rangeOf } from "../../lib/rangeWords.ts";
import { type Condition, fieldWords, fromField, rangeText, toField, valueWords } from "./conditionWords.ts";
import css from "./Answers.module.css";
import { ShopTimeInput } from "./ShopTimeInput.tsx";

export interface ConditionsProps {
  when: readonly Condition[];
  onChange: (when: Condition[]) => void;
  opened: boolean;
  onOpened: (on: boolean) => void;
  readOnly: boolean;
}

export function Conditions({ when, onChange, opened, onOpened, readOnly }: ConditionsProps) {
  const { t } = useTranslation();
  const badges = when.map((c, i) => (
    <Tag key={i} outline>
      <span className="text-3">{fieldWords(c.field)}</span>
      <span className={css.value}>{valueWords(c)}</span>
    </Tag>
  ));
  if (readOnly) return <span className={css.badges}>{badges}</span>;
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus closeOnEscape={false} withinPortal>
      <Popover.Target>
        <button type="button" className={css.badges} onClick={() => onOpened(!opened)}>
          <span className="sr-only">{t("knowledge.answers.editConditions")}</span>
          {badges}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("knowledge.answers.conditions")} onKeyDown={closesLast(() => onOpened(false))}>
        <div className={css.conditions}>
          {when.map((condition, i) => (
            <ConditionFields
              key={i}
              condition={condition}
              onChange={(next) => onChange(when.map((c, at) => (at === i ? next : c)))}
              onRemove={() => onChange(when.filter((_, at) => at !== i))}
            />
          ))}
          <Button
            size="xs"
            variant="subtle"
            color="accent"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={when.length >= 10}
            onClick={() => onChange([...when, { field: when.some((c) => c.field === "channel") ? "time" : "channel", in: [] }])}
          >
            {t("knowledge.answers.addCondition")}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type Kind = "channel" | "time" | "context";
const kindOf = (field: string): Kind => (field === "channel" || field === "time" ? field : "context");

function ConditionFields({
  condition,
  onChange,
  onRemove,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const settings = useApi("getSettings", { kb }).data?.settings;
  const channels = settings?.channels ?? [];
  const named = useChannelName();
  const kind = kindOf(condition.field);
  const kinds = (["channel", "time", "context"] as const).map((value) => ({ value, label: t(`knowledge.answers.${value}`) }));
  return (
    <div className={css.condition}>
      <div className="row" style={{ alignItems: "flex-end" }}>
        <Select
          className="grow"
          label={t("knowledge.answers.field")}
          data={kinds}
          value={kind}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) =>
            next && next !== kind && onChange({ field: next === "context" ? "" : next, in: next === "time" ? ["/"] : [] })
          }
        />
        <ActionIcon aria-label={t("knowledge.answers.removeCondition")} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      {kind === "context" && (
        <TextInput
          label={t("knowledge.answers.contextName")}
          placeholder={t("knowledge.answers.contextPlaceholder")}
          maxLength={60}
          value={condition.field}
          onChange={(e) => onChange({ ...condition, field: e.currentTarget.value })}
        />
      )}
      {kind === "time" && <Ranges values={condition.in} onChange={(values) => onChange({ ...condition, in: values })} />}
      {kind === "channel" && (
        <MultiSelect
          label={t("knowledge.answers.values")}
          placeholder={condition.in.length === 0 ? t("knowledge.answers.pickChannels") : ""}
          data={[
            ...channels.map((value) => ({ value, label: named(value) })),
            ...condition.in
              .filter((value) => settings && !channels.includes(value))
              .map((value) => ({ value, label: t("knowledge.answers.unknownChannel", { name: value }) })),
          ]}
          value={condition.in}
          searchable
          nothingFoundMessage={t("knowledge.answers.noSuchChannel")}
          comboboxProps={{ withinPortal: false }}
          onChange={(values) => onChange({ ...condition, in: values })}
        />
      )}
      {kind === "context" && (
        <TagsInput
          label={t("knowledge.answers.values")}
          placeholder={condition.in.length === 0 ? t("knowledge.answers.valuesPlaceholder") : ""}
          value={condition.in}
          maxTags={50}
          comboboxProps={{ withinPortal: false }}
          acceptValueOnBlur
          onChange={(values) => onChange({ ...condition, in: values })}
        />
      )}
    </div>
  );
}

function Ranges({ values, onChange }: { values: readonly string[]; onChange: (values: string[]) => void }) {
  const { t } = useTranslation();
  const { timeZone } = useKnowledgeBase();
  const all = values.length === 0 ? ["/"] : values;
  return (
    <>
      {all.map((value, i) => {
        const { from, until } = rangeOf(value);
        const put = (next: string): void => onChange(all.map((v, at) => (at === i ? next : v)));
        return (
          // One that goes leaves nothing half-typed to the next.
          <div key={`${i} of ${all.length}`} className="row" style={{ alignItems: "flex-end" }}>
            <ShopTimeInput
              label={t("knowledge.answers.from")}
              value={toField(from)}
              onChange={(next) => put(rangeText(fromField(next), until))}
              inside
            />
            <ShopTimeInput
              label={t("knowledge.answers.until")}
              value={toField(until)}
              onChange={(next) => put(rangeText(from, fromField(next)))}
              isEnd
              inside
            />
            {all.length > 1 && (
              <ActionIcon aria-label={t("knowledge.answers.removeRange")} onClick={() => onChange(all.toSpliced(i, 1))}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <div className="row xs text-3">
        <span className="grow">{t("knowledge.editor.zone", { zone: timeZone })}</span>
        <Button size="xs" variant="subtle" onClick={() => onChange([...all, "/"])}>
          {t("knowledge.answers.addRange")}
        </Button>
      </div>
    </>
  );
}
