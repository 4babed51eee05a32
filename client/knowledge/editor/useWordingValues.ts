// What each similar question is worth, asked for ten at a time: so far as it has come is shown, and leaving the entry ends it.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";

type Answer = OutputOf<"getWordingValues">;
export type WordingValue = Answer["rows"][number];

interface State {
  /** The revision that was judged; null before anything was. */
  revision: number | null;
  rows: WordingValue[];
  total: number;
  asked: Answer["asked"] | null;
  running: boolean;
  error: unknown;
}

export interface WordingValues extends State {
  /** Another revision was saved since. */
  outdated: boolean;
  start: () => void;
  stop: () => void;
}

const nothing: State = { revision: null, rows: [], total: 0, asked: null, running: false, error: null };
const atOnce = 10;

export function useWordingValues(entry: { id: string; revision: number } | null): WordingValues {
  const kb = useKnowledgeBase().id;
  const [state, setState] = useState(nothing);
  const run = useRef<AbortController | null>(null);
  const id = entry?.id ?? null;
  const revision = entry?.revision ?? null;

  const stop = useCallback(() => {
    run.current?.abort();
    setState((now) => ({ ...now, running: false }));
  }, []);
  useEffect(() => () => run.current?.abort(), []);

  const start = useCallback(() => {
    if (id === null) return;
    run.current?.abort();
    const mine = new AbortController();
    run.current = mine;
    setState({ ...nothing, revision, running: true });
    void (async () => {
      const rows: WordingValue[] = [];
      for (let total = 1; rows.length < total;) {
        const redundant = rows.flatMap((row) => (row.isRedundant ? [row.id] : []));
        const answer = await call("getWordingValues", { kb, entry: id, offset: rows.length, limit: atOnce, redundant }, mine.signal);
        if (mine.signal.aborted) return;
        rows.push(...answer.rows);
        total = answer.rows.length === 0 ? 0 : answer.total;
        setState({ revision, rows: [...rows], total: answer.total, asked: answer.asked, running: rows.length < total, error: null });
      }
    })().catch((error: unknown) => {
      if (!mine.signal.aborted) setState((now) => ({ ...now, running: false, error }));
    });
  }, [kb, id, revision]);

  return useMemo(
    () => ({ ...state, outdated: state.revision !== null && state.revision !== revision, start, stop }),
    [state, revision, start, stop],
  );
}
