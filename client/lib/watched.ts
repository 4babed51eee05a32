// A value outside of components that components are drawn by: what any of them may change, and any may show.
import { useSyncExternalStore } from "react";

export interface Watched<T> {
  get: () => T;
  set: (next: T) => void;
  /** For components: drawn anew when it changes. */
  use: () => T;
}

export function createWatched<T>(first: T): Watched<T> {
  let value = first;
  const watchers = new Set<() => void>();
  const subscribe = (watch: () => void): (() => void) => {
    watchers.add(watch);
    return () => watchers.delete(watch);
  };
  const get = (): T => value;
  return {
    get,
    set: (next) => {
      value = next;
      for (const watch of watchers) watch();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
