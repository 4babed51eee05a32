// What pages need and jsdom lacks: sizes, media queries, observers, scrolling, fonts. A window of 1440 × 900, light.
import "./shippedReact.ts";
import "@testing-library/jest-dom/vitest";
import { cleanup, configure, prettyDOM } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { startLanguage } from "../../../client/lib/language.ts";
import { forgetPerson } from "../../../client/lib/watched.ts";
import { styleOf } from "./styles.ts";

configure({
  // A page waits for a real server, on however busy a machine: this only ends what hangs.
  asyncUtilTimeout: 60_000,
  // What is waited for fails dozens of times before it is there: the page is printed when a failure is read.
  getElementError: (message, container) => {
    const error = new Error();
    error.name = "TestingLibraryElementError";
    let told: string | undefined;
    Object.defineProperty(error, "message", {
      configurable: true,
      get: () => (told ??= [message, prettyDOM(container as HTMLElement)].filter(Boolean).join("\n\n")),
      set: (next: string) => {
        told = next;
      },
    });
    return error;
  },
});
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
window.getComputedStyle = styleOf;
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
  forgetPerson();
  vi.useRealTimers();
});
