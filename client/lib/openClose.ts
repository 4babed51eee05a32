// A window that anything may open: the palette, the list of keys.
import { useSyncExternalStore } from "react";

export function createOpenClose() {
  let opened = false;
  const watchers = new Set<() => void>();
  const set = (next: boolean): void => {
    opened = next;
    for (const watch of watchers) watch();
  };
  const subscribe = (watch: () => void): (() => void) => {
    watchers.add(watch);
    return () => watchers.delete(watch);
  };
  return { open: () => set(true), close: () => set(false), useOpened: () => useSyncExternalStore(subscribe, () => opened) };
}
