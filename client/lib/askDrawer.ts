// Whether the Ask drawer is open, and with which question; any screen may open it.
import { useSyncExternalStore } from "react";

export interface AskDrawerState {
  opened: boolean;
  question?: string | undefined;
  /** Counts openings, so that the same question can be asked twice. */
  turn: number;
}

let state: AskDrawerState = { opened: false, turn: 0 };
const watchers = new Set<() => void>();
const set = (next: AskDrawerState): void => {
  state = next;
  for (const watch of watchers) watch();
};

/** @param question asked at once */
export const openAskDrawer = (question?: string): void => set({ opened: true, question, turn: state.turn + 1 });
export const closeAskDrawer = (): void => set({ ...state, opened: false });
export const useAskDrawer = (): AskDrawerState =>
  useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => state,
  );
