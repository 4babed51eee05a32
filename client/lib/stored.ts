// Small preferences of this browser (widths, last knowledge base): read with a fallback, written if the store allows.

export function readStored<T>(key: string, check: (value: unknown) => value is T, fallback: T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`trainer.${key}`) ?? "null");
    return check(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`trainer.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store only forgets the preference.
  }
}
