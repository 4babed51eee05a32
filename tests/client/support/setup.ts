// What pages need and jsdom lacks: sizes, media queries, observers, scrolling, fonts. A window of 1440 × 900, light.
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { closeAskDrawer } from "../../../client/lib/askDrawer.ts";
import { startLanguage } from "../../../client/lib/language.ts";
import { dismissToast } from "../../../client/lib/undo.ts";

// A page waits for a real server, on however busy a machine: this only ends what hangs.
configure({ asyncUtilTimeout: 60_000 });
const width = 1440;

/** Answers "(min-width: 1360px)" and the like by the window's width; anything else is false. */
function mediaMatches(query: string): boolean {
  const edge = /\((min|max)-width:\s*([\d.]+)(px|em)\)/u.exec(query);
  if (!edge) return false;
  const px = Number(edge[2]) * (edge[3] === "em" ? 16 : 1);
  return edge[1] === "min" ? width >= px : width <= px;
}

window.matchMedia = (query) => ({
  matches: mediaMatches(query),
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
});
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
Object.defineProperty(document, "fonts", {
  value: { ready: Promise.resolve(), addEventListener: () => {}, removeEventListener: () => {} },
  configurable: true,
});
// Virtual lists and splitters ask for sizes; without them they draw nothing.
for (const [name, size] of [
  ["clientHeight", 800],
  ["offsetHeight", 800],
  ["clientWidth", width],
  ["offsetWidth", width],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { get: () => size, configurable: true });
}

beforeEach(() => {
  localStorage.clear();
  startLanguage("zh");
});
afterEach(() => {
  cleanup();
  closeAskDrawer();
  dismissToast();
  vi.useRealTimers();
});
