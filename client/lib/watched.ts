// A value outside of components that components are drawn by: what any of them may change, and any may show. Some are of one person only.
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

const personal: (() => void)[] = [];

/** The same for what one person opened, asked or did here: it is not for whoever signs in next. */
export function createPersonal<T>(first: T): Watched<T> {
  const watched = createWatched(first);
  personal.push(() => watched.set(first));
  return watched;
}

/** Puts back all that is of one person. */
export const forgetPerson = (): void => personal.forEach((forget) => forget());
