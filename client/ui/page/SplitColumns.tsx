// Full-height columns with widths a person can drag; each browser remembers them. Narrow windows fold columns away.
import { Drawer } from "@mantine/core";
import { useMediaQuery, useSplitter } from "@mantine/hooks";
import { Fragment, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { readStored, writeStored } from "../../lib/stored.ts";
import css from "./SplitColumns.module.css";

export interface SplitColumn {
  id: string;
  /** Its name, for the handle between columns and as the drawer's title. */
  label: string;
  /** px at first; the one column without a width takes the rest. */
  width?: number;
  /** Under which its width is remembered, if not its id: a column that needs another width for another use. */
  remember?: string;
  min?: number;
  max?: number;
  /** Not shown below this window width (px): 1360 for the tree, whose place a chip takes. */
  hideBelow?: number;
  /** Below this window width (px, 1100 for right panels) shown as a drawer while `opened`. */
  drawerBelow?: number;
  opened?: boolean;
  onClose?: () => void;
  content: ReactNode;
}

/** @param name under which the widths are remembered */
export function SplitColumns({ name, columns }: { name: string; columns: readonly SplitColumn[] }) {
  const at1360 = useMediaQuery("(min-width: 1360px)", true, { getInitialValueInEffect: false });
  const at1100 = useMediaQuery("(min-width: 1100px)", true, { getInitialValueInEffect: false });
  const fits = (edge: number | undefined): boolean => edge === undefined || (edge > 1100 ? at1360 : at1100);
  const shown = columns.filter((c) => fits(c.hideBelow) && fits(c.drawerBelow));
  const drawers = columns.filter((c) => fits(c.hideBelow) && !fits(c.drawerBelow));
  return (
    <>
      <Columns name={name} columns={shown} />
      {drawers.map((c) => (
        <Drawer.Root key={c.id} opened={c.opened ?? false} onClose={() => c.onClose?.()} position="right" size={c.width ?? 340}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={c.label}>
            <Drawer.Body p={0} h="100%">
              {c.content}
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      ))}
    </>
  );
}

/** Whether right panels of a screen are drawers now: show the button that opens them. */
export const useNarrow = (): boolean => !useMediaQuery("(min-width: 1100px)", true, { getInitialValueInEffect: false });
/** Whether the tree is folded into the 类目 chip. */
export const useTreeFolded = (): boolean => !useMediaQuery("(min-width: 1360px)", true, { getInitialValueInEffect: false });

type Widths = Record<string, number>;
const isWidths = (value: unknown): value is Widths =>
  typeof value === "object" && value !== null && Object.values(value).every((n) => typeof n === "number");
const px = (n: number) => `${n}px` as const;

/** Columns may come and go: those that stay are not drawn anew, and keep what they hold and where they are scrolled to. */
function Columns({ name, columns }: { name: string; columns: readonly SplitColumn[] }) {
  const { t } = useTranslation();
  const key = `columns.${name}`;
  const [widths, setWidths] = useState<Widths>(() => readStored(key, isWidths, {}));
  const sizes = columns.map((c) => (c.width === undefined ? 100 : px(widths[c.remember ?? c.id] ?? c.width)));
  const { ref, getHandleProps } = useSplitter<HTMLDivElement>({
    panels: columns.map((c, i) => ({
      defaultSize: sizes[i] ?? 100,
      min: px(c.min ?? Math.min(c.width ?? 320, 240)),
      ...(c.max ? { max: px(c.max) } : {}),
    })),
    sizes,
    step: "16px",
    shiftStep: "64px",
    onSizeChange: (next) => {
      const changed = Object.fromEntries(
        columns.flatMap((c, i) => (c.width === undefined ? [] : [[c.remember ?? c.id, Math.round(Number.parseFloat(String(next[i])))]])),
      );
      const all = { ...readStored(key, isWidths, {}), ...changed };
      setWidths(all);
      writeStored(key, all);
    },
  });
  return (
    <div ref={ref} className={css.columns}>
      {columns.map((c, i) => {
        const size = sizes[i];
        const fixed = typeof size === "string" && size.endsWith("px");
        const before = columns[i - 1];
        return (
          <Fragment key={c.id}>
            {before && (
              <div
                {...getHandleProps({ index: i - 1 })}
                className={css.handle}
                aria-label={t("common.columns.resize", { left: before.label, right: c.label })}
              />
            )}
            <div className={css.column} style={fixed ? { flex: `0 1 ${size}` } : { flex: "1 1 0" }}>
              {c.content}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}
