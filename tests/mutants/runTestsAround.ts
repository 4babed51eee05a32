// `npm run test:of -- FILE…`: runs the tests that a change of these files, or all of these folders, concerns; `--list` only names them.
import { spawnSync } from "node:child_process";
import { relative, resolve } from "node:path";
import { testsAround } from "./testsAround.ts";
import { filesIn, root } from "./testsOf.ts";

const places = process.argv.slice(2).filter((word) => word !== "--list");
const changed = places.flatMap((place) => filesIn(relative(root, resolve(place))));
const tests = testsAround(changed);
if (tests.length === 0) {
  console.error(
    `npm run test:of -- FILE|FOLDER… [--list]\n\nNo such file, or none that tests of a folder are about: ${places.join(" ") || "(nothing said)"}`,
  );
  process.exit(2);
}
console.log(tests.join("\n"));
if (!process.argv.includes("--list"))
  process.exit(spawnSync("npx", ["vitest", "run", ...tests], { cwd: root, stdio: "inherit" }).status ?? 1);
