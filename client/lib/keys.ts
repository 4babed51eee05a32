// Keyboard shortcuts of everything on screen: one listener, a stack of key sets, the newest first. `?` lists what is active.
import { type KeyboardEvent as ReactKeyboardEvent, useLayoutEffect, useRef } from "react";
import { createWatched } from "./watched.ts";

// Which key was pressed: names like "j", "?", "Enter", "mod+Enter", "mod+shift+z" against a keyboard event.
/** ⌘ on Apple keyboards, Ctrl elsewhere. */
const isApple = (): boolean => /Mac|iP(?:hone|ad|od)/u.test(navigator.userAgent);

/** True while an input method is composing: the key belongs to it. Safari says so only by keyCode 229. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const typing =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])';
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typing) !== null;

/** Things that do something of their own on Enter and Space. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, a[href], summary, [role="button"], [role="menuitem"], [role="tab"], [role="switch"], input') !== null;

/** Letters and digits go by the place on the keyboard, so that they work with a Chinese input method switched on. */
const code = (key: string): string | null => (/^[a-z]$/u.test(key) ? `Key${key.toUpperCase()}` : /^\d$/u.test(key) ? `Digit${key}` : null);

/** @param name parts joined by "+": mod, shift, alt, and one key */
export function matches(name: string, event: KeyboardEvent): boolean {
  const parts = name === "+" ? ["+"] : name.split("+");
  const key = parts.at(-1) ?? "";
  const mod = event.ctrlKey || event.metaKey;
  if (parts.includes("mod") !== mod || parts.includes("alt") !== event.altKey) return false;
  const place = code(key);
  // Shift is part of the name for letters and named keys; for signs like "?" it only makes the sign.
  const named = place !== null || key.length > 1;
  if (named && parts.includes("shift") !== event.shiftKey) return false;
  if (place !== null)
    return event.code === place || event.code === `Numpad${key}` || (event.code === "" && event.key.toLowerCase() === key);
  if (key === "?") return event.key === "?" || event.key === "？" || (event.code === "Slash" && event.shiftKey);
  if (key === "/") return !event.shiftKey && !"?？".includes(event.key) && (event.key === "/" || event.code === "Slash");
  return event.key === key;
}

const caps: Record<string, string> = {
  Enter: "↵",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  shift: "⇧",
  Backspace: "⌫",
  Delete: "Del",
};

/** What stands on the keycap: "mod+Enter" → "Ctrl ↵", "⌘ ↵" on a Mac. */
export const keyCap = (name: string): string =>
  (name === "+" ? ["+"] : name.split("+"))
    .map((part) =>
      part === "mod"
        ? isApple()
          ? "⌘"
          : "Ctrl"
        : part === "alt"
          ? isApple()
            ? "⌥"
            : "Alt"
          : (caps[part] ?? (name.startsWith("mod+") ? part.toUpperCase() : part)),
    )
    .join(" ");

/**
 * Escape in a popover that holds lists of choices, a calendar or fields with an Escape of their own: what is innermost closes first.
 * For its dropdown's onKeyDown; the popover's own Escape, which closes all at once, is off.
 */
export const closesLast =
  (close: () => void) =>
  (event: ReactKeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget, nativeEvent } = event;
    if (event.key !== "Escape" || isComposing(nativeEvent) || !(target instanceof Element)) return;
    if (target.getAttribute("aria-expanded") === "true" || target.closest('[role="dialog"]') !== currentTarget) return;
    close();
  };

interface KeyAction {
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

const sets = createWatched<readonly KeySet[]>([]);

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
  for (const set of inOrder(sets.get())) {
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
    if (sets.get().length === 0) window.addEventListener("keydown", onKeyDown);
    sets.set([...sets.get(), set]);
    return () => {
      sets.set(sets.get().filter((one) => one !== set));
      if (sets.get().length === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, [scope, group, on]);
}

interface ActiveKey {
  group: string;
  key: string;
  does: string;
}

/** All keys that work now, newest set first: for the list behind `?`. */
export function useActiveKeys(): ActiveKey[] {
  const now = sets.use();
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
