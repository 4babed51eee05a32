// Deciding on a cluster: what it changes is asked again at once; a cluster with nothing left leaves and the next is opened, what fails says so.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, type InputOf, type OutputOf } from "../lib/api.ts";
import { showUndo } from "../lib/undo.ts";
import { apiQuery, refetchChanges, useCommand } from "../lib/queries.ts";

export type ClusterInQueue = OutputOf<"listClusters">["rows"][number];
export type ClusterDetail = OutputOf<"getCluster">;
export type ClusterMember = ClusterDetail["members"][number];
export type ReviewChoice = InputOf<"decideCluster">["decision"];
/** The answer of people that something is taken from, and what says that it was tried. */
export type TakenAnswer = NonNullable<InputOf<"decideCluster">["from"]>;
type Settle = InputOf<"decideCluster">["settle"];

/** How long a row takes to leave (LOOK.md, Motion): its data stays until then. */
const leaveMs = 240;
const without = (all: ReadonlySet<string>, id: string): Set<string> => new Set([...all].filter((one) => one !== id));
const rest = (ms: number): Promise<void> => new Promise((done) => void window.setTimeout(done, ms));

/** What is decided of which questions. */
export interface Deed {
  cluster: { id: string; name: string };
  members: readonly string[];
  decision: ReviewChoice;
  /** Wordings taken from other entries for it. */
  settle?: Settle;
  /** The answer of people it is taken from. */
  from?: TakenAnswer;
  /** The entry's standard question, for the words of the toast. */
  question?: string;
}

export interface Deciding {
  /** Rows on their way out. */
  leaving: ReadonlySet<string>;
  /** What could not be decided, and why. */
  failed: (Deed & { error: unknown }) | null;
  /** Clusters of which a decision is under way. */
  busy: ReadonlySet<string>;
  decide: (deed: Deed) => Promise<boolean>;
  /** Takes a decision back; its questions are in the queue again. */
  undo: (decision: string, cluster: string) => Promise<void>;
  /** Clusters of which something was decided in this visit that stands. */
  decided: ReadonlySet<string>;
  /** The last decision of this visit that stands. */
  last: { decision: string; cluster: string } | null;
  forget: () => void;
}

/** @param onGone nothing of it is left: open the next; @param onBack it came back */
export function useDecide(
  kb: string,
  { onGone, onBack }: { onGone: (cluster: string) => void; onBack: (cluster: string) => void },
): Deciding {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undoing = useCommand("undoDecision");
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<Deciding["failed"]>(null);
  const [made, setMade] = useState<readonly { decision: string; cluster: string }[]>([]);

  const stay = useCallback((id: string) => setLeaving((now) => without(now, id)), []);
  const settled = (): Promise<void> => client.invalidateQueries({ queryKey: ["listClusters"] }, { cancelRefetch: false });

  const undo = async (decision: string, cluster: string): Promise<void> => {
    setMade((now) => now.filter((one) => one.decision !== decision));
    stay(cluster);
    await undoing.mutateAsync({ kb, decision });
    await settled();
    onBack(cluster);
  };
  const decide = async ({ cluster, members, decision, settle = [], from, question }: Deed): Promise<boolean> => {
    setFailed(null);
    setBusy((now) => new Set([...now, cluster.id]));
    try {
      // Not useCommand: it would refetch at once, and the row would be gone before it has left.
      const { decision: id, taught } = await call("decideCluster", {
        kb,
        cluster: cluster.id,
        members: [...members],
        decision,
        settle,
        ...(from ? { from } : {}),
      });
      setMade((now) => [...now, { decision: id, cluster: cluster.id }]);
      showUndo(t(`decide.said.${decision.kind}`, { question: question ?? "", count: taught }), () => undo(id, cluster.id));
      const after = await client.fetchQuery({ ...apiQuery("getCluster", { kb, cluster: cluster.id }), staleTime: 0 });
      if (after.members.every(({ state }) => state !== "open")) {
        setLeaving((now) => new Set([...now, cluster.id]));
        onGone(cluster.id);
        await rest(leaveMs);
      }
      refetchChanges(client, "decideCluster");
      await settled();
      return true;
    } catch (error) {
      void settled();
      setFailed({ cluster, members, decision, settle, ...(from ? { from } : {}), ...(question === undefined ? {} : { question }), error });
      return false;
    } finally {
      setBusy((now) => without(now, cluster.id));
      // Gone from the list by now; if it is still there, it shows again.
      stay(cluster.id);
    }
  };
  const decided = useMemo(() => new Set(made.map(({ cluster }) => cluster)), [made]);
  return { leaving, busy, failed, decided, decide, undo, last: made.at(-1) ?? null, forget: () => setFailed(null) };
}
