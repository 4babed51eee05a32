// Whether the Ask drawer is open, and with which question; any screen may open it.
import { createPersonal } from "./watched.ts";

export interface AskDrawerState {
  opened: boolean;
  question?: string | undefined;
  /** Counts openings, so that the same question can be asked twice. */
  turn: number;
}

const drawer = createPersonal<AskDrawerState>({ opened: false, turn: 0 });

/** @param question asked at once */
export const openAskDrawer = (question?: string): void => drawer.set({ opened: true, question, turn: drawer.get().turn + 1 });
export const closeAskDrawer = (): void => drawer.set({ ...drawer.get(), opened: false });
export const useAskDrawer = drawer.use;
