// One question of a cluster: whether it is meant, how often it was missed, what the draft answers now; opens to where it was asked.
import { Checkbox } from "@mantine/core";
import { IconChevronRight, IconSchool } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useApi } from "../lib/queries.ts";
import { useMay } from "../lib/session.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import css from "./MemberRow.module.css";
import { MissTurnRow } from "./TurnRow.tsx";
import type { ClusterMember } from "./useDecide.ts";
import type { Ticks } from "./useTicks.ts";

export function MemberRow({ kb, member, ticks, opened }: { kb: string; member: ClusterMember; ticks: Ticks; opened: boolean }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const write = useMay()("write");
  const [open, setOpen] = useState(opened);
  const id = useId();
  const { text, count, channel, now, state, isTaught } = member;
  const ticked = ticks.has(member);
  return (
    <>
      <div className={css.member}>
        {state !== "closed" && (
          <Checkbox
            size="xs"
            checked={ticked}
            disabled={!write}
            aria-label={t("review.members.tick", { text })}
            onChange={(event) => ticks.set(member, event.currentTarget.checked)}
          />
        )}
        <button type="button" className={css.memberText} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <IconChevronRight size={14} className={css.chevron} aria-hidden />
          <span className={`${ticked || state === "closed" ? "" : "text-3"} ellipsis`} title={text}>
            {text}
          </span>
          {isTaught && ticked && (
            <span className="text-accent row" title={t("review.members.taught")}>
              <IconSchool size={14} role="img" aria-label={t("review.members.taught")} />
            </span>
          )}
        </button>
        <span className={css.memberFacts}>
          <span className="xs text-3">{channel === null ? "" : channelName(channel)}</span>
          <span className="xs text-2 num">{t("common.count.times", { count })}</span>
          <Outcome outcome={now.outcome} confidence={now.confidence} />
        </span>
      </div>
      {open && (
        <div id={id} className={css.turns}>
          <WhereAsked kb={kb} miss={member.id} />
        </div>
      )}
    </>
  );
}

function WhereAsked({ kb, miss }: { kb: string; miss: string }) {
  const { t } = useTranslation();
  const turns = useApi("listMissTurns", { kb, miss }, { keepPrevious: false });
  return (
    <StateView query={turns} what={t("review.turns.what")} rows={3} rowHeight={24}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="xs text-3" style={{ padding: "4px 20px" }}>
            {t("review.turns.none")}
          </p>
        ) : (
          <Turns kb={kb} rows={rows} />
        )
      }
    </StateView>
  );
}

const first = 2;

/** The latest one opened, some more in a line each. */
function Turns({ kb, rows }: { kb: string; rows: Parameters<typeof MissTurnRow>[0]["turn"][] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rest = rows.length - first;
  return (
    <>
      {(all ? rows : rows.slice(0, first)).map((turn, i) => (
        <MissTurnRow key={turn.id} kb={kb} turn={turn} opened={i === 0} />
      ))}
      {rest > 0 && !all && (
        <button type="button" className={`link xs ${css.rest ?? ""}`} onClick={() => setAll(true)}>
          {t("review.turns.more", { count: rest })}
        </button>
      )}
    </>
  );
}
