// A script of tests/bench as one file: it starts in a tenth of the time that compiling each of its modules takes.
import { join, resolve } from "node:path";
import { build } from "vite";

/** Writes the script, and all it imports, into the folder; the path of what Node can run. */
export async function bundled(script: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, "../bench", script),
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "[name].mjs" } },
    },
  });
  return join(folder, script.replace(/ts$/u, "mjs"));
}
