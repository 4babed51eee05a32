// Where two recorded states differ, in the order they stand: lists by what came and what went, all else leaf by leaf.
export interface Difference {
  /** Names of fields from the outside in; [] where the state itself is one list. */
  path: readonly string[];
  before: string | null;
  after: string | null;
}

export interface Say {
  /** A leaf in words; the last name of the path is its field. */
  value: (path: readonly string[], value: unknown) => string;
  /** An item of a list on its own, within its list. */
  item: (path: readonly string[], item: Record<string, unknown>, list: readonly unknown[]) => string;
  /** Stands between the words of a list. */
  separator: string;
}

/** More are only counted: an old and a new vocabulary may differ in thousands of words. */
export const mostShown = 60;
const deepest = 8;

// The machine's own: they say nothing to a reader.
const hidden = new Set(["id", "upload", "job", "label", "check", "item", "decision", "miss", "wording", "digest"]);

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export function differences(before: unknown, after: unknown, say: Say, path: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after) || (isNothing(before) && isNothing(after))) return [];
  if (Array.isArray(before) || Array.isArray(after)) return inLists(listOf(before), listOf(after), say, path);
  if ((isFields(before) || isFields(after)) && path.length < deepest) {
    const [had, has] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
    return Object.keys({ ...had, ...has })
      .filter((name) => !hidden.has(name))
      .flatMap((name) => differences(had[name], has[name], say, [...path, name]));
  }
  const said = (value: unknown): string | null => (isNothing(value) ? null : say.value(path, value));
  const [was, is] = [said(before), said(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function inLists(before: unknown[], after: unknown[], say: Say, path: readonly string[]): Difference[] {
  const [had, has] = [before, after].map((list) =>
    list.map((item) => ({ id: idOf(item), text: isFields(item) ? say.item(path, item, list) : say.value(path, item) })),
  ) as [Item[], Item[]];
  const [old, now] = [new Set(had.map(({ text }) => text)), new Set(has.map(({ text }) => text))];
  const gone = had.filter(({ text }) => !now.has(text));
  const come = has.filter(({ text }) => !old.has(text));
  // The same things in another order: for answers and related questions that is a change.
  if (gone.length + come.length === 0) {
    const [was, is] = [had, has].map((items) => items.map(({ text }) => text).join(say.separator)) as [string, string];
    return was === is ? [] : [{ path, before: was, after: is }];
  }
  // Plain words on one line each: what went, what came.
  if (!before.some(isFields) && !after.some(isFields))
    return [gone, come].flatMap((items, i): Difference[] => {
      if (items.length === 0) return [];
      const line = items.map(({ text }) => text).join(say.separator);
      return [i === 0 ? { path, before: line, after: null } : { path, before: null, after: line }];
    });
  const left = [...come];
  const takePartner = (one: Item): Item | undefined => {
    const at = left.findIndex(({ id }) => id === one.id);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  return [
    ...gone.map((one): Difference => ({ path, before: one.text, after: takePartner(one)?.text ?? null })),
    ...left.map((one): Difference => ({ path, before: null, after: one.text })),
  ];
}

interface Item {
  /** null: without one; those are matched in their order. */
  id: string | null;
  text: string;
}
const idOf = (item: unknown): string | null => (isFields(item) && typeof item.id === "string" ? item.id : null);
