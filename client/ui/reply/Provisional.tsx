// Beside what the draft replied between a save and its full training: that it is provisional, and how far the training is.
import { IconHourglass } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isUnderWay, useLookAtTraining, useTraining } from "../../lib/useTraining.ts";
import { Tag } from "../text/Tag.tsx";

/** @param on what the result itself says; unset: the draft as a whole decides */
export function Provisional({ on }: { on?: boolean }) {
  const { t } = useTranslation();
  const training = useTraining();
  const look = useLookAtTraining();
  const stranger = on === true && !isUnderWay(training) && training?.state !== "stale";
  // Once for each such result: what is known of the training is older than it.
  useEffect(() => {
    if (stranger) look();
  }, [stranger, look]);
  if (!(on ?? (training !== null && training.state !== "done"))) return null;
  const { state = "waiting", done = 0, total = 0 } = training ?? {};
  const line =
    state === "running"
      ? t("common.training.runningLine", { done, total })
      : state === "stale"
        ? t("common.training.staleLine")
        : t("common.training.waitingLine");
  return (
    <Tag hue="orange" icon={<IconHourglass size={12} aria-hidden />} title={line}>
      {t("common.state.provisional")}
      {state === "running" && total > 0 && ` · ${t("common.training.percent", { percent: Math.floor((done / total) * 100) })}`}
      {state === "waiting" && ` · ${t("common.training.waiting")}`}
    </Tag>
  );
}
