// The one toast: what was just done, with Undo for 10 s. A newer one replaces it.
import { createPersonal } from "./watched.ts";

/** How long Undo stays: 10 s, not counting time under the pointer, in focus or in a hidden tab. */
export const undoSeconds = 10;

export interface Toast {
  id: number;
  text: string;
  /** Null: only says something, and leaves after 4 s. */
  undo: (() => void | Promise<unknown>) | null;
}

const toast = createPersonal<Toast | null>(null);
let count = 0;

/** Says what was done and offers to take it back. Not for errors: those stand in place of what failed. */
export function showUndo(text: string, undo: NonNullable<Toast["undo"]>): void {
  toast.set({ id: ++count, text, undo });
}
/** Says what was done where there is nothing to take back. */
export function showDone(text: string): void {
  toast.set({ id: ++count, text, undo: null });
}
/** Takes a toast away, if it still is the one. */
export function dismissToast(id: number): void {
  if (toast.get()?.id === id) toast.set(null);
}

export const isToastShown = (): boolean => toast.get() !== null;

export const useToast = toast.use;

/** For components: `const { showUndo, showDone } = useUndo()`. */
export const useUndo = () => ({ showUndo, showDone });
