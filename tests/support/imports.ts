// What our files import, read from their text.
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** What a file, named from the root, imports, types included: our files named so too, packages by their names. */
export function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((m) =>
    m[1]!.startsWith(".") ? relative(root, resolve(root, dirname(file), m[1]!)) : m[1]!,
  );
}
