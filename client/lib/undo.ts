// The one toast: what was just done, with Undo for 10 s. A newer one replaces it.
import { useSyncExternalStore } from "react";

/** How long Undo stays: 10 s, not counting time under the pointer, in focus or in a hidden tab. */
export const undoSeconds = 10;

export interface Toast {
  id: number;
  text: string;
  /** Null: only says something, and leaves after 4 s. */
  undo: (() => void | Promise<unknown>) | null;
}

let toast: Toast | null = null;
let count = 0;
const watchers = new Set<() => void>();
const set = (next: Toast | null): void => {
  toast = next;
  for (const watch of watchers) watch();
};

/** Says what was done and offers to take it back. Not for errors: those stand in place of what failed. */
export function showUndo(text: string, undo: NonNullable<Toast["undo"]>): void {
  set({ id: ++count, text, undo });
}
/** Says what was done where there is nothing to take back. */
export function say(text: string): void {
  set({ id: ++count, text, undo: null });
}
/** @param id of the toast to take away, if it still is the one; none = whichever is there. */
export function dismissToast(id?: number): void {
  if (toast && (id === undefined || toast.id === id)) set(null);
}

export const useToast = (): Toast | null =>
  useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => toast,
  );

/** For components: `const { showUndo, say } = useUndo()`. */
export const useUndo = () => ({ showUndo, say });
