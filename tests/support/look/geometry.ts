// What is wrong with where things stand on a page, measured in the browser: heads and rows of the designed height, nothing overlaps, nothing is cut off unsaid, nothing scrolls sideways.
import type { Page } from "playwright-core";

/** What stands wrong on the page as it is now, as readable lines; empty if all is well. */
export const geometryFindings = (page: Page): Promise<string[]> => page.evaluate(findWrong);

/** How many rows of the list, named by its selector, can be read whole without scrolling. */
export const rowsInSight = (page: Page, rows: string): Promise<number> =>
  page.locator(rows).evaluateAll((all) => {
    const whole = all.filter((row) => {
      const { top, bottom, height } = row.getBoundingClientRect();
      for (let box = row.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === "visible") continue;
        const clip = box.getBoundingClientRect();
        if (top < clip.top - 1 || bottom > clip.bottom + 1) return false;
      }
      return height > 0 && top >= 0 && bottom <= window.innerHeight + 1;
    });
    return whole.length;
  });

// Runs in the page, so all it needs stands within it.
function findWrong(): string[] {
  const found: string[] = [];
  const words = (el: Element): string => {
    const { className } = el;
    const kind = typeof className === "string" && className !== "" ? `.${className.split(" ")[0]}` : "";
    const said = (el.textContent.trim() || el.getAttribute("aria-label") || el.getAttribute("placeholder") || "").slice(0, 40);
    return `${el.tagName.toLowerCase()}${kind} “${said}”`;
  };
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (el: Element): CSSStyleDeclaration => {
    const known = styles.get(el) ?? getComputedStyle(el);
    styles.set(el, known);
    return known;
  };
  const boxes = new Map<Element, DOMRect>();
  const boxOf = (el: Element): DOMRect => {
    const known = boxes.get(el) ?? el.getBoundingClientRect();
    boxes.set(el, known);
    return known;
  };
  const hidden = (el: Element): boolean => !el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // Said to screen readers only.
  const unseen = (el: Element): boolean => {
    for (let at: Element | null = el; at; at = at.parentElement) if (styleOf(at).clipPath !== "none") return true;
    return hidden(el);
  };

  // 1. Heads of columns are 48 px, of tables 32, and so is everything that stands over a list and is called a head.
  for (const head of document.querySelectorAll('[class*="_head_"]')) {
    const { height } = head.getBoundingClientRect();
    const ofColumn = head.parentElement?.matches('[class*="_column_"]') ?? false;
    const overRows =
      head.nextElementSibling?.querySelector('[role="grid"], [role="listbox"]') ??
      head.nextElementSibling?.matches('[role="grid"], [role="listbox"]');
    if (unseen(head) || height === 0 || !(ofColumn || overRows)) continue;
    if (height < 28 || height > 48) found.push(`head of ${height} px: ${words(head)}`);
  }

  // 2. Rows of lists are 32, 36 or 52 px, all of one list the same, and hold what is in them.
  for (const list of document.querySelectorAll('[role="grid"], [role="listbox"]')) {
    const rows = [...list.querySelectorAll('[role="row"], [role="option"]')].filter((row) => styleOf(row).position === "absolute");
    const heights = new Set(rows.map((row) => Math.round(row.getBoundingClientRect().height)));
    if (heights.size > 1 || [...heights].some((height) => ![32, 36, 52].includes(height)))
      found.push(`rows of ${[...heights].join(" and ")} px: ${words(list)}`);
    for (const row of rows)
      if (row.scrollHeight > row.clientHeight + 1) found.push(`${row.scrollHeight} px in a row of ${row.clientHeight}: ${words(row)}`);
  }

  // So are the rows that stand for what is loading.
  for (const row of document.querySelectorAll('[aria-busy="true"] > [aria-hidden]')) {
    const { height } = row.getBoundingClientRect();
    if (!hidden(row) && (height < 20 || height > 52)) found.push(`a placeholder of ${Math.round(height)} px: ${words(row.parentElement!)}`);
  }

  // What can be seen of each line of text and each control: the part that no box around it cuts off.
  interface Seen {
    el: Element;
    box: { left: number; right: number; top: number; bottom: number };
    control: boolean;
  }
  const seen: Seen[] = [];
  const see = (el: Element, rect: DOMRect, control: boolean): void => {
    const box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    let free = false;
    for (let at: Element | null = el; at && at !== document.documentElement; at = at.parentElement) {
      const style = styleOf(at);
      if (at !== el || !control) {
        const clip = boxOf(at);
        // A dot that stands for a number holds it for screen readers only.
        if (clip.width < 10 && style.overflowX === "hidden") return;
        const cutsX = style.overflowX !== "visible" && !free;
        const cutsY = style.overflowY !== "visible" && !free;
        const scrolls = /auto|scroll/u;
        const ellipsis = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
        if (cutsX && !scrolls.test(style.overflowX) && !ellipsis && (box.right > clip.right + 2 || box.left < clip.left - 2))
          found.push(`cut off at the side: ${words(el)}`);
        if (
          cutsY &&
          !scrolls.test(style.overflowY) &&
          style.webkitLineClamp === "none" &&
          (box.bottom > clip.bottom + 4 || box.top < clip.top - 4)
        )
          if (box.top < clip.bottom && box.bottom > clip.top) found.push(`cut off above or below: ${words(el)}`);
        if (cutsX) [box.left, box.right] = [Math.max(box.left, clip.left), Math.min(box.right, clip.right)];
        if (cutsY) [box.top, box.bottom] = [Math.max(box.top, clip.top), Math.min(box.bottom, clip.bottom)];
      }
      if (style.position === "fixed") free = true;
    }
    if (box.right > window.innerWidth + 1 || box.left < -1) found.push(`beyond the window's edge: ${words(el)}`);
    if (box.right - box.left > 2 && box.bottom - box.top > 2) seen.push({ el, box, control });
  };
  const controls = new Set(document.querySelectorAll("button, a[href], input, textarea, select, [role='switch'], [role='checkbox']"));
  for (const control of controls) {
    if (unseen(control)) continue;
    see(control, control.getBoundingClientRect(), true);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const el = node.parentElement;
    if (!el || node.textContent?.trim() === "" || el.closest("svg, script, style, noscript") || unseen(el)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Where nothing cuts it off, a text that may not break runs on beyond its box; a blank at a line's end may hang over.
    let block: Element = el;
    while (/^(?:inline|contents)$/u.test(styleOf(block).display) && block.parentElement) block = block.parentElement;
    const room = boxOf(block);
    for (const rect of range.getClientRects()) {
      if (rect.width <= 1) continue;
      if (styleOf(block).overflowX === "visible" && (rect.right > room.right + 6 || rect.left < room.left - 6))
        found.push(`runs ${Math.round(Math.max(rect.right - room.right, room.left - rect.left))} px out of its box: ${words(el)}`);
      see(el, rect, false);
    }
  }

  // 3. No two of them share a place, unless one lies within the other, or on another layer: a drawer, a row's own actions.
  const layered = (el: Element, upTo: Element): boolean => {
    for (let at: Element | null = el; at && at !== upTo; at = at.parentElement)
      if (/absolute|fixed|sticky/u.test(styleOf(at).position) && !at.matches('[role="row"], [role="option"]')) return true;
    return false;
  };
  const common = (a: Element, b: Element): Element => {
    let at: Element = a;
    while (!at.contains(b)) at = at.parentElement!;
    return at;
  };
  seen.sort((a, b) => a.box.top - b.box.top);
  for (const [i, a] of seen.entries())
    for (let j = i + 1; j < seen.length && seen[j]!.box.top < a.box.bottom - 2; j++) {
      const b = seen[j]!;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Lines of text may share what is left over above and below their letters.
      if (wide < 3 || high < (a.control && b.control ? 2 : 6) || a.el.contains(b.el) || b.el.contains(a.el)) continue;
      const around = common(a.el, b.el);
      if (layered(a.el, around) || layered(b.el, around)) continue;
      found.push(`${Math.round(wide)} × ${Math.round(high)} px of overlap: ${words(a.el)} and ${words(b.el)}`);
    }

  // 4. Nothing scrolls sideways but code, which says so by its bar.
  const wider = document.documentElement.scrollWidth - window.innerWidth;
  if (wider > 0) found.push(`the page is ${wider} px too wide`);
  for (const el of document.querySelectorAll("body *")) {
    if (el.scrollWidth <= el.clientWidth + 1 || !/auto|scroll/u.test(styleOf(el).overflowX) || hidden(el)) continue;
    if (!el.matches("pre, textarea")) found.push(`scrolls sideways by ${el.scrollWidth - el.clientWidth} px: ${words(el)}`);
  }
  // 5. What floats for a while lies over no foot: what is saved there is looked for just then.
  for (const toast of document.querySelectorAll('[class*="_toast_"]'))
    for (const foot of document.querySelectorAll("footer, textarea")) {
      const [a, b] = [boxOf(toast), boxOf(foot)];
      if (!hidden(foot) && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push(`a toast over the foot: ${words(toast)} over ${words(foot)}`);
    }
  return [...new Set(found)];
}
