// The map: entries of the worst pairs against each other; a cell opens its pair. Arrows go to the next cell that holds something, Enter opens it.
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputOf, OutputOf } from "../../lib/api.ts";
import { useApi } from "../../lib/queries.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import css from "./ConfusionMap.module.css";
import { confusedKey } from "./deeds.ts";

type Shown = OutputOf<"getConfusionMap">;
type Cell = Shown["cells"][number];

export interface ConfusionMapProps {
  among: InputOf<"getConfusionMap">;
  onSelect: (pair: string) => void;
}

export function ConfusionMap({ among, onSelect }: ConfusionMapProps) {
  const { t } = useTranslation();
  const map = useApi("getConfusionMap", among);
  return (
    <Column label={t("confusion.map.title")} head={<PageHead title={t("confusion.map.title")} />}>
      <StateView
        query={map}
        what={t("confusion.map.what")}
        rows={10}
        rowHeight={32}
        count={({ entries }) => entries.length}
        empty={<p className={`xs text-3 ${css.hint}`}>{t("confusion.map.none")}</p>}
      >
        {(shown) => <Grid shown={shown} onSelect={onSelect} />}
      </StateView>
    </Column>
  );
}

function Grid({ shown, onSelect }: { shown: Shown; onSelect: (pair: string) => void }) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const { entries, cells } = shown;
  const byPlace = new Map(cells.map((cell) => [`${cell.ahead} ${cell.behind}`, cell]));
  const at = (row: number, column: number): Cell | undefined => byPlace.get(`${entries[row]?.id} ${entries[column]?.id}`);
  const first = cells.length === 0 ? null : firstCell(entries, byPlace);
  const [place, setPlace] = useState<{ row: number; column: number } | null>(null);
  const here = place && at(place.row, place.column) ? place : first;
  const most = cells.reduce((max, { turns, bad }) => Math.max(max, turns, bad), 1);
  const names = new Map(entries.map(({ id, question }) => [id, question]));
  const say = ({ ahead, behind, turns, bad }: Cell): string =>
    t("confusion.map.cell", { ahead: names.get(ahead) ?? "", behind: names.get(behind) ?? "", count: turns, bad });
  const go = (row: number, column: number): void => {
    setPlace({ row, column });
    grid.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent, row: number, column: number): void => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [dRow, dColumn] = step as [number, number];
    const found = nextCell({ row, column }, { dRow, dColumn }, entries.length, at);
    if (found) go(found.row, found.column);
  };
  const told = here && at(here.row, here.column);
  return (
    <div className={css.map}>
      <p className="xs text-3">{t("confusion.map.hint")}</p>
      <div className={css.scroll}>
        <table ref={grid} role="grid" aria-label={t("confusion.map.label")} className={css.grid}>
          <thead>
            <tr>
              <th scope="col" className="xs text-3">
                {t("confusion.map.corner")}
              </th>
              {entries.map(({ id, question }, column) => (
                <th key={id} scope="col" title={question} data-here={here?.column === column || undefined}>
                  <span aria-hidden>{column + 1}</span>
                  <span className="sr-only">{question}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, question }, row) => (
              <tr key={id}>
                <th scope="row" title={question} data-here={here?.row === row || undefined}>
                  <span className={css.number}>{row + 1}</span>
                  <span className="ellipsis" dir="auto">
                    {question}
                  </span>
                </th>
                {entries.map((other, column) => {
                  const cell = at(row, column);
                  if (!cell)
                    return (
                      <td key={other.id} data-self={row === column || undefined}>
                        <span className="sr-only">{t("confusion.map.empty")}</span>
                      </td>
                    );
                  return (
                    <td key={other.id}>
                      <button
                        type="button"
                        className={css.cell}
                        data-place={`${row} ${column}`}
                        data-bad={cell.bad > 0 || undefined}
                        data-level={Math.min(4, Math.ceil((4 * Math.max(cell.turns, cell.bad)) / most))}
                        tabIndex={here?.row === row && here.column === column ? 0 : -1}
                        aria-label={say(cell)}
                        title={say(cell)}
                        onFocus={() => setPlace({ row, column })}
                        onMouseEnter={() => setPlace({ row, column })}
                        onKeyDown={(event) => keys(event, row, column)}
                        onClick={() => onSelect(keyOf(cell))}
                      >
                        {Math.max(cell.turns, cell.bad)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.told} aria-hidden>
        {told ? say(told) : t("confusion.map.choose")}
      </p>
      {shown.shown < shown.pairs && (
        <p className="xs text-3">{t("confusion.map.rest", { entries: entries.length, shown: shown.shown, pairs: shown.pairs })}</p>
      )}
    </div>
  );
}

const keyOf = ({ ahead, behind }: Cell): string =>
  confusedKey(ahead < behind ? { first: { id: ahead }, second: { id: behind } } : { first: { id: behind }, second: { id: ahead } });

function firstCell(entries: Shown["entries"], cells: ReadonlyMap<string, Cell>): { row: number; column: number } | null {
  for (const [row, { id }] of entries.entries()) {
    const column = entries.findIndex((other) => cells.has(`${id} ${other.id}`));
    if (column >= 0) return { row, column };
  }
  return null;
}

/** The nearest in that direction, of these the one least aside. */
function nextCell(
  from: { row: number; column: number },
  { dRow, dColumn }: { dRow: number; dColumn: number },
  size: number,
  at: (row: number, column: number) => Cell | undefined,
): { row: number; column: number } | null {
  for (let ahead = 1; ahead < size; ahead += 1)
    for (let aside = 0; aside < size; aside += 1)
      for (const sign of [1, -1]) {
        const row = from.row + dRow * ahead + (dColumn !== 0 ? sign * aside : 0);
        const column = from.column + dColumn * ahead + (dRow !== 0 ? sign * aside : 0);
        if (at(row, column)) return { row, column };
      }
  return null;
}
