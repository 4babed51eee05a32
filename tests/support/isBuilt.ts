// Whether dist/ holds the server as its source stands now.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** True if each file of server/ and shared/ was built after it was last written. */
export const isBuilt = (): boolean =>
  ["server", "shared"].every((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
      .every((name) => writtenAt(`${folder}/${name}`) <= writtenAt(`dist/${folder}/${name.replace(/ts$/u, "js")}`)),
  );

/** In ms; 0 for what is not there. */
const writtenAt = (file: string): number => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
