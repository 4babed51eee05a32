// The line of filter chips below a head: one row. Those that do not fit wait behind a button, unless one of them is set.
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./FilterBar.module.css";

export function FilterBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const [below, setBelow] = useState({ count: 0, isSet: false });
  // Chips change their widths with what they are set to: measured after each drawing, and when the column is resized.
  useLayoutEffect(() => {
    const bar = row.current;
    if (!bar) return;
    const measure = (): void => {
      const chips = [...bar.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
      const hidden = chips.filter((chip) => isBelow(chips[0], chip));
      const found = { count: hidden.length, isSet: hidden.some((chip) => chip.dataset.on !== undefined) };
      setBelow((was) => (was.count === found.count && was.isSet === found.isSet ? was : found));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(bar);
    return () => observer.disconnect();
  });
  const all = opened || below.isSet;
  return (
    <div className={css.bar}>
      {/* Tab reaches those below too, and then they are to be seen. */}
      <div
        ref={row}
        className={css.chips}
        data-all={all || undefined}
        onFocus={() => below.count > 0 && isFocusBelow(row.current) && setOpened(true)}
      >
        {children}
      </div>
      {/* It keeps its place where all are shown: without it one more might fit, and then it would be needed again. */}
      {below.count > 0 && (
        <button
          type="button"
          className={css.more}
          style={below.isSet ? { visibility: "hidden" } : undefined}
          aria-expanded={opened}
          aria-label={t(opened ? "common.filters.fewer" : "common.filters.more", { count: below.count })}
          title={t(opened ? "common.filters.fewer" : "common.filters.more", { count: below.count })}
          onClick={() => setOpened(!opened)}
        >
          {!opened && `+${below.count}`}
          {opened ? <IconChevronUp size={12} aria-hidden /> : <IconChevronDown size={12} aria-hidden />}
        </button>
      )}
    </div>
  );
}

/** Whether a chip stands below the row of the first one. By their middles: they are not all of one height. */
function isBelow(first: HTMLElement | undefined, chip: HTMLElement): boolean {
  const middleOf = (one: HTMLElement): number => one.offsetTop + one.offsetHeight / 2;
  return first !== undefined && middleOf(chip) > middleOf(first) + ROW / 2;
}
/** Pixels a row takes, as in the style sheet. */
const ROW = 28;

function isFocusBelow(bar: HTMLElement | null): boolean {
  const chips = [...(bar?.children ?? [])].filter((one): one is HTMLElement => one instanceof HTMLElement);
  return chips.some((chip) => chip.contains(document.activeElement) && isBelow(chips[0], chip));
}
