// The right column: whom to teach the questions that are meant to, and the other things one can do with a cluster.
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { apiQuery, useApi } from "../lib/queries.ts";
import { useMay } from "../lib/session.ts";
import { EntryPicker, type PickedEntry } from "../ui/form/EntryPicker.tsx";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";
import { KeyHints, Keys } from "../ui/text/Keys.tsx";
import { MissChoices } from "./Choices.tsx";
import type { ClusterViewProps } from "./ClusterView.tsx";
import { FailedLine } from "./FailedLine.tsx";
import { NewEntryForm } from "./NewEntryForm.tsx";
import { isGuess, isSilent, type Proposal, ProposalEffect, Proposals } from "./Proposals.tsx";
import { agreedAnswer, PeopleAnswers, type PeoplesAnswer } from "./PeopleAnswers.tsx";
import css from "./DecidePanel.module.css";
import type { ClusterDetail, Deciding, ReviewChoice, TakenAnswer } from "./useDecide.ts";
import { useEffects } from "./useEffects.ts";

export interface DecidePanelProps extends Omit<ClusterViewProps, "assigning"> {
  deciding: Deciding;
  footer: string;
  onSplit: (members: readonly string[]) => void;
  onAssign: () => void;
  /** A new entry is being written: other keys must not throw it away. */
  onWriting: (on: boolean) => void;
  onUndo: (() => void) | null;
}

const tickedOf = ({ members }: ClusterDetail): string[] =>
  members.filter(({ ticked, state }) => ticked && state !== "closed").map(({ id }) => id);

/** Remount (key) for another cluster: what was picked for one must not be taught to another. */
export function DecidePanel({ kb, cluster, detail, ticks, deciding, footer, onSplit, onAssign, onWriting, onUndo }: DecidePanelProps) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const [mode, setMode] = useState<"proposals" | "new" | "search">("proposals");
  const [chosen, setChosen] = useState(0);
  const [picked, setPicked] = useState<PickedEntry | null>(null);
  // The answer of people that is taken up: into a new entry, or to the entry that nearly has it.
  const [taken, setTaken] = useState<PeoplesAnswer | null>(null);
  const proposals: readonly Proposal[] = detail.data?.proposals ?? [];
  const entry = picked ?? proposals[chosen] ?? null;
  const nothing = detail.data?.asksNothing ?? null;
  const { members, others } = ticks;
  const ids = members.map(({ id }) => id);
  const people = useApi("getAgentAnswers", cluster.people && ids.length > 0 ? { kb, cluster: cluster.id, members: ids } : null, {
    keepPrevious: false,
  });
  const agreed = agreedAnswer(people.data);
  // Whether the proposal that is chosen was chosen by the person, and so read.
  const [shown, setShown] = useState(false);
  const asked = [...proposals.map((one) => one.entry), ...(picked ? [picked.entry] : [])];
  const effects = useEffects(kb, cluster.id, ids, write && nothing === null ? asked : []);
  const busy = deciding.busy.has(cluster.id);
  const isDone = detail.data !== undefined && members.length + others.length === 0;
  const client = useQueryClient();
  const decide = async (decision: ReviewChoice, question?: string, from?: TakenAnswer): Promise<boolean> => {
    if (busy) return false;
    // A key may be quicker than the questions it is about.
    const meant = detail.data ? ids : tickedOf(await client.fetchQuery(apiQuery("getCluster", { kb, cluster: cluster.id })));
    if (meant.length === 0) return false;
    const done = await deciding.decide({
      cluster,
      members: meant,
      decision,
      ...(question === undefined ? {} : { question }),
      ...(from ? { from } : {}),
    });
    // What is proposed for the rest is read anew before it is taught.
    if (done) setShown(false);
    return done;
  };
  const teach = ({ entry: id, question }: PickedEntry): void => {
    const from = taken?.near?.entry === id && agreed?.id === taken.id ? { answer: taken.id } : undefined;
    void decide({ kind: "taught", entry: id }, question, from);
  };
  // What is not our business, or put off, is so with all that is left; what does not belong is unticked first.
  const setAside = (kind: "not_ours" | "later"): void => void decide({ kind });
  const split = others.length > 0 && members.length > 0 ? () => onSplit(others.map(({ id }) => id)) : null;

  const clarifyBand = useApi("getSettings", { kb }).data?.settings.bands.clarify ?? 0;
  /** Teaches at once what is likely; a guess is shown first, and taught when its number is pressed again. */
  const choose = (proposal: Proposal, i: number): void => {
    const isShown = chosen === i && picked === null && shown;
    setPicked(null);
    setChosen(i);
    setShown(true);
    if (!isSilent(members, proposal) && (isShown || !isGuess(proposal, clarifyBand))) teach(proposal);
  };
  const writeNew = (from: PeoplesAnswer | null): void => {
    setTaken(from);
    setMode("new");
  };
  const numbers = Object.fromEntries(
    proposals.map((proposal, i) => [String(i + 1), { does: t("review.keys.teach", { count: i + 1 }), run: () => choose(proposal, i) }]),
  );
  useKeys(
    {
      ...numbers,
      n: { does: t("review.keys.newEntry"), run: () => writeNew(null) },
      p: { does: t("decide.people.takeKey"), run: () => agreed && writeNew(agreed), off: agreed === null || isDone },
      i: { does: t("review.keys.notOurs"), run: () => setAside("not_ours") },
      s: { does: t("review.keys.later"), run: () => setAside("later") },
      f: { does: t("review.keys.other"), run: () => setMode("search") },
      x: { does: t("review.keys.split"), run: () => split?.(), off: split === null },
      a: { does: t("review.keys.assign"), run: onAssign },
      Escape: { does: "", run: () => setMode("proposals"), off: mode === "proposals" },
    },
    { group: t("review.keys.group"), on: write && mode !== "new" },
  );
  useEffect(() => {
    onWriting(mode === "new");
    return () => onWriting(false);
  }, [mode, onWriting]);

  const title =
    mode === "new" ? t("decide.form.title") : isDone ? t("decide.teach.done") : t("decide.teach.title", { count: members.length });
  const head = <PageHead title={title} />;
  const foot = (
    <>
      <span>{footer}</span>
      <KeyHints hints={[{ keys: "Enter", does: t("review.keys.next") }]} />
    </>
  );
  if (mode === "new" && write) {
    return (
      <Column label={t("decide.form.title")} head={head} footer={foot}>
        <FailedLine deciding={deciding} cluster={cluster} />
        <NewEntryForm
          kb={kb}
          cluster={cluster}
          members={members}
          category={proposals[0]?.category ?? null}
          taken={taken}
          onSave={(content, tested) =>
            decide({ kind: "new_entry", content }, content.question, taken && tested !== null ? { answer: taken.id, tested } : undefined)
          }
          onClose={() => setMode("proposals")}
        />
      </Column>
    );
  }
  return (
    <Column label={t("decide.teach.label")} head={head} footer={foot}>
      <FailedLine deciding={deciding} cluster={cluster} />
      {write && nothing && !isDone && (
        <div className={css.part}>
          <p style={{ marginBottom: 8 }}>{t(`decide.nothing.${nothing}`)}</p>
          <Button variant="filled" fullWidth rightSection={<Keys keys="i" />} onClick={() => setAside("not_ours")}>
            {t("decide.nothing.button")}
          </Button>
        </div>
      )}
      {detail.data === undefined &&
        (detail.error ? (
          <ErrorText
            what={t("common.state.failed", { what: t("decide.teach.what") })}
            error={detail.error}
            onRetry={() => void detail.refetch()}
          />
        ) : (
          <Skeleton what={t("decide.teach.what")} rows={5} height={56} />
        ))}
      {cluster.people && ids.length > 0 && !isDone && (
        <PeopleAnswers
          query={people}
          onTake={write ? writeNew : null}
          onNear={(answer, near) => {
            setTaken(answer);
            setPicked(near);
            setMode("proposals");
          }}
        />
      )}
      {detail.data && !isDone && (
        <Proposals
          kb={kb}
          rows={proposals}
          effects={effects}
          chosen={picked ? -1 : chosen}
          onChoose={(index) => {
            setPicked(null);
            setChosen(index);
            setShown(true);
          }}
        />
      )}
      {mode === "search" && (
        <div className={css.part}>
          <EntryPicker
            label={t("decide.teach.searchLabel")}
            placeholder={t("decide.teach.search")}
            nothing={t("decide.teach.none")}
            first={[]}
            onPick={(found) => {
              setPicked(found);
              setMode("proposals");
            }}
            onEscape={() => setMode("proposals")}
          />
        </div>
      )}
      {isDone && <p className={`${css.part ?? ""} text-2`}>{t("decide.teach.doneLine")}</p>}
      {write ? (
        <>
          {entry && mode !== "search" && !isDone && (
            <ProposalEffect
              kb={kb}
              guess={picked === null && proposals[chosen] !== undefined && isGuess(proposals[chosen], clarifyBand)}
              shown={shown}
              members={members}
              entry={entry}
              number={picked ? null : chosen + 1}
              second={nothing !== null && picked === null}
              proposal={picked ? null : (proposals[chosen] ?? null)}
              effect={effects.get(entry.entry)}
              busy={busy}
              onTeach={() => teach(entry)}
            />
          )}
          <MissChoices
            onNew={isDone ? null : () => writeNew(null)}
            onNotOurs={isDone ? null : () => setAside("not_ours")}
            onLater={isDone ? null : () => setAside("later")}
            onOther={isDone ? null : () => setMode("search")}
            onSplit={split}
            onAssign={onAssign}
            onUndo={onUndo}
          />
        </>
      ) : (
        <p className={`${css.part ?? ""} text-2`}>{t("decide.teach.viewer")}</p>
      )}
    </Column>
  );
}
