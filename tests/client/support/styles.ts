// Styles as tests ask for them. jsdom matches every rule of its own sheet and of Mantine's with each look at one, which took a third of the
// time of all pages; as no style sheet of ours is loaded here, what an element says itself, its `hidden` and its kind are all there is to know.

const unseen = new Set(["HEAD", "LINK", "META", "SCRIPT", "STYLE", "TEMPLATE", "TITLE"]);
const inline = new Set("A ABBR B BDI BDO BR CODE DEL EM I IMG INS KBD LABEL MARK Q S SMALL SPAN STRONG SUB SUP SVG TIME U WBR".split(" "));
const inlineBlock = new Set("BUTTON INPUT METER PROGRESS SELECT TEXTAREA".split(" "));

function displayOf(element: Element): string {
  if (element.hasAttribute("hidden")) return "none";
  const kind = element.tagName.toUpperCase();
  return unseen.has(kind) ? "none" : inline.has(kind) ? "inline" : inlineBlock.has(kind) ? "inline-block" : "block";
}

/** What the element, or the nearest one around it that says anything, says. */
function inherited(element: Element, property: string): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const own = at.getAttribute("style") === null ? "" : (at as HTMLElement).style.getPropertyValue(property);
    if (own !== "" && own !== "inherit") return own;
  }
  return "";
}

const initial: Record<string, (element: Element) => string> = {
  display: displayOf,
  visibility: (element) => inherited(element, "visibility") || "visible",
  "pointer-events": (element) => inherited(element, "pointer-events") || "auto",
  direction: (element) => inherited(element, "direction") || "ltr",
  opacity: () => "1",
  position: () => "static",
  overflow: () => "visible",
};

function valueOf(element: Element, property: string): string {
  const own = element.getAttribute("style") === null ? "" : (element as HTMLElement).style.getPropertyValue(property);
  return own === "" || own === "inherit" ? (initial[property]?.(element) ?? own) : own;
}

/** To be put in the place of `window.getComputedStyle`. */
export function styleOf(element: Element): CSSStyleDeclaration {
  const getPropertyValue = (property: string): string => valueOf(element, property);
  return new Proxy({} as CSSStyleDeclaration, {
    get: (_, name) => {
      if (name === "getPropertyValue") return getPropertyValue;
      if (name === "getPropertyPriority") return () => "";
      return typeof name === "string"
        ? valueOf(
            element,
            name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
          )
        : undefined;
    },
  });
}
