// Which key was pressed: names like "j", "?", "Enter", "mod+Enter", "mod+shift+z" against a keyboard event.

/** ⌘ on Apple keyboards, Ctrl elsewhere. */
export const isApple = (): boolean => /Mac|iP(?:hone|ad|od)/u.test(navigator.userAgent);

/** True while an input method is composing: the key belongs to it. Safari says so only by keyCode 229. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const typing =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])';
export const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typing) !== null;

/** Things that do something of their own on Enter and Space. */
export const isPressable = (target: EventTarget | null): boolean =>
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
