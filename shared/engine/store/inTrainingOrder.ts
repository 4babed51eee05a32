// Entries by id, and in the order they are trained in. Sorting 50,000 anew with every save took 20 ms.
import { firstNotBelow } from "../arrays/search.ts";
import { byTrainingOrder, type Ordered } from "../learn/wordings.ts";

/** A map by id that can be read in training order. */
export interface InTrainingOrder<K extends Ordered> extends ReadonlyMap<string, K> {
  /** In the place of the one with its id, if there is one. */
  put: (one: K) => void;
  remove: (id: string) => void;
  /** In order of training (learn/wordings.ts). Valid until the next change. */
  sorted: () => readonly K[];
}

/** Empty. */
export function createInTrainingOrder<K extends Ordered>(): InTrainingOrder<K> {
  const all = new Map<string, K>();
  /** Made when first asked for; kept in order from then on. */
  let sorted: K[] | null = null;
  const placeOf = (one: Ordered): number => firstNotBelow(0, sorted?.length ?? 0, (place) => byTrainingOrder(sorted![place]!, one) < 0);
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
    sorted: (): readonly K[] => (sorted ??= [...all.values()].sort(byTrainingOrder)),
  });
}
