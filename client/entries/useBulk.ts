// A change of many entries: a job that is waited for here, with one Undo for all of it; left alone while it runs, it goes on.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, type InputOf, type OutputOf } from "../lib/api.ts";
import { useErrorText } from "../lib/errors.ts";
import { refetchChanges } from "../lib/queries.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { showDone, showUndo } from "../lib/undo.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { knowledgeSearch } from "./search.ts";
import type { ChosenEntries } from "./selection.ts";

export type BulkChange = InputOf<"startBulkChange">["change"];
type Job = OutputOf<"getJob">;

const firstPause = 60;
const longestPause = 500;

async function ended(kb: string, job: string): Promise<Job> {
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.5)) {
    const found = await call("getJob", { kb, job });
    if (found.state !== "running") return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const countIn = ({ result }: Job, name: string): number => (typeof result?.[name] === "number" ? result[name] : 0);

export interface Bulk {
  /** @param text says what was done, from how many really changed */
  run: (chosen: ChosenEntries, change: BulkChange, text: (count: number) => string) => Promise<void>;
  /** Merges a category into another; into null: removes it with all below it. */
  dissolve: (category: string, into: string | null, text: (count: number) => string) => Promise<void>;
  undo: (job: string) => Promise<void>;
}

export function useBulk(): Bulk {
  const { t } = useTranslation();
  const words = useErrorText();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const [, setSearch] = useSearchState(knowledgeSearch);

  const refetch = (): void => {
    refetchChanges(client, "dissolveCategory");
    refetchChanges(client, "startBulkChange");
  };
  const begun = async (start: () => Promise<{ job: string }>): Promise<Job | null> => {
    try {
      const { job } = await start();
      refetchChanges(client, "startBulkChange");
      return await ended(kb, job);
    } catch (error) {
      showDone(words(error));
      return null;
    } finally {
      refetch();
    }
  };
  const undo = async (job: string): Promise<void> => {
    const done = await begun(() => call("undoBulkChange", { kb, job }));
    if (!done) return;
    const kept = countIn(done, "kept");
    showDone(kept > 0 ? t("knowledge.bulk.kept", { count: kept }) : t("knowledge.bulk.undone", { count: countIn(done, "undone") }));
  };
  const tell = (done: Job | null, text: (count: number) => string, always: boolean): void => {
    if (!done) return;
    const edited = countIn(done, "edited");
    if (countIn(done, "refused") + countIn(done, "since") > 0) setSearch({ manage: "bulk", job: done.id });
    if (done.state === "done" && edited === 0 && !always) showDone(t("knowledge.bulk.unchanged"));
    else if (done.state === "done") showUndo(text(edited), () => undo(done.id));
    else showUndo(t(done.state === "cancelled" ? "knowledge.bulk.stopped" : "knowledge.bulk.failed"), () => undo(done.id));
  };
  return {
    run: async (chosen, change, text) => tell(await begun(() => call("startBulkChange", { kb, chosen, change })), text, false),
    dissolve: async (category, into, text) => tell(await begun(() => call("dissolveCategory", { kb, category, into })), text, true),
    undo,
  };
}
