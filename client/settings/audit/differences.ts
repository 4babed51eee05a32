// Where two recorded states differ: leaves by their path, in the order they stand.
export interface Difference {
  path: string;
  before: string | null;
  after: string | null;
}

/** More are only counted: an old and a new vocabulary may differ in thousands of words. */
export const mostShown = 60;
const deepest = 8;

const said = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function collect(value: unknown, path: string, into: Map<string, string>, depth: number): void {
  if (value === null || value === undefined) return;
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((one, i) => [String(i + 1), one])
    : typeof value === "object"
      ? Object.entries(value)
      : [];
  if (entries.length === 0 || depth === 0) {
    if (!Array.isArray(value) || value.length > 0) into.set(path, said(value));
    return;
  }
  // A list of plain words reads best on one line.
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) into.set(path, value.map(said).join("、"));
  else for (const [key, one] of entries) collect(one, path === "" ? key : `${path}.${key}`, into, depth - 1);
}

export function differences(before: unknown, after: unknown): Difference[] {
  const [a, b] = [new Map<string, string>(), new Map<string, string>()];
  collect(before, "", a, deepest);
  collect(after, "", b, deepest);
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((path) =>
    a.get(path) === b.get(path) ? [] : [{ path, before: a.get(path) ?? null, after: b.get(path) ?? null }],
  );
}
