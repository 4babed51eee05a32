// Which tests a change of a file concerns: those of its folder, and of the folders that import it.
import { importsOf } from "../support/imports.ts";
import { filesIn, roomOf, testsOf } from "./testsOf.ts";

/** Their files, named from the root, in order, each once; tests among the given files too. */
export function testsAround(changed: readonly string[]): string[] {
  const code = ["client", "server", "shared"].flatMap(filesIn).filter((file) => /\.tsx?$/.test(file));
  const users = code.filter((file) => importsOf(file).some((target) => changed.includes(target)));
  const rooms = new Set([...changed, ...users].map(roomOf));
  return [...new Set([...changed.filter((file) => /\.test\.tsx?$/.test(file)), ...[...rooms].flatMap(testsOf)])].sort();
}
