// `npm run crash`: kills and the machine's faults against the built server. --kills N (200), --seed S (1), --only NAME; loopback only.
import { parseArgs } from "node:util";
import { faults } from "./faults.ts";
import { Skipped } from "./shop.ts";
import { killOften } from "./kills.ts";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string", default: "1" }, only: { type: "string" } },
});
const only = values.only;
let failed = 0;

async function attempt(name: string, did: string, expected: string, run: () => Promise<string>): Promise<void> {
  if (only !== undefined && only !== name) return;
  console.log(`${name}: ${did}\n  expected: ${expected}`);
  const begun = performance.now();
  try {
    console.log(`  happened: ${await run()}`);
  } catch (error) {
    if (!(error instanceof Skipped)) failed += 1;
    console.log(`  ${error instanceof Skipped ? "SKIPPED" : "FAILED"}: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.log(`  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

for (const { name, did, expected, run } of faults) await attempt(name, did, expected, run);
await attempt(
  "kills",
  `${values.kills} kills (−9) while people save, import, review, publish and roll back and customers ask; seed ${values.seed}`,
  "0 acknowledged writes lost, both files whole, the live version answers after each start",
  async () => {
    const { kills, acknowledged, problems } = await killOften(Number(values.kills), Number(values.seed), (line) => console.log(line));
    if (problems.length > 0) throw new Error(`${problems.length} problems of ${kills} kills:\n    ${problems.slice(0, 10).join("\n    ")}`);
    return `${kills} kills, ${acknowledged} acknowledged writes, 0 lost`;
  },
);
if (failed > 0) {
  console.log(`${failed} failed`);
  process.exit(1);
}
console.log("all held");
process.exit(0);
