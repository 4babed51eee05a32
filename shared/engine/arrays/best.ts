// The best few of many.

/** Puts one among the `best` (at most `most`, best first), or leaves it out; `best` is changed. Of equal ones the first to come stands first. */
export function keepBest<T>(best: T[], one: T, most: number, isBetter: (one: T, other: T) => boolean): void {
  let place = best.length;
  while (place > 0 && isBetter(one, best[place - 1]!)) place--;
  if (place === most) return;
  best.splice(place, 0, one);
  if (best.length > most) best.pop();
}
