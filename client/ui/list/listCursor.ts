// Where the keyboard stands in a long list. It follows what is opened elsewhere, and remembers where a range began.
import { useEffect, useRef, useState } from "react";

interface CursorOptions {
  count: number;
  keyAt: (index: number) => string | null;
  selected: string | null;
  onMove: (index: number) => void;
  show: (index: number) => void;
  page: () => number;
}

export interface ListCursor {
  at: number;
  set: (index: number) => void;
  move: (step: number) => void;
  /** Remembers where the next range begins. */
  mark: (index: number) => void;
  /** Keys from the mark (or where the keyboard stood) to here. */
  range: (index: number) => string[];
  page: () => number;
  /** Another list: the keyboard begins above its first row, and no range has begun. */
  reset: () => void;
}

export function useListCursor({ count, keyAt, selected, onMove, show, page }: CursorOptions): ListCursor {
  const [at, setAt] = useState(-1);
  const marked = useRef<number | null>(null);
  const clamped = Math.min(at, count - 1);

  const under = useRef<string | null>(null);
  // Opened by a link, a click elsewhere or Back: the keyboard goes there once, as soon as the row is here.
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (selected === followed.current) return;
    if (selected === null) {
      followed.current = null;
      return;
    }
    for (let i = 0; i < count; i++) {
      if (keyAt(i) !== selected) continue;
      followed.current = selected;
      under.current = selected;
      setAt(i);
      show(i);
      return;
    }
  });

  // A row above left or came: the keyboard stays with its row.
  useEffect(() => {
    const now = clamped < 0 ? null : keyAt(clamped);
    if (now === null || now === under.current) return;
    if (under.current !== null) {
      for (let i = 0; i < count; i++) {
        if (keyAt(i) === under.current) return setAt(i);
      }
    }
    under.current = now;
  });

  const set = (index: number): void => {
    under.current = keyAt(index);
    setAt(index);
  };
  return {
    at: clamped,
    set,
    move: (step) => {
      if (count === 0) return;
      const next = Math.max(0, Math.min(count - 1, clamped < 0 && step > 0 && step < count ? step - 1 : clamped + step));
      set(next);
      show(next);
      if (next !== clamped) onMove(next);
    },
    mark: (index) => (marked.current = index),
    range: (index) => {
      const from = marked.current ?? (clamped < 0 ? index : clamped);
      const [low, high] = from < index ? [from, index] : [index, from];
      return Array.from({ length: high - low + 1 }, (_, i) => keyAt(low + i)).filter((key) => key !== null);
    },
    page,
    reset: () => {
      under.current = null;
      marked.current = null;
      setAt(-1);
    },
  };
}
