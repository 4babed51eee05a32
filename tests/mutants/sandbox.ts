// A copy of the program in which every mutant is built in, switched off; Stryker's instrumenter writes it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Mutant } from "@stryker-mutator/api/core";
import type { Ignorer } from "@stryker-mutator/api/ignore";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { root } from "./testsOf.ts";

/** Git ignores it; it is there only during a run. */
export const sandbox = join(root, ".mutants");

const copied = ["client", "server", "shared", "tests", "data/samples", "package.json", "tsconfig.json", "README.md"];

/** Makes the copy, with the mutants of these files in it, and returns these. */
export async function makeSandbox(files: readonly string[]): Promise<readonly Mutant[]> {
  removeSandbox();
  mkdirSync(sandbox);
  for (const name of copied) cpSync(join(root, name), join(sandbox, name), { recursive: true });
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), "utf8") }));
  const options = { plugins: null, excludedMutations: [], ignorers: [messages], noHeader: true };
  const { files: instrumented, mutants } = await new Instrumenter(silent).instrument(sources, options);
  for (const { name, content } of instrumented) writeFileSync(join(sandbox, name), header(name) + content);
  return mutants.filter(({ status }) => status !== "Ignored");
}

/** Removes the copy and all that was written during the run. */
export function removeSandbox(): void {
  rmSync(sandbox, { recursive: true, force: true, maxRetries: 5 });
}

/** Stryker's own keeps one switch a thread, set by an environment variable that not all of our processes are given. */
function header(file: string): string {
  const active = relative(dirname(file), "tests/mutants/active.ts");
  return `import { active as a_9fa48, isActive as i_9fa48, reached as r_9fa48 } from "${active}";
const active_9fa48 = a_9fa48, stryCov_9fa48 = r_9fa48;
function stryMutAct_9fa48(id) { return id === active_9fa48 && i_9fa48(id); }
`;
}

/** What an error, a line of the log or an API's document says is for people to read; no test should hold its wording. */
const messages: Ignorer = {
  shouldIgnore(path) {
    const { node, parent, key, listKey } = path as Place;
    if (listKey !== "arguments" || !["StringLiteral", "TemplateLiteral"].includes(node.type)) return undefined;
    const called = nameOf(parent.callee);
    const isMessage =
      parent.type === "NewExpression"
        ? (called === "Failure" && key === 1) || (/Error$/.test(called) && key === 0)
        : /(?:^|\.)log\.\w+$|\.describe$/.test(called);
    return isMessage ? "a text for people" : undefined;
  },
};

/** What is asked of Babel's nodes here. */
interface Node {
  type: string;
  name?: string;
  object?: Node;
  property?: Node;
  callee?: Node;
}
interface Place {
  node: Node;
  parent: Node;
  key: string | number;
  listKey?: string;
}

const nameOf = (node: Node | undefined): string =>
  node?.property ? `${nameOf(node.object)}.${nameOf(node.property)}` : (node?.name ?? "");

const nothing = (): void => {};
const no = (): boolean => false;
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
