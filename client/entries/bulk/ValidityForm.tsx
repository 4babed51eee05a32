// When all selected entries begin and end to be in force: each left as it is, cleared, or set.
import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantOfClock } from "../../../shared/engine/time.ts";
import { endsBeforeStart } from "../../../shared/knowledge/entry.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { ShopTimeInput } from "../editor/ShopTimeInput.tsx";
import type { BulkChange } from "../useBulk.ts";

const fields = ["validFrom", "validUntil"] as const;
const ways = ["leaveTime", "clearTime", "setTime"] as const;
type Said = Record<(typeof fields)[number], { way: (typeof ways)[number]; clock: string | null }>;
const nothingSaid: Said = { validFrom: { way: "leaveTime", clock: null }, validUntil: { way: "leaveTime", clock: null } };

export function ValidityForm({ onChange }: { onChange: (change: BulkChange, text: (count: number) => string) => void }) {
  const { t } = useTranslation();
  const { timeZone } = useKnowledgeBase();
  const [said, setSaid] = useState(nothingSaid);
  const instant = (field: (typeof fields)[number]): string | null | undefined => {
    const { way, clock } = said[field];
    if (way === "leaveTime") return undefined;
    return way === "clearTime" || clock === null ? null : instantOfClock(clock, timeZone);
  };
  const [validFrom, validUntil] = [instant("validFrom"), instant("validUntil")];
  const isEmpty = endsBeforeStart({ validFrom: validFrom ?? null, validUntil: validUntil ?? null });
  const isOpen = fields.some((field) => said[field].way === "setTime" && said[field].clock === null);
  const change: BulkChange = {
    field: "validity",
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
  return (
    <div className="stack" style={{ gap: 12 }}>
      {fields.map((field) => (
        <div key={field} className="stack" role="group" aria-label={t(`knowledge.bulk.${field}`)} style={{ gap: 4 }}>
          <span className="xs text-2">{t(`knowledge.bulk.${field}`)}</span>
          <SegmentedControl
            aria-label={t(`knowledge.bulk.${field}`)}
            data={ways.map((way) => ({ value: way, label: t(`knowledge.bulk.${way}`) }))}
            value={said[field].way}
            onChange={(way) => setSaid({ ...said, [field]: { ...said[field], way } })}
          />
          {said[field].way === "setTime" && (
            <ShopTimeInput
              label={t("knowledge.editor.zone", { zone: timeZone })}
              value={said[field].clock}
              onChange={(clock) => setSaid({ ...said, [field]: { way: "setTime", clock } })}
              isEnd={field === "validUntil"}
              error={field === "validUntil" && isEmpty ? t("knowledge.editor.check.period") : undefined}
              inside
            />
          )}
        </div>
      ))}
      <Button
        style={{ alignSelf: "flex-end" }}
        disabled={isEmpty || isOpen || (validFrom === undefined && validUntil === undefined)}
        onClick={() => onChange(change, (count) => t("knowledge.bulk.validitySet", { count }))}
      >
        {t("knowledge.bulk.setValidity")}
      </Button>
    </div>
  );
}
