// What can be said of a drawn question, each with its key: right, wrong and what it should be, not ours; and taking it back.
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowRight, IconBan, IconCheck, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useTimes } from "../../lib/time.ts";
import { ChoiceRow } from "../../ui/list/Row.tsx";
import { EntryPicker } from "../../ui/form/EntryPicker.tsx";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { useApi } from "../../lib/queries.ts";
import type { ItemPanelProps } from "./ItemPanel.tsx";
import css from "./SpotCheck.module.css";
import type { Item, SaidOfItem } from "./useLabelling.ts";

export function LabelPanel({ kb, item, labelling, canLabel, onNext }: ItemPanelProps) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const answered = item.given !== null;
  const nearest = useNearest(kb, item, canLabel);
  const say = (said: SaidOfItem): void => {
    setPicking(false);
    labelling.say(item, said);
    onNext();
  };
  const pick = (): void => setPicking(true);
  const right = (): void => say({ verdict: "right" });
  const notOurs = (): void => say({ verdict: "not_ours" });
  const newEntry = (): void => say({ verdict: "wrong", entry: null });
  useKeys(
    {
      1: { does: t("spotCheck.keys.right"), run: right, off: !answered },
      2: { does: t("spotCheck.keys.wrong"), run: pick },
      3: { does: t("spotCheck.keys.notOurs"), run: notOurs },
      n: { does: t("spotCheck.keys.newEntry"), run: newEntry },
      u: { does: t("spotCheck.keys.undo"), run: () => labelling.undo?.(), off: labelling.undo === null },
      Escape: { does: "", run: () => setPicking(false), off: !picking },
    },
    { group: t("spotCheck.keys.group"), on: canLabel },
  );
  const icon = { size: 16, "aria-hidden": true } as const;
  const verdict = item.label?.verdict;
  const words = answered ? (["wrong", "wrongLine"] as const) : (["should", "shouldLine"] as const);
  return (
    <div role="group" aria-label={t("spotCheck.label.choices")} className={css.labels}>
      {labelling.error ? <ErrorText what={t("spotCheck.label.failed")} error={labelling.error} /> : null}
      <Labelled item={item} />
      {canLabel ? (
        <>
          <ChoiceRow
            keys="1"
            icon={<IconCheck {...icon} />}
            name={t("spotCheck.label.right")}
            line={t(answered ? "spotCheck.label.rightLine" : "spotCheck.label.rightOff")}
            on={verdict === "right"}
            onRun={answered ? right : null}
          />
          <ChoiceRow
            keys="2"
            icon={answered ? <IconX {...icon} /> : <IconArrowRight {...icon} />}
            name={t(`spotCheck.label.${words[0]}`)}
            line={t(`spotCheck.label.${words[1]}`)}
            on={verdict === "wrong"}
            onRun={pick}
          />
          {picking && (
            <div className={css.picker}>
              <EntryPicker
                label={t("spotCheck.label.search")}
                placeholder={t("spotCheck.label.searchPlaceholder")}
                nothing={t("spotCheck.label.nothing")}
                {...(nearest.length > 0 ? { first: nearest } : {})}
                onPick={(entry) => say(entry.entry === item.given ? { verdict: "right" } : { verdict: "wrong", entry })}
                onEscape={() => setPicking(false)}
              />
              <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={newEntry}>
                {t("spotCheck.label.newEntry")}
              </Button>
            </div>
          )}
          <ChoiceRow
            keys="3"
            icon={<IconBan {...icon} />}
            name={t("spotCheck.label.notOurs")}
            line={t("spotCheck.label.notOursLine")}
            on={verdict === "not_ours"}
            onRun={notOurs}
          />
          <ChoiceRow
            keys="n"
            icon={<IconPlus {...icon} />}
            name={t("spotCheck.label.newEntry")}
            line={t("spotCheck.label.newEntryLine")}
            onRun={newEntry}
          />
          <ChoiceRow
            keys="u"
            icon={<IconArrowBackUp {...icon} />}
            name={t("spotCheck.label.undo")}
            line={t("spotCheck.label.undoLine")}
            onRun={labelling.undo}
          />
        </>
      ) : (
        <p className={`${css.part} text-2`}>{t("spotCheck.start.viewer")}</p>
      )}
    </div>
  );
}

/** The entries the draft finds nearest, without the one that answered. */
function useNearest(kb: string, item: Item, on: boolean) {
  const channel = item.channel === null ? {} : { channel: item.channel };
  const asked = useApi(
    "askRobot",
    on && item.text !== "" ? { kb, question: item.text, target: "draft", explain: false, ...channel } : null,
    {
      keepPrevious: false,
    },
  );
  return (asked.data?.reply.candidates ?? []).filter(({ entry }) => entry !== item.given).slice(0, 5);
}

/** What was said of it, by whom and when. */
function Labelled({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { label } = item;
  if (!label) return null;
  const question = label.entryQuestion ?? "";
  const wrong = item.given === null ? "should" : "wrong";
  const words =
    label.verdict === "wrong"
      ? t(label.entry === null ? `spotCheck.label.is.${wrong}New` : `spotCheck.label.is.${wrong}`, { question })
      : t(`spotCheck.label.is.${label.verdict}`);
  return (
    <p className={css.labelled} data-verdict={item.given === null ? undefined : label.verdict}>
      <span className="grow">{words}</span>
      <span className="xs text-3">{t("spotCheck.label.by", { who: label.by ?? t("spotCheck.checks.system"), at: dayTime(label.at) })}</span>
    </p>
  );
}
