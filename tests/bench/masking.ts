// `npm run bench:masking`: precision and recall of masking on our own lines, what is missed, and what a question costs. --json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mask } from "../../shared/engine/mask.ts";
import { maskingFigures } from "./maskingFigures.ts";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const figures = maskingFigures();
const samples = join(import.meta.dirname, "../../data/samples/tests.jsonl");
const questions = readFileSync(samples, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => String((JSON.parse(line) as { question: unknown }).question));

/** Microseconds a text, the best of five rounds. */
function costOf(texts: readonly string[]): number {
  const rounds = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    for (let i = 0; i < 100; i++) for (const text of texts) mask(text);
    return ((performance.now() - begun) / texts.length / 100) * 1000;
  });
  return Math.min(...rounds);
}
const cost = {
  "a question of the sample shop": costOf(questions),
  "a line of the file": costOf(figures.surprises.length > 0 ? questions : linesOf()),
};

function linesOf(): string[] {
  return readFileSync(join(import.meta.dirname, "maskingCases.txt"), "utf8").split("\n");
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
if (values.json) console.log(JSON.stringify({ ...figures, cost }));
else {
  const { lines, plainLines, data, found, wrong, precision, recall } = figures;
  console.log(`${lines} lines, ${plainLines} of them without personal data`);
  console.log(
    `precision ${percent(precision)} (${wrong} placeholders for what is none), recall ${percent(recall)} (${found} of ${data})\n`,
  );
  for (const { kind, ...of } of figures.byKind) console.log(`  ${kind.padEnd(11)} ${of.found} of ${of.data} found, ${of.wrong} wrong`);
  console.log(`\nknown misses:\n${figures.knownMisses.map((text) => `  ${text}`).join("\n")}`);
  if (figures.surprises.length > 0) console.log("\nnot as the file says:");
  for (const { text, masked, expected } of figures.surprises) console.log(`  ${text}\n    is       ${masked}\n    expected ${expected}`);
  for (const [what, micros] of Object.entries(cost)) console.log(`\n${what}: ${micros.toFixed(2)} µs`);
}
