// The four states of anything fetched: loading (a skeleton, after 150 ms), empty, error with retry, full.
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readStored, writeStored } from "../../lib/stored.ts";
import { ErrorText } from "./ErrorText.tsx";
import css from "./StateView.module.css";

/** What StateView reads of a query; `useApi` and `usePages` results fit. */
export interface Fetched {
  isPending: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
}

export interface StateViewProps<T> {
  query: Fetched & { data?: T | undefined };
  /** What it is, in words: "知识点". For screen readers and the error. */
  what: string;
  /** Remembers how many rows there were, so that next time's skeleton has the final height. */
  name?: string;
  rows?: number;
  rowHeight?: number;
  /** How many rows there are, once here; 0 shows `empty`. */
  count?: (data: T) => number;
  /** An EmptyHint, or whatever says what to do first. */
  empty?: ReactNode;
  kept?: ReactNode;
  /** The names of columns that `children` begins with: above the skeleton too, so that nothing jumps. */
  head?: ReactNode;
  children: (data: T) => ReactNode;
}

const isCount = (n: unknown): n is number => typeof n === "number" && n > 0;

export function StateView<T>({ query, what, name, rows = 6, rowHeight = 36, count, empty, kept, head, children }: StateViewProps<T>) {
  const { data } = query;
  const n = data === undefined ? undefined : count?.(data);
  useEffect(() => {
    if (name && n !== undefined) writeStored(`rows.${name}`, Math.min(n, 40));
  }, [name, n]);
  const { t } = useTranslation();

  if (data === undefined && query.error)
    return <ErrorText what={t("common.state.failed", { what })} error={query.error} kept={kept} onRetry={() => void query.refetch()} />;
  if (data === undefined)
    return (
      <>
        {head}
        <Skeleton what={what} rows={name ? readStored(`rows.${name}`, isCount, rows) : rows} height={rowHeight} />
      </>
    );
  return (
    <>
      <RefreshLine on={query.isFetching} />
      {query.error ? (
        <ErrorText what={t("common.state.failed", { what })} error={query.error} kept={kept} onRetry={() => void query.refetch()} />
      ) : null}
      {n === 0 && empty !== undefined ? empty : children(data)}
    </>
  );
}

/** Grey bars of the rows to come; nothing for the first 150 ms. */
export function Skeleton({ what, rows, height }: { what: string; rows: number; height: number }) {
  const { t } = useTranslation();
  const shown = useDelayed(true);
  return (
    <div role="status" aria-busy="true" className={css.skeleton} style={{ height: rows * height }}>
      {shown && <span className="sr-only">{t("common.state.loading", { what })}</span>}
      {shown &&
        Array.from({ length: rows }, (_, i) => (
          <div
            key={i}
            className={css.bone}
            style={{ height, "--width": `${[62, 48, 55, 40, 66, 51][i % 6]}%` } as React.CSSProperties}
            aria-hidden
          />
        ))}
    </div>
  );
}

/** The 2 px line at the head of what is being fetched again, its old rows still there. */
function RefreshLine({ on }: { on: boolean }) {
  const late = useDelayed(on);
  return late ? <div className={css.refresh} aria-hidden /> : null;
}

/** True only once `on` has lasted: nothing flickers for what takes less than 150 ms. */
export function useDelayed(on: boolean, ms = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return setLate(false);
    const timer = window.setTimeout(() => setLate(true), ms);
    return () => window.clearTimeout(timer);
  }, [on, ms]);
  return on && late;
}
