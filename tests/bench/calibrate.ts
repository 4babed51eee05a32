// `npm run calibrate -- DIR…`: fits the general calibration (shared/engine/rank/general.ts) to many small knowledge bases drawn from the dev splits of question sets.
// Prints on stdout the coefficients to put there; on stderr what it saw, and how a fit to the other sets does on each.
import { createRobot } from "../../shared/engine/robot.ts";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { normalize, tokenize } from "../../shared/engine/text.ts";
import { fitGeneral, generalLikelihood, trainNow } from "../../shared/engine/training.ts";
import { calibrationError } from "../../shared/engine/statistics.ts";
import { defaultSettings } from "../../shared/knowledge/usualSettings.ts";
import { knowledgeOf, readSet, type Query, type QuestionSet } from "./sets.ts";

const AT = { at: "2026-01-01T00:00:00.000Z" };
const ENTRIES = [1, 2, 4, 8, 15, 30, 60, 150];
const WORDINGS = [1, 2, 3, 5, 8, 15, 30, 100];
/** Bases with more wordings in all take minutes. */
const MOST_WORDINGS = 1_000;
/** How often each size is drawn: the small ones differ more from draw to draw. */
const drawsOf = (entries: number, wordings: number): number =>
  entries < 4 ? 8 : entries * wordings <= 100 ? 3 : entries * wordings <= 300 ? 2 : 1;

/**
 * Who asks, how many of each at most, and what share they have of those whose question no entry is meant for: customers whose entry of the
 * same set was not drawn and strangers of the set, customers of another set, and mere beginnings of taught questions, to which nothing is
 * right. Not the nearest of these: chosen by a reading they would make that reading tell the contrary of what it tells.
 */
const ASKERS = {
  own: { most: 80, share: null },
  near: { most: 40, share: 0.7 },
  far: { most: 25, share: 0.15 },
  bare: { most: 25, share: 0.15 },
} as const;
type Asker = keyof typeof ASKERS;
/** What share of those who ask an entry is meant for: few, where there are few entries. */
const ownShareOf = (entries: number): number => Math.min(0.75, entries / (entries + 4));
const BAND = defaultSettings("en").bands.answer / 100;

interface Asked {
  asker: Asker;
  right: boolean;
  weight: number;
  /** null: nothing is near. */
  evidence: Parameters<typeof generalLikelihood>[0] | null;
}
interface Base {
  set: string;
  size: { entries: number; wordings: number };
  asked: Asked[];
}

const folders = process.argv.slice(2);
if (folders.length < 2 || folders.some((folder) => folder.startsWith("-"))) {
  console.error(
    "usage: npm run calibrate -- DIR DIR… (two folders or more with entries.jsonl and queries.jsonl that has rows of the split dev)",
  );
  process.exit(2);
}
const sets = folders.map(readSet);
for (const { name, queries } of sets)
  if (!queries.some(({ split, expected }) => split === "dev" && expected !== null)) {
    console.error(`NO DEV SPLIT in ${name}: expected queries with "split": "dev" and an entry. Nothing was fitted.`);
    process.exit(1);
  }

const bases = sets.flatMap((set) => {
  const drawn = basesOf(set);
  console.error(
    `${set.name}: ${drawn.length} knowledge bases drawn, ${drawn.reduce((sum, { asked }) => sum + asked.length, 0)} questions asked (dev only)`,
  );
  return drawn;
});
console.error(table());
console.log(
  fitTo(bases)
    .map((row) => `  [${row.join(", ")}],`)
    .join("\n"),
);

function basesOf(set: QuestionSet): Base[] {
  const widest = Math.max(...set.entries.map(({ questions }) => questions.length));
  const widths = WORDINGS.filter((_, i) => i === 0 || WORDINGS[i - 1]! < widest);
  const sizes = ENTRIES.filter((entries) => entries <= set.entries.length);
  return sizes.flatMap((entries) =>
    widths
      .filter((wordings) => entries * wordings <= MOST_WORDINGS)
      .flatMap((wordings) => Array.from({ length: drawsOf(entries, wordings) }, (_, seed) => baseOf(set, entries, wordings, seed))),
  );
}

function baseOf(set: QuestionSet, most: number, wordings: number, seed: number): Base {
  const draw = drawFrom(7_919 * seed + 31 * most + wordings);
  const entries = someOf(set.entries, most, draw).map((entry) => ({ ...entry, questions: someOf(entry.questions, wordings, draw) }));
  const knowledge = { ...knowledgeOf(entries), settings: defaultSettings("en") };
  const robot = createRobot(knowledge, trainNow(knowledge));
  const ids = new Set(entries.map(({ id }) => id));
  const isOwn = ({ expected }: Query): boolean => expected !== null && ids.has(expected);
  const dev = set.queries.filter(({ split }) => split === "dev");
  const other = otherOf(set);
  const nobodys = (texts: readonly string[]): Query[] => texts.map((text) => ({ text, expected: null, split: "dev" }));
  const near = dev.filter((query) => !isOwn(query)).map((query) => ({ ...query, expected: null }));
  const far = nobodys((other?.queries ?? []).filter(({ split, expected }) => split === "dev" && expected !== null).map(({ text }) => text));
  const questions: Record<Asker, Query[]> = {
    own: dev.filter(isOwn),
    near,
    far,
    bare: nobodys(entries.flatMap((entry) => entry.questions.map(beginningOf))),
  };
  const ownShare = ownShareOf(entries.length);
  const asked = (Object.keys(ASKERS) as Asker[]).flatMap((asker) => {
    const { most, share } = ASKERS[asker];
    const weight = share === null ? ownShare : share * (1 - ownShare);
    const drawn = someOf(questions[asker], most, draw);
    return drawn.flatMap(({ text, expected }): Asked[] => {
      // What is taught word by word is not a matter of confidence.
      if (robot.ask(text, AT).reason === "exact") return [];
      const best = robot.appraise(text);
      return [{ asker, right: best !== null && best.entry === expected, weight: weight / drawn.length, evidence: best?.evidence ?? null }];
    });
  });
  return {
    set: set.name,
    size: { entries: entries.length, wordings: entries.reduce((sum, { questions: q }) => sum + q.length, 0) },
    asked,
  };
}

/** The next set of the same script that is about something else. */
function otherOf(set: QuestionSet): QuestionSet | undefined {
  const at = sets.indexOf(set);
  const isHan = ({ entries }: QuestionSet): boolean => /\p{Script=Han}/u.test(entries[0]!.questions[0]!);
  return [...sets.slice(at + 1), ...sets.slice(0, at)].find((other) => isHan(other) === isHan(set) && !areAlike(other, set));
}

/** Whether they share entries: clinc150 and a smaller clinc150 do. */
function areAlike(one: QuestionSet, other: QuestionSet): boolean {
  const theirs = new Set(other.entries.map(({ id }) => id));
  return one === other || one.entries.some(({ id }) => theirs.has(id));
}

/** In their order. */
function someOf<T>(all: readonly T[], most: number, draw: (below: number) => number): T[] {
  const left = [...all];
  while (left.length > most) left.splice(draw(left.length), 1);
  return left;
}

/** The first two words, or Han characters. */
function beginningOf(text: string): string {
  const normalized = normalize(text);
  return normalized.slice(0, tokenize(normalized).slice(0, 2).at(-1)?.end ?? 0);
}

function fitTo(seen: readonly Base[]): ReturnType<typeof fitGeneral> {
  const samples = seen.flatMap(({ size, asked }) =>
    asked.flatMap(({ evidence, right, weight }) => (evidence ? [{ evidence, right, weight, size }] : [])),
  );
  // As many questions in all as there are, so that the prior weighs as one of them.
  const scale = samples.length / samples.reduce((sum, { weight }) => sum + weight, 0);
  return fitGeneral(samples.map((sample) => ({ ...sample, weight: sample.weight * scale })));
}

/** Each set by a fit that has seen nothing of it, nor of sets that share its entries. */
function table(): string {
  const lines = sets.map((tested) => {
    const { name } = tested;
    const others = new Set(sets.filter((set) => !areAlike(set, tested)).map((set) => set.name));
    const general = fitTo(bases.filter(({ set }) => others.has(set)));
    const own = bases.filter(({ set }) => set === name);
    const answered = (asker: Asker, isCounted: (one: Asked) => boolean): string =>
      percent(
        own.map(({ size, asked }) => {
          const theirs = asked.filter((one) => one.asker === asker);
          const sure = theirs.filter((one) => isCounted(one) && likelihood(one, size, general) >= BAND);
          return theirs.length === 0 ? null : sure.length / theirs.length;
        }),
      );
    const errors = own.map(({ size, asked }) =>
      calibrationError(
        asked
          .filter(({ asker }) => asker === "own" || asker === "near")
          .map((one) => ({ likelihood: likelihood(one, size, general), right: one.right, weight: one.weight })),
      ),
    );
    const any = (): boolean => true;
    const figures = [
      answered("own", ({ right }) => right),
      answered("near", any),
      answered("far", any),
      answered("bare", any),
      percent(errors),
    ];
    return `${name.padEnd(20)}${[String(own.length), ...figures].map((figure) => figure.padStart(10)).join("")}`;
  });
  const heads = ["bases", "own", "near", "far", "bare", "error"].map((head) => head.padStart(10)).join("");
  return [
    `by a fit to the other sets, in percent: own questions answered rightly; those of entries that were not drawn, of another set and bare beginnings answered; calibration error`,
    `${"".padEnd(20)}${heads}`,
    ...lines,
  ].join("\n");
}

function likelihood({ evidence }: Asked, size: Base["size"], general: ReturnType<typeof fitGeneral>): number {
  return evidence ? generalLikelihood(evidence, size, general) : 0;
}

function percent(shares: readonly (number | null)[]): string {
  const counted = shares.filter((share) => share !== null);
  return counted.length === 0 ? "–" : ((100 * counted.reduce((sum, share) => sum + share, 0)) / counted.length).toFixed(1);
}
