// Entries by id, and in the order they are trained in. Sorting 50,000 anew with every save took 20 ms.
import { byLot, type Drawn } from "./wordings.ts";

export interface InLots<K extends Drawn> extends ReadonlyMap<string, K> {
  /** In the place of the one with its id, if there is one. */
  put: (one: K) => void;
  remove: (id: string) => void;
  /** In order of training (wordings.ts). Valid until the next change. */
  sorted: () => readonly K[];
}

export function createInLots<K extends Drawn>(): InLots<K> {
  const all = new Map<string, K>();
  /** Made when first asked for; kept in order from then on. */
  let sorted: K[] | null = null;
  const placeOf = (one: Drawn): number => {
    let low = 0;
    let high = sorted?.length ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byLot(sorted![middle]!, one) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const remove = (id: string): void => {
    const one = all.get(id);
    if (!one) return;
    sorted?.splice(placeOf(one), 1);
    all.delete(id);
  };
  return Object.assign(all, {
    put: (one: K): void => {
      remove(one.id);
      sorted?.splice(placeOf(one), 0, one);
      all.set(one.id, one);
    },
    remove,
    sorted: (): readonly K[] => (sorted ??= [...all.values()].sort(byLot)),
  });
}
