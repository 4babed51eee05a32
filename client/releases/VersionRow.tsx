// One version on the line: number, note, who and when, coverage; the chosen one with counts, checksum, pack and rolling back.
import { ActionIcon, Button, CopyButton } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { fileUrl, type OutputOf } from "../lib/api.ts";
import { percent, points, tone } from "../lib/percent.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./Versions.module.css";

export type Version = OutputOf<"listVersions">["rows"][number];

export interface VersionRowProps {
  version: Version;
  /** The version before it, if it is here to compare with. */
  previous: Version | undefined;
  /** Number of the live version; null when there is none. */
  live: number | null;
  shown: boolean;
  onShow: () => void;
  onRollBack: () => void;
}

export function VersionRow({ version: v, previous, live, shown, onShow, onRollBack }: VersionRowProps) {
  const { t } = useTranslation();
  const { dayTime, day, full } = useTimes();
  const id = useId();
  const difference = v.coverage !== null && previous?.coverage != null ? v.coverage - previous.coverage : null;
  const delta = points(difference);
  return (
    <li className={css.version} data-live={v.live || undefined} data-shown={shown || undefined}>
      <i className={css.dot} aria-hidden />
      <button type="button" className={css.head} aria-expanded={shown} aria-controls={shown ? id : undefined} onClick={onShow}>
        <span className={css.line}>
          <span className={css.number}>{t("releases.version", { number: v.number })}</span>
          {v.live && <Tag hue="green">{t("releases.versions.live")}</Tag>}
          {v.rolledBackAt && (
            <Tag outline icon={<IconArrowBackUp size={12} aria-hidden />} title={full(v.rolledBackAt)}>
              {t("releases.versions.rolledBack", { date: day(v.rolledBackAt) })}
            </Tag>
          )}
          <span className="grow" />
          <span className="num" title={v.asked > 0 ? t("releases.versions.asked", { count: v.asked }) : t("releases.versions.notAsked")}>
            {percent(v.coverage)}
          </span>
          <span
            className={`${css.delta} num`}
            data-tone={difference === null ? "neutral" : tone(difference)}
            title={delta === null ? undefined : t("releases.versions.difference", { delta })}
          >
            {delta}
          </span>
        </span>
        <span className={css.note} title={v.note}>
          {v.note}
        </span>
        <span className={css.meta} title={full(v.at)}>
          {t("releases.versions.by", { when: dayTime(v.at), who: v.by ?? t("releases.changes.system") })}
        </span>
      </button>
      {shown && <VersionDetails id={id} version={v} live={live} onRollBack={onRollBack} />}
    </li>
  );
}

/** What the version's confidence was fitted to, and how far off it is; nothing for versions that do not say. */
function FitLine({ fit }: Pick<Version, "fit">) {
  const { t } = useTranslation();
  const { day } = useTimes();
  if (!fit) return null;
  const words =
    fit.to === "own"
      ? t("releases.versions.fit.own")
      : t("releases.versions.fit.labels", { count: fit.questions, until: fit.until === null ? "" : day(fit.until) });
  const error = fit.error === null ? [] : [t("releases.versions.fit.error", { error: percent(fit.error) })];
  return <p title={t("releases.versions.fit.formula")}>{[words, ...error].join(" · ")}</p>;
}

function VersionDetails({
  id,
  version: v,
  live,
  onRollBack,
}: {
  id: string;
  version: Version;
  live: number | null;
  onRollBack: () => void;
}) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const may = useMay()("publish");
  const older = live === null || v.number < live;
  return (
    <div id={id} className={css.details}>
      <p>{`${t("releases.versions.entries", { count: v.entries })} · ${t("releases.versions.counts", { added: v.new, changed: v.changed, deleted: v.deleted })}`}</p>
      <p>{v.asked > 0 ? t("releases.versions.asked", { count: v.asked }) : t("releases.versions.notAsked")}</p>
      <FitLine fit={v.fit} />
      <p className={css.checksum}>
        <span title={v.checksum}>{t("releases.versions.checksum", { short: v.checksum.slice(0, 12) })}</span>
        <CopyButton value={v.checksum}>
          {({ copied, copy }) => (
            <ActionIcon
              size="xs"
              aria-label={copied ? t("releases.versions.copied") : t("releases.versions.copyChecksum", { number: v.number })}
              onClick={copy}
            >
              {copied ? <IconCheck size={12} aria-hidden /> : <IconCopy size={12} aria-hidden />}
            </ActionIcon>
          )}
        </CopyButton>
      </p>
      <div className={css.actions}>
        {!v.live && (
          <Button size="xs" variant="subtle" leftSection={<IconArrowBackUp size={14} aria-hidden />} disabled={!may} onClick={onRollBack}>
            {t(older ? "releases.versions.rollBack" : "releases.versions.moveTo", { number: v.number })}
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          component="a"
          href={fileUrl("downloadPack", { kb, version: v.number })}
          download
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={t("releases.versions.packOf", { number: v.number })}
        >
          {t("releases.versions.pack")}
        </Button>
      </div>
      {!v.live && !may && <p className="text-3">{t("releases.versions.noRight")}</p>}
    </div>
  );
}
