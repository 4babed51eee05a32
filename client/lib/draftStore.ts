// What is typed survives reloads: kept in this browser per person, knowledge base and thing, until it is saved or dropped.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useKnowledgeBase, usePerson } from "./session.ts";

export interface Draft<T> {
  read: () => T | null;
  /** Written at most every 300 ms, and when the page is left. */
  write: (value: T) => void;
  /** Written at once: whoever opens it next finds it. */
  writeNow: (value: T) => void;
  clear: () => void;
}

const prefix = "trainer.draft";

/**
 * @param what names the thing, such as `entry:e_12`
 * @param parse checks what was stored by an older page; null throws it away. A zod schema's `safeParse(x).data ?? null` fits.
 */
export function useDraft<T>(what: string, parse: (stored: unknown) => T | null): Draft<T> {
  const person = usePerson();
  const kb = useKnowledgeBase();
  const key = `${prefix}:${person.id}:${kb.id}:${what}`;
  const waiting = useRef<{ key: string; value: T } | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const parser = useRef(parse);

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    if (!waiting.current) return;
    try {
      localStorage.setItem(waiting.current.key, JSON.stringify(waiting.current.value));
    } catch {
      // A full or forbidden store must not stop anybody from typing.
    }
    waiting.current = null;
  }, []);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush, key]);

  return useMemo(
    () => ({
      read: () => {
        if (waiting.current?.key === key) return waiting.current.value;
        try {
          const stored = localStorage.getItem(key);
          return stored === null ? null : parser.current(JSON.parse(stored));
        } catch {
          return null;
        }
      },
      write: (value) => {
        if (waiting.current && waiting.current.key !== key) flush();
        waiting.current = { key, value };
        timer.current ??= window.setTimeout(flush, 300);
      },
      writeNow: (value) => {
        waiting.current = { key, value };
        flush();
      },
      clear: () => {
        if (waiting.current?.key === key) waiting.current = null;
        localStorage.removeItem(key);
      },
    }),
    [key, flush],
  );
}

/** A field's text that survives reloads: like `useState("")`, with `clear` for after it was sent. Remount (key) when `what` changes. */
export function useDraftText(what: string): [text: string, setText: (text: string) => void, clear: () => void] {
  const draft = useDraft(what, (stored) => (typeof stored === "string" ? stored : null));
  const [text, setText] = useState(() => draft.read() ?? "");
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") draft.clear();
      else draft.write(next);
    },
    [draft],
  );
  return [text, set, useCallback(() => set(""), [set])];
}
