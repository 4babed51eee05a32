// Keyboard shortcuts of everything on screen: one listener, a stack of key sets, the newest first. `?` lists what is active.
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { isComposing, isField, isPressable, matches } from "./keyMatch.ts";

export interface KeyAction {
  /** What it does, in the interface's language: shown in the list of keys. Empty = works, not listed. */
  does: string;
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field. Unless said: combinations with mod yes (but not mod+z), plain keys no, Escape yes. */
  inFields?: boolean;
  off?: boolean;
}
export type KeyMap = Record<string, KeyAction | undefined>;
/** "page" rests while a modal dialog is open, "dialog" is for what stands in one. "frame" gives way to the page and rests with it, "always" gives way and never rests. */
export type KeyScope = "page" | "dialog" | "frame" | "always";

interface KeySet {
  scope: KeyScope;
  group: string;
  map: () => KeyMap;
}

let sets: readonly KeySet[] = [];
const watchers = new Set<() => void>();
const change = (next: readonly KeySet[]): void => {
  sets = next;
  for (const watch of watchers) watch();
};

const ofFrame = (set: KeySet): boolean => set.scope === "frame" || set.scope === "always";
/** Newest first, the frame's last: the order in which sets are asked. */
const inOrder = (all: readonly KeySet[]): KeySet[] => [...all.filter((set) => !ofFrame(set)).toReversed(), ...all.filter(ofFrame)];

const dialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
const inMenu = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="menu"]') !== null;

/** In a field only what does not write there: Escape and combinations, undo excepted (it takes back what was typed). */
const worksInField = (name: string, action: KeyAction): boolean =>
  action.inFields ?? (name === "Escape" || (name.includes("mod+") && name !== "mod+z"));

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const { target } = event;
  const field = isField(target);
  const dialog = dialogOpen();
  for (const set of inOrder(sets)) {
    if (set.scope !== "always" && (set.scope === "dialog") !== dialog) continue;
    for (const [name, action] of Object.entries(set.map())) {
      if (!action || action.off || !matches(name, event)) continue;
      if (field && !worksInField(name, action)) continue;
      if (inMenu(target) && !name.includes("mod+")) continue;
      if (name === "Enter" && isPressable(target)) continue;
      // A popover closes by itself, and an open list of choices too.
      if (name === "Escape" && set.scope === "page" && target instanceof Element && target.closest('[role="dialog"]')) continue;
      if (name === "Escape" && target instanceof Element && target.getAttribute("aria-expanded") === "true") continue;
      event.preventDefault();
      action.run(event);
      return;
    }
  }
}

/**
 * While this component is on screen, these keys work (and `?` lists them under `group`).
 * Where two take the same key, the one that came on screen later wins (within one drawing a parent over its children). Nothing fires while an input method composes.
 */
export function useKeys(
  map: KeyMap,
  { scope = "page", group = "", on = true }: { scope?: KeyScope; group?: string; on?: boolean } = {},
): void {
  const latest = useRef(map);
  // With the drawing itself: a key pressed as soon as its name is on screen works.
  useLayoutEffect(() => {
    latest.current = map;
  });
  useLayoutEffect(() => {
    if (!on) return;
    const set: KeySet = { scope, group, map: () => latest.current };
    if (sets.length === 0) window.addEventListener("keydown", onKeyDown);
    change([...sets, set]);
    return () => {
      change(sets.filter((one) => one !== set));
      if (sets.length === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, [scope, group, on]);
}

export interface ActiveKey {
  group: string;
  key: string;
  does: string;
}

/** All keys that work now, newest set first: for the list behind `?`. */
export function useActiveKeys(): ActiveKey[] {
  const now = useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => sets,
  );
  const taken = new Set<string>();
  const active: ActiveKey[] = [];
  for (const { group, map } of inOrder(now)) {
    for (const [key, action] of Object.entries(map())) {
      if (!action || action.off || taken.has(key)) continue;
      taken.add(key);
      if (action.does !== "") active.push({ group, key, does: action.does });
    }
  }
  return active;
}
