// Starting a spot check: how many, which days and outcomes, and the seed that makes the draw repeatable.
import { ActionIcon, NumberInput, Select } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkedOutcomes, sampleSize } from "../../../shared/contract/spotChecks.ts";
import { addDays } from "../../../shared/engine/time.ts";
import { useChannelName } from "../../lib/channelName.ts";
import { useTimes } from "../../lib/time.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { ToggleChip } from "../../ui/list/FilterChip.tsx";
import { FormButton } from "../../ui/form/PrimaryButton.tsx";
import { PeriodChip } from "../PeriodChip.tsx";
import css from "./SpotCheck.module.css";

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000;

export function StartForm({ kb, onStarted }: { kb: string; onStarted: (check: string) => void }) {
  const { t } = useTranslation();
  const named = useChannelName();
  const { shopDay } = useTimes();
  const [outcomesId, periodId] = [useId(), useId()];
  const today = shopDay(new Date().toISOString());
  const channels = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const [size, setSize] = useState<number>(sampleSize.usual);
  const [from, setFrom] = useState(addDays(today, -6));
  const [until, setUntil] = useState(today);
  const [outcomes, setOutcomes] = useState<readonly (typeof checkedOutcomes)[number][]>(checkedOutcomes);
  const [channel, setChannel] = useState<string | null>(null);
  const [seed, setSeed] = useState<number>(randomSeed);
  const start = useCommand("startSpotCheck");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcomes.length === 0) return;
    start.mutate(
      { kb, size, from, until, outcomes: [...outcomes], seed, ...(channel === null ? {} : { channel }) },
      { onSuccess: ({ id }) => onStarted(id) },
    );
  };
  const nothing = start.error?.code === "nothing_to_do";
  return (
    <form className={css.form} onSubmit={submit} aria-label={t("spotCheck.start.title")}>
      <p className="text-2">{t("spotCheck.start.line")}</p>
      <NumberInput
        label={t("spotCheck.start.size")}
        description={t("spotCheck.start.sizeHint")}
        value={size}
        min={sampleSize.least}
        max={sampleSize.most}
        step={10}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(value) => typeof value === "number" && setSize(value)}
      />
      <div role="group" aria-labelledby={periodId}>
        <p id={periodId} style={{ marginBottom: 4 }}>
          {t("spotCheck.start.period")}
        </p>
        <PeriodChip
          from={from}
          until={until}
          onChange={(period) => {
            setFrom(period.from ?? addDays(today, -6));
            setUntil(period.until ?? today);
          }}
        />
      </div>
      <div role="group" aria-labelledby={outcomesId}>
        <p id={outcomesId} style={{ marginBottom: 4 }}>
          {t("spotCheck.start.outcomes")}
        </p>
        <div className={css.chips}>
          {checkedOutcomes.map((outcome) => (
            <ToggleChip
              key={outcome}
              on={outcomes.includes(outcome)}
              onChange={(on) => setOutcomes(checkedOutcomes.filter((one) => (one === outcome ? on : outcomes.includes(one))))}
            >
              {t(`common.outcome.${outcome}`)}
            </ToggleChip>
          ))}
        </div>
        <p className="xs text-3" style={{ marginTop: 4 }}>
          {outcomes.length === 0 ? t("spotCheck.start.required") : t("spotCheck.start.outcomesHint")}
        </p>
      </div>
      <Select
        label={t("spotCheck.start.channel")}
        placeholder={t("spotCheck.start.anyChannel")}
        data={channels.map((value) => ({ value, label: named(value) }))}
        value={channel}
        clearable
        onChange={setChannel}
      />
      <NumberInput
        label={t("spotCheck.start.seed")}
        description={t("spotCheck.start.seedHint")}
        value={seed}
        min={0}
        max={999_999_999}
        allowDecimal={false}
        clampBehavior="blur"
        hideControls
        onChange={(value) => typeof value === "number" && setSeed(value)}
        rightSection={
          <ActionIcon
            size="sm"
            aria-label={t("spotCheck.start.newSeed")}
            title={t("spotCheck.start.newSeed")}
            onClick={() => setSeed(randomSeed())}
          >
            <IconRefresh size={14} aria-hidden />
          </ActionIcon>
        }
      />
      {nothing ? (
        <p role="alert" className="text-2">
          {t("spotCheck.start.nothing")}
        </p>
      ) : (
        <ErrorLine error={start.error} />
      )}
      <FormButton busy={start.isPending}>{t("spotCheck.start.submit")}</FormButton>
    </form>
  );
}
