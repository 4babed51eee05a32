// A list of any length: only what is on screen is drawn. j k move, Enter opens, x selects; a listbox, or a grid where rows hold controls.
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useListCursor } from "./listCursor.ts";
import css from "./VirtualList.module.css";
import { type RowDeeds, type RowState, VirtualRow } from "./VirtualRow.tsx";

export interface VirtualListProps<R> {
  label: string;
  count: number;
  /** undefined: not fetched yet; a grey bar keeps the place. */
  row: (index: number) => R | undefined;
  rowKey: (row: R) => string;
  /** For screen readers and checkboxes: the row's short name. */
  rowName: (row: R) => string;
  height?: 32 | 36 | 52;
  selected?: string | null;
  onOpen?: (row: R, index: number) => void;
  /** The pointer rests on a row: what opening it takes may be fetched. */
  onPoint?: (row: R) => void;
  /** Moving opens too: review, where the next column follows. */
  openOnMove?: boolean;
  checked?: ReadonlySet<string>;
  /** x, the checkbox, and shift-click (a range of keys). */
  onCheck?: (keys: string[], on: boolean) => void;
  /** Rows hold buttons or links of their own. */
  controls?: boolean;
  /** The screen's main list: j k Enter x work from anywhere on the page, not only with the list in focus. */
  main?: boolean;
  /** Rows just dealt with: they shrink to nothing within 240 ms, and stay so until they are gone from the data. */
  leaving?: ReadonlySet<string>;
  /** Rows may be dragged elsewhere; whoever takes them has a way by keyboard, too. */
  onDragStart?: (event: DragEvent, row: R) => void;
  /** What is listed: another list begins at its top. null: what is shown is about to go. */
  list?: string | null;
  /** Which rows are on screen, for usePages. */
  onRange?: (from: number, until: number) => void;
  children: (row: R, state: RowState) => ReactNode;
}

/** So long, ms, a pointer rests on a row before it means it. */
const restMs = 60;

/** A row's own buttons, links and boxes keep their clicks and keys. */
const onControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("button, a, input, textarea, label") !== null;

export function VirtualList<R>(props: VirtualListProps<R>) {
  const {
    label,
    count,
    row,
    rowKey,
    rowName,
    height = 36,
    selected = null,
    onOpen,
    onPoint,
    openOnMove = false,
    checked,
    onCheck,
    controls = false,
    main = true,
    leaving,
    onDragStart,
    list = null,
    onRange,
    children,
  } = props;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const keyAt = (index: number): string | null => {
    const one = row(index);
    return one === undefined ? null : rowKey(one);
  };
  const leaves = (index: number): boolean => leaving !== undefined && leaving.size > 0 && leaving.has(keyAt(index) ?? "");
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (leaves(index) ? 0 : height),
    overscan: 8,
  });
  // Rows that leave sit at other places once the data is without them: measure again whenever those places change.
  const places =
    leaving === undefined || leaving.size === 0
      ? ""
      : Array.from({ length: count }, (_, i) => i)
          .filter(leaves)
          .join();
  useLayoutEffect(() => virtual.measure(), [virtual, places]);
  const items = virtual.getVirtualItems();
  const open = (index: number): void => {
    const one = row(index);
    if (one !== undefined) onOpen?.(one, index);
  };
  const cursor = useListCursor({
    count,
    keyAt,
    selected,
    onMove: (index) => openOnMove && open(index),
    show: (index) => virtual.scrollToIndex(index),
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1),
  });
  const listed = useRef(list);
  useLayoutEffect(() => {
    if (list === null || list === listed.current) return;
    const isFirst = listed.current === null;
    listed.current = list;
    if (isFirst) return;
    if (scroller.current) scroller.current.scrollTop = 0;
    cursor.reset();
  });
  const check = (index: number, range: boolean): void => {
    const key = keyAt(index);
    if (!onCheck || key === null) return;
    const keys = range ? cursor.range(index) : [key];
    onCheck(keys, !(checked?.has(key) ?? false));
    cursor.mark(index);
  };

  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const words = { group: t("common.keys.lists") };
  useKeys(
    {
      j: { does: t("common.keys.next"), run: () => cursor.move(1) },
      k: { does: t("common.keys.previous"), run: () => cursor.move(-1) },
      Enter: { does: t("common.keys.open"), run: () => open(cursor.at), off: !onOpen || openOnMove },
      x: { does: t("common.keys.select"), run: () => check(cursor.at, false), off: !onCheck },
      "shift+x": { does: t("common.keys.selectTo"), run: () => check(cursor.at, true), off: !onCheck },
    },
    { ...words, on: main },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || onControl(event.target)) return;
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: cursor.page(),
      PageUp: -cursor.page(),
      Home: -count,
      End: count,
      ...(main ? {} : { j: 1, k: -1 }),
    }[event.key];
    if (step !== undefined) cursor.move(step);
    else if (event.key === " " && onCheck) check(cursor.at, event.shiftKey);
    else if (event.key === "Enter" && !main) open(cursor.at);
    else return;
    event.preventDefault();
  };
  /** Else the browser marks the text of the whole range. */
  const onMouseDown = (event: MouseEvent): void => {
    if (!event.shiftKey || !onCheck || onControl(event.target)) return;
    event.preventDefault();
    scroller.current?.focus({ preventScroll: true });
  };
  const onClick = (event: MouseEvent, index: number): void => {
    if (onControl(event.target)) return;
    cursor.set(index);
    if (event.shiftKey && onCheck) check(index, true);
    else open(index);
  };

  const pointing = useRef<number | undefined>(undefined);
  const point = (index: number | null): void => {
    window.clearTimeout(pointing.current);
    const one = index === null ? undefined : row(index);
    if (onPoint && one !== undefined) pointing.current = window.setTimeout(() => onPoint(one), restMs);
  };
  useEffect(() => () => window.clearTimeout(pointing.current), []);
  const deeds = useSame({
    click: onClick,
    check,
    drag: (event, index) => {
      const one = row(index);
      if (one !== undefined) onDragStart?.(event, one);
    },
    point,
  });
  const draw = useCallback(
    (state: RowState): ReactNode => {
      const one = row(state.index);
      return one === undefined ? undefined : children(one, state);
    },
    [row, children],
  );

  const grid = controls || onCheck !== undefined;
  const anyChecked = (checked?.size ?? 0) > 0;
  const rowId = (index: number): string => `${id}-${index}`;
  const shown = items.some((item) => item.index === cursor.at);
  return (
    <div
      ref={scroller}
      className={css.list}
      data-leaving={places === "" ? undefined : true}
      role={grid ? "grid" : "listbox"}
      aria-label={label}
      aria-rowcount={grid ? count : undefined}
      aria-multiselectable={onCheck ? true : undefined}
      aria-activedescendant={shown ? rowId(cursor.at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
    >
      <div role={grid ? "rowgroup" : "presentation"} className={css.whole} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const one = row(item.index);
          const key = one === undefined ? null : rowKey(one);
          return (
            <VirtualRow
              key={item.key}
              id={rowId(item.index)}
              index={item.index}
              selected={key !== null && key === selected}
              active={item.index === cursor.at}
              checked={key !== null && (checked?.has(key) ?? false)}
              count={count}
              height={item.size}
              start={item.start}
              grid={grid}
              data={one}
              draw={draw}
              checkable={onCheck !== undefined}
              name={onCheck && one !== undefined ? rowName(one) : null}
              anyChecked={anyChecked}
              draggable={onDragStart !== undefined && one !== undefined}
              deeds={deeds}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The same functions as long as the list is there, which do what the latest ones do: rows are not drawn again because of them. */
function useSame(latest: RowDeeds): RowDeeds {
  const current = useRef(latest);
  useLayoutEffect(() => void (current.current = latest));
  const [same] = useState<RowDeeds>(() => ({
    click: (event, index) => current.current.click(event, index),
    check: (index, range) => current.current.check(index, range),
    drag: (event, index) => current.current.drag(event, index),
    point: (index) => current.current.point(index),
  }));
  return same;
}
