// What runs before everything else: it looks at Node, then loads the program, and says in a line what is missing.
import { createRequire } from "node:module";
import { packageRoot } from "./packageRoot.ts";

/** Loads a program only when Node is new enough to read it; ends the process with code 1 where it is not, or where a library is missing. */
export function begin(program: () => Promise<unknown>): void {
  createRequire(import.meta.url)(`${packageRoot}/server/nodeVersion.cjs`);
  program().catch((error: unknown) => {
    console.error(isMissing(error) ? `${error.message}. Run npm install in ${packageRoot}.` : error);
    process.exitCode = 1;
  });
}

const isMissing = (error: unknown): error is Error => error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
