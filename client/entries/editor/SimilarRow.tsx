// One similar question: its words (edited in place), where it came from, and whether another entry teaches it too.
import { ActionIcon, Button, Popover, TextInput, Tooltip } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowNarrowLeft,
  IconArrowsExchange,
  IconBan,
  IconCopy,
  IconFileImport,
  IconInbox,
  IconPencil,
  IconSparkles,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { useTimes } from "../../lib/time.ts";
import { Tag } from "../../ui/text/Tag.tsx";
import css from "./Similar.module.css";
import type { SettledElsewhere } from "./entryDraft.ts";
import { TaughtWays, type Ways } from "./TaughtWays.tsx";
import type { OwnRow } from "./useOwnWordings.ts";
import type { Teacher } from "./useTaught.ts";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";

const origins = { hand: IconPencil, import: IconFileImport, review: IconInbox, suggested: IconSparkles };

export interface SimilarRowProps {
  similar: SimilarQuestion;
  /** It is lost when it is left out. */
  weak: OwnRow | undefined;
  redundant: boolean;
  teacher: Teacher | undefined;
  /** Saving takes it from that entry. */
  settled: SettledElsewhere | undefined;
  error: string | undefined;
  editing: boolean;
  readOnly: boolean;
  onEdit: (on: boolean) => void;
  onChange: (patch: Partial<SimilarQuestion>) => void;
  onRemove: () => void;
  onSettle: (how: Omit<SettledElsewhere, "text"> | null) => void;
  onMerge: (other: string) => void;
  onOpen: (entry: string) => void;
}

export function SimilarRow({
  similar,
  weak,
  redundant,
  teacher,
  settled,
  error,
  editing,
  readOnly,
  onEdit,
  onChange,
  onRemove,
  onSettle,
  onMerge,
  onOpen,
}: SimilarRowProps) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const negative = similar.kind === "negative";
  const Origin = origins[similar.origin];
  const who = [similar.by, similar.at === null ? null : full(similar.at)].filter((s) => s !== null).join(" · ");
  if (editing)
    return (
      <EditSimilar
        text={similar.text}
        onDone={(text) => {
          onEdit(false);
          if (text !== null && text !== similar.text) onChange({ text });
        }}
      />
    );
  const action = (label: string, Icon: typeof IconPencil, run: () => void) => (
    <Tooltip label={label}>
      <ActionIcon size="xs" aria-label={`${label}: ${similar.text}`} onClick={run}>
        <Icon size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      {negative && <IconBan size={14} className="text-3" role="img" aria-label={t("knowledge.similar.negative")} />}
      <span className={css.text} dir="auto" title={similar.text} data-negative={negative || undefined}>
        {similar.text}
      </span>
      {error !== undefined && <span className="xs text-bad">{error}</span>}
      {teacher &&
        (negative ? (
          <span className="xs text-3 ellipsis">{t("knowledge.similar.taught", { question: teacher.question })}</span>
        ) : (
          <Taught
            teacher={teacher}
            ways={{
              ...(readOnly
                ? {}
                : {
                    onTake: (as) => onSettle({ entry: teacher.entry, question: teacher.question, as }),
                    onNegative: () => onChange({ kind: "negative" }),
                    onRemove,
                  }),
              onMerge: readOnly ? null : () => onMerge(teacher.entry),
              onOpen: () => onOpen(teacher.entry),
            }}
          />
        ))}
      {settled && !negative && (
        <button type="button" className={css.settled} title={t("knowledge.taught.leave")} onClick={() => onSettle(null)}>
          <IconArrowNarrowLeft size={12} aria-hidden />
          <span className="ellipsis">
            {t(`knowledge.taught.${settled.as === "none" ? "taken" : "takenNegative"}`, { question: settled.question })}
          </span>
        </button>
      )}
      {weak && !teacher && <WeakMark row={weak} onOpen={onOpen} />}
      {redundant && (
        <Tag outline icon={<IconCopy size={12} aria-hidden />} title={t("knowledge.own.redundantLine")}>
          {t("knowledge.own.redundant")}
        </Tag>
      )}
      <span className={css.origin} title={who === "" ? undefined : who}>
        <Origin size={14} aria-hidden />
        {t(`common.origin.${similar.origin}`)}
      </span>
      {!readOnly && (
        <span className={css.actions}>
          {action(t("knowledge.similar.edit"), IconPencil, () => onEdit(true))}
          {action(
            negative ? t("knowledge.similar.toPositive") : t("knowledge.similar.toNegative"),
            negative ? IconArrowsExchange : IconBan,
            () => onChange({ kind: negative ? "positive" : "negative" }),
          )}
          {action(t("knowledge.similar.remove"), IconTrash, onRemove)}
        </span>
      )}
    </>
  );
}

/** The warning and its ways out. */
function Taught({ teacher, ways }: { teacher: Teacher; ways: Ways }) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={css.warning}>
          <IconAlertTriangle size={12} aria-hidden />
          <span className="ellipsis">{t("knowledge.similar.taught", { question: teacher.question })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("knowledge.similar.taughtError", { question: teacher.question })}>
        <div className="row">
          <TaughtWays teacher={teacher} ways={ways} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function EditSimilar({ text, onDone }: { text: string; onDone: (text: string | null) => void }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(text);
  const said = now.trim();
  return (
    <TextInput
      size="sm"
      className="grow"
      autoFocus
      dir="auto"
      maxLength={500}
      aria-label={t("knowledge.similar.editing")}
      value={now}
      onChange={(e) => setNow(e.currentTarget.value)}
      onBlur={() => onDone(said === "" ? null : said)}
      onKeyDown={(e) => {
        if (e.nativeEvent.isComposing || e.keyCode === 229) return;
        if (e.key === "Enter" && !e.ctrlKey && !e.metaKey) onDone(said === "" ? null : said);
        else if (e.key === "Escape") onDone(null);
        else return;
        e.preventDefault();
        e.stopPropagation();
        e.nativeEvent.stopPropagation();
      }}
    />
  );
}

/** Beside a similar question that is lost when it is left out: to whom, and what to look at. */
function WeakMark({ row, onOpen }: { row: OwnRow; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const { winner, confidence, winnerChanged } = row;
  const line = winner ? t("knowledge.own.lostTo", { question: winner.question, confidence }) : t("knowledge.own.lostToNobody");
  return (
    <Popover position="bottom-end" trapFocus width={280}>
      <Popover.Target>
        <button type="button" className={css.warning} title={line}>
          <IconAlertTriangle size={12} aria-hidden />
          <span className="ellipsis">{t("knowledge.own.weak")}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{line}</p>
        <p className="xs text-3">{winnerChanged ? t("knowledge.own.winnerChanged") : t("knowledge.own.weakLine")}</p>
        <div className={css.ways}>
          {winner && (
            <Button size="xs" onClick={() => onOpen(winner.id)}>
              {t("knowledge.similar.openOther")}
            </Button>
          )}
          <ScreenLink screen="ask" search={{ q: row.text }}>
            {t("knowledge.own.ask")}
          </ScreenLink>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
