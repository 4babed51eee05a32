// The middle column: one cluster, what the draft does with its questions now, and each of them with the conversations it came from.
import { ActionIcon } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconClockPause, IconLink, IconMessage2, IconUserPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { useApi, useCommand } from "../lib/queries.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useUndo } from "../lib/undo.ts";
import { IconMenu } from "../ui/form/IconMenu.tsx";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { type Fetched, StateView } from "../ui/state/StateView.tsx";
import { Sparkline } from "../ui/text/Figure.tsx";
import { Person } from "../ui/text/Person.tsx";
import { CalledWrong } from "./CalledWrong.tsx";
import { MemberRow } from "./MemberRow.tsx";
import css from "./ClusterView.module.css";
import { Story } from "./Story.tsx";
import type { ClusterDetail, ClusterInQueue, ClusterMember } from "./useDecide.ts";
import type { Ticks } from "./useTicks.ts";

export interface ClusterViewProps {
  kb: string;
  cluster: ClusterInQueue;
  detail: Fetched & { data?: ClusterDetail | undefined };
  ticks: Ticks;
  assigning: { opened: boolean; onOpened: (opened: boolean) => void };
}

type AssigneeProps = Pick<ClusterViewProps, "kb" | "cluster"> & ClusterViewProps["assigning"];

/** So many of each state are shown at first. */
const shown = { open: 6, later: 3, closed: 5 } as const;
const icons = { open: IconCircleDashed, later: IconClockPause, closed: IconCircleCheck };

export function ClusterView({ kb, cluster, detail, ticks, assigning }: ClusterViewProps) {
  const { t } = useTranslation();
  const { showDone } = useUndo();
  const copy = (): void => void navigator.clipboard.writeText(window.location.href).then(() => showDone(t("review.head.copied")));
  return (
    <Column
      label={t("review.clusterWhat")}
      head={
        <PageHead
          title={<span title={cluster.name}>{cluster.name}</span>}
          meta={t("review.head.missed", { count: cluster.questions, times: cluster.count })}
        >
          <Assignee kb={kb} cluster={cluster} {...assigning} />
          <ActionIcon size="sm" aria-label={t("review.head.ask")} title={t("review.head.ask")} onClick={() => openAskDrawer(cluster.name)}>
            <IconMessage2 size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon size="sm" aria-label={t("review.head.link")} title={t("review.head.link")} onClick={copy}>
            <IconLink size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <StateView query={detail} what={t("review.clusterWhat")} name="review.members" rows={6}>
        {(data) => (
          <>
            <HowItStands detail={data} />
            {data.spotCheck && <CalledWrong spotCheck={data.spotCheck} />}
            {(["open", "later", "closed"] as const).map((state) => (
              <Members
                key={`${data.id} ${state}`}
                state={state}
                members={data.members.filter((member) => member.state === state)}
                most={shown[state]}
              >
                {(member, i) => <MemberRow key={member.id} kb={kb} member={member} ticks={ticks} opened={state === "open" && i === 0} />}
              </Members>
            ))}
          </>
        )}
      </StateView>
    </Column>
  );
}

/** "38 of 41 now answered, 3 still miss", with what was done to it. */
function HowItStands({ detail }: { detail: ClusterDetail }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { total, members, reason, firstAt, lastAt, days } = detail;
  const done = members.filter(({ state }) => state === "closed").length;
  const left = members.filter(({ state }) => state === "open").length;
  const line = useStandsLine(detail, left);
  const isDone = left === 0;
  const Icon = isDone ? IconCircleCheck : IconCircleDashed;
  return (
    <div className={css.now}>
      <div className={css.nowLine}>
        <span className={css.nowIcon} data-outcome={isDone ? "answered" : "unanswered"}>
          <Icon size={18} aria-hidden />
        </span>
        <p className="lg grow">{line}</p>
      </div>
      {total > 1 && (
        <div className={css.bar} role="img" aria-label={t("review.stands.bar", { done, total })}>
          <span style={{ width: `${(100 * done) / total}%` }} />
        </div>
      )}
      <Story detail={detail} />
      <div className={css.trend}>
        <MissReason reason={reason} />
        <span>{t("review.head.first", { time: dayTime(firstAt) })}</span>
        <span>{t("review.head.last", { time: dayTime(lastAt) })}</span>
        <span className="grow" />
        <span role="img" aria-label={t("review.chart", { days: days.join(", ") })} className="row" style={{ gap: 6 }}>
          {t("review.days14")}
          <Sparkline values={days} width={112} height={20} />
        </span>
      </div>
    </div>
  );
}

function useStandsLine({ total, proposals, members }: ClusterDetail, left: number): string {
  const { t } = useTranslation();
  const [nearest] = proposals.toSorted((a, b) => b.confidence - a.confidence);
  const [only] = members;
  const closed = members.filter(({ state }) => state === "closed");
  const done = closed.length;
  if (total === 1 && done === 1) return t("review.stands.oneDone");
  if (total === 1 && only?.now.outcome === "answered") return t("review.stands.oneAnswered", { question: only.now.question ?? "" });
  if (left === 0) return t("review.stands.done", { total });
  if (done > 0)
    return t(`review.stands.${closed.every(({ now }) => now.outcome === "answered") ? "answered" : "some"}`, { done, total, left });
  const isAlone = total === 1 ? "one" : "none";
  return nearest ? t(`review.stands.${isAlone}Near`, { question: nearest.question, total }) : t(`review.stands.${isAlone}`, { total });
}

interface MembersProps {
  state: ClusterMember["state"];
  members: readonly ClusterMember[];
  /** Shown until all are asked for. */
  most: number;
  children: (member: ClusterMember, i: number) => ReactNode;
}

function Members({ state, members, most, children }: MembersProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (members.length === 0) return null;
  const Icon = icons[state];
  const rest = members.length - most;
  return (
    <section aria-label={t(`review.members.${state}`)}>
      <div className={css.group}>
        <span className={css.nowIcon} data-outcome={state === "closed" ? "answered" : "unanswered"}>
          <Icon size={16} aria-hidden />
        </span>
        <h3 className="bold">{t(`review.members.${state}`)}</h3>
        <span className="text-3">{members.length}</span>
      </div>
      {(all ? members : members.slice(0, most)).map(children)}
      {rest > 0 && (
        <button type="button" className={`link ${css.rest ?? ""}`} onClick={() => setAll(!all)}>
          {all ? t("review.members.fewer") : t("review.members.rest", { count: rest })}
        </button>
      )}
    </section>
  );
}

/** Who sees to it; trainers give it to one of those who may write. */
function Assignee({ kb, cluster: { id, assignee }, opened, onOpened }: AssigneeProps) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const people = useApi("listReviewers", write && opened ? { kb } : null).data?.rows ?? [];
  const assign = useCommand("assignCluster");
  if (!write) return assignee && <Person small name={assignee.name} />;
  const give = (user: string | null): void => assign.mutate({ kb, cluster: id, user });
  const items = people.map(({ user, name }) => ({ key: user, label: name, icon: <Person small name={name} />, onRun: () => give(user) }));
  return (
    <IconMenu
      label={assignee ? t("review.assign.to", { name: assignee.name }) : t("review.assign.none")}
      icon={assignee ? <Person small name={assignee.name} /> : <IconUserPlus size={16} aria-hidden />}
      items={[...items, ...(assignee ? [{ key: "", label: t("review.assign.nobody"), onRun: () => give(null) }] : [])]}
      opened={opened}
      onOpened={onOpened}
    />
  );
}
