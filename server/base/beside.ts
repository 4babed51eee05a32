// Modules of ours that run in a thread or a process of their own: where they lie, and what Node needs to run them.
import { createRequire } from "node:module";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "./packageRoot.ts";

// By a name of its own: a bundler takes `new URL(…, import.meta.url)` for an asset of a page (tests of pages run the server too).
const here = import.meta.url;
const isSource = extname(here) === ".ts";
// From source (tests, development) Node 20 needs tsx to read TypeScript, which takes each thread a second more of work. Tests that find a
// build of this very source say so by COMPILED: then that is run.
const isCompiled = isSource && process.env.COMPILED === "true";
const source = pathToFileURL(`${packageRoot}/server/`).href;
const built = pathToFileURL(`${packageRoot}/dist/server/`).href;

/** The address of the module `name` that lies beside the file whose `import.meta.url` is given. */
export function moduleBeside(file: string, name: string): string {
  const address = new URL(`./${name}${extname(file)}`, file).href;
  return isCompiled ? address.replace(source, built).replace(/\.ts$/u, ".js") : address;
}

/** Arguments of Node for a thread or process that runs such a module. */
export const argumentsToRun = isSource && !isCompiled ? ["--import", pathToFileURL(createRequire(here).resolve("tsx")).href] : [];

// Piscina requires a task's module before it imports it. Node 20 ends the whole process ("IsGraphAsync must be used on an instantiated module")
// where a thread is ended, as a cancelled training or a look ahead that nobody waits for is, while it requires one; importing has no such moment.
const importsOnly = ["--no-experimental-require-module"].filter((one) => process.allowedNodeEnvironmentFlags.has(one));

/** The same for each thread of Piscina. */
export const argumentsOfThreads = [...argumentsToRun, ...importsOnly];
