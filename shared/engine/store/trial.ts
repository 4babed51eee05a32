// Trials: a robot as it would be with other entries, or after saves, and as it was again.
import type { EntryChange } from "../studies.ts";
import type { EngineEntry } from "../types.ts";
import type { InTrainingOrder } from "./inTrainingOrder.ts";
import type { Margins } from "../learn/margins.ts";
import { countWordings, removeWordings, type Wording } from "../learn/wordings.ts";
import type { Dictionary } from "../text/dictionary.ts";
import type { ExactMatches } from "../rank/exactMatches.ts";
import type { Taught } from "../learn/rows.ts";
import type { OutOfScopeTexts } from "./outOfScope.ts";
import type { Retraining } from "./retraining.ts";
import type { SearchIndex } from "../rank/searchIndex.ts";

/** An entry as the library holds it. */
type Known = Taught & { entry: EngineEntry; wordings: Wording[] };

/** What of a library a save changes. */
export interface Saved {
  entries: InTrainingOrder<Known>;
  dictionary: Dictionary;
  margins: Margins | null;
  keys: ExactMatches;
  outOfScope: OutOfScopeTexts;
  retraining: Retraining;
  /** Finds candidates where no model does. */
  index: Pick<SearchIndex, "add" | "remove">;
  /** The entry ready to be put in, not counted yet. */
  read: (entry: EngineEntry) => Known;
  /** Whether the model has this entry's classifier. */
  isAsTrained: (known: Known) => boolean;
}

/** Does something as if these entries were in the place of those with their ids, read anew and really retrained (without out-of-scope texts of the key `leftOut`). */
export function inTheirPlace<T>(saved: Saved, changed: readonly EngineEntry[], use: () => T, leftOut?: string): T {
  const { entries, margins, retraining } = saved;
  const before = changed.flatMap(({ id }) => entries.get(id) ?? []);
  retraining.meet(() => []);
  const classifiers = before.map(({ entry: { id } }) => [id, margins?.retrainedOf(id) ?? null] as const);
  const after = changed.filter(({ id }) => entries.has(id)).map(saved.read);
  swap(saved, before, after);
  try {
    for (const _ of retraining.trainEach(new Set(after.map(({ entry }) => entry.id)), leftOut));
    return use();
  } finally {
    swap(saved, after, before);
    for (const [id, classifier] of classifiers) {
      if (classifier) margins?.retrain(id, classifier);
      else margins?.restore(id);
    }
  }
}

/** Puts entries in the place of others, or back, without telling the index: it only finds candidates, and search is not tried. */
function swap({ entries, dictionary, keys, outOfScope }: Saved, out: readonly Known[], into: readonly Known[]): void {
  for (const known of out) {
    removeWordings(known.vectors, dictionary);
    outOfScope.forget(known.wordings);
    keys.remove(known.entry.id, known.wordings);
  }
  for (const known of into) {
    countWordings(known.vectors, dictionary);
    outOfScope.teach(known.wordings);
    keys.add(known.entry.id, known.wordings);
    entries.put(known);
  }
}

/**
 * The same as saving these, one after the other: each is retrained knowing what was saved before it, and all else stays as it is. What is returned
 * takes all of it back; until then nothing else may change the robot.
 */
export function saveOnTrial(saved: Saved, changes: readonly EntryChange[]): () => void {
  const back: (() => void)[] = [];
  const takeBack = (): void => {
    while (back.length > 0) back.pop()!();
  };
  saved.retraining.meet(() => []);
  try {
    for (const change of changes) back.push(saveOne(saved, change));
  } catch (error) {
    takeBack();
    throw error;
  }
  return takeBack;
}

function saveOne(saved: Saved, { id, entry }: EntryChange): () => void {
  const { entries, margins, retraining } = saved;
  const before = entries.get(id) ?? null;
  const classifier = margins?.retrainedOf(id) ?? null;
  const wasLeft = retraining.isLeft(id);
  // Search is told only where it finds the candidates: with a model, of a trainer's search only.
  const isIndexed = !margins || retraining.hasLeft();
  const after = entry && saved.read(entry);

  if (before) takeOut(saved, before, isIndexed);
  retraining.forget(id);
  margins?.remove(id);
  if (after) {
    putIn(saved, after, isIndexed);
    if (margins && saved.isAsTrained(after)) margins.restore(id);
    else for (const _ of retraining.trainEach(new Set([id])));
  }
  return () => {
    retraining.meet(() => []);
    if (after) takeOut(saved, after, isIndexed);
    if (before) putIn(saved, before, isIndexed);
    // What was tried is forgotten: then the model's own stands, or none.
    margins?.restore(id);
    if (!before) margins?.remove(id);
    else if (wasLeft) retraining.leave(id);
    else if (classifier) margins?.retrain(id, classifier);
  };
}

function takeOut({ entries, dictionary, keys, outOfScope, index }: Saved, known: Known, isIndexed: boolean): void {
  if (isIndexed) index.remove(known.entry, known.wordings);
  removeWordings(known.vectors, dictionary);
  outOfScope.forget(known.wordings);
  keys.remove(known.entry.id, known.wordings);
  entries.remove(known.entry.id);
}

function putIn({ entries, dictionary, keys, outOfScope, index }: Saved, known: Known, isIndexed: boolean): void {
  if (isIndexed) index.add(known.entry, known.wordings);
  countWordings(known.vectors, dictionary);
  outOfScope.teach(known.wordings);
  keys.add(known.entry.id, known.wordings);
  entries.put(known);
}
