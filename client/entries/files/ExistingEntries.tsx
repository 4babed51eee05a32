// What becomes of entries that exist and differ: the same for all of them, and for some another way.
import { Button, NativeSelect, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExistingWay, ImportPreview } from "./choices.ts";
import { usePlace } from "./usePlace.ts";
import css from "./Import.module.css";

const ways = ["skip", "overwrite", "merge"] as const;
const shownFirst = 30;

export interface ExistingEntriesProps {
  existing: ImportPreview["existing"];
  value: ExistingWay;
  /** By entry. */
  each: Record<string, ExistingWay>;
  onChange: (value: ExistingWay) => void;
  onEach: (each: Record<string, ExistingWay>) => void;
}

export function ExistingEntries({ existing, value, each, onChange, onEach }: ExistingEntriesProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(shownFirst);
  const wayOf = (id: string, way: string): void => {
    const { [id]: _, ...rest } = each;
    const found = ways.find((one) => one === way);
    onEach(found ? { ...rest, [id]: found } : rest);
  };
  return (
    <section>
      <Radio.Group
        label={t("knowledge.files.existing", { count: existing.count })}
        value={value}
        onChange={(way) => onChange(ways.find((one) => one === way) ?? "skip")}
      >
        <div className="stack" style={{ gap: 8, paddingTop: 4 }}>
          <Radio value="skip" label={t("knowledge.import.skip")} />
          <Radio value="overwrite" label={t("knowledge.import.overwrite")} />
          <Radio value="merge" label={t("knowledge.files.merge", { count: existing.merges })} />
        </div>
      </Radio.Group>
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} style={{ marginTop: 8 }}>
        {t("knowledge.files.oneByOne")}
      </button>
      {isOpen && (
        <ul className={css.existing} aria-label={t("knowledge.files.oneByOne")}>
          {existing.rows.slice(0, shown).map(({ id, sheet, row, question, adds }) => (
            <li key={id}>
              <span className={css.row}>{place({ sheet, row })}</span>
              <span className="grow" dir="auto">
                {question}
                {adds > 0 && <span className="xs text-3"> {t("knowledge.files.adds", { count: adds })}</span>}
              </span>
              <NativeSelect
                size="xs"
                aria-label={t("knowledge.files.wayOf", { question })}
                data={[
                  { value: "", label: t("knowledge.files.asAll") },
                  ...ways.map((way) => ({ value: way, label: t(`knowledge.files.way.${way}`) })),
                ]}
                value={each[id] ?? ""}
                onChange={(e) => wayOf(id, e.currentTarget.value)}
              />
            </li>
          ))}
        </ul>
      )}
      {isOpen && existing.rows.length > shown && (
        <Button size="xs" variant="subtle" onClick={() => setShown(shown + 100)}>
          {t("knowledge.files.moreExisting", { count: existing.rows.length - shown })}
        </Button>
      )}
      {isOpen && existing.count > existing.rows.length && (
        <p className="xs text-3">{t("knowledge.files.existingListed", { count: existing.rows.length })}</p>
      )}
    </section>
  );
}

/** How many of them would be written. */
export function writtenOf({ count, merges, rows }: ImportPreview["existing"], all: ExistingWay, each: Record<string, ExistingWay>): number {
  const writes = (way: ExistingWay, adds: number): number => Number(way === "overwrite" || (way === "merge" && adds > 0));
  const base = all === "skip" ? 0 : all === "overwrite" ? count : merges;
  return base + rows.reduce((sum, { id, adds }) => (each[id] ? sum + writes(each[id], adds) - writes(all, adds) : sum), 0);
}
