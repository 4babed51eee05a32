// Real files that other systems wrote, as they are: what becomes of each. They lie beside the project; where they do not, this says so and looks at nothing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { zipOf } from "../../support/hostileFiles.ts";
import { bring, entries, fresh, importing, preview } from "./support.ts";

const samples = resolve(import.meta.dirname, "../../../../shared/samples");
const isThere = existsSync(samples);
if (!isThere) console.warn(`${samples} is not there: the import of real files is not tried`);
const real = isThere ? test : test.skip;

importing();
beforeEach(() => fresh());

const file = (name: string): Buffer => readFileSync(join(samples, name));
const folder = (name: string): Promise<Buffer> =>
  zipOf(Object.fromEntries(readdirSync(join(samples, name)).map((one) => [one, file(join(name, one)).toString()])));

/** What was read, and what is in the knowledge base then. */
async function taken(bytes: Uint8Array, asked: Parameters<typeof bring>[1] = {}) {
  const { format, rows, rejected, notOurs, withoutAnswer, notes } = await bring(bytes, asked);
  const found = await entries();
  const ids = new Set(found.map(({ id }) => id));
  return {
    ...{ format, rows, rejected, notOurs, withoutAnswer: withoutAnswer.count },
    entries: found.length,
    wordings: found.reduce((sum, { similar }) => sum + 1 + similar.length, 0),
    related: found.reduce((sum, { related }) => sum + related.length, 0),
    /** Related entries that are not there. */
    lost: found.flatMap(({ related }) => related.filter((id) => !ids.has(id))).length,
    notes: Object.fromEntries(notes.map(({ code, count }) => [code, count])),
  };
}

real.each<[string, () => Buffer | Promise<Buffer>, object]>([
  [
    "azure/QnAMaker.tsv: rows of one answer are an entry",
    () => file("azure/QnAMaker.tsv"),
    { format: "azure", rows: 2, rejected: 0, withoutAnswer: 0, entries: 2, wordings: 10, related: 0, notes: {} },
  ],
  [
    "azure/CustomQA.tsv: a manual whose prompts become related questions",
    () => file("azure/CustomQA.tsv"),
    {
      format: "azure",
      rows: 156,
      // Four headings stand in it twice or more, with other answers.
      rejected: 6,
      withoutAnswer: 3,
      entries: 150,
      wordings: 150,
      lost: 0,
      notes: { prompts: 155, metadata: 55, tagsLeft: 68, suggested: 13 },
    },
  ],
  [
    "rasa: questions in one file, answers in another, and what must not be answered in a third",
    () => folder("rasa"),
    {
      format: "rasa",
      rows: 20,
      rejected: 0,
      withoutAnswer: 0,
      entries: 20,
      notes: { marks: 271, noQuestions: 19, outOfScope: 410 },
    },
  ],
  [
    "botpress: both shapes, in the language of most",
    () => folder("botpress"),
    { format: "botpress", rows: 18, rejected: 0, withoutAnswer: 0, entries: 18, wordings: 178, notes: { flows: 1 } },
  ],
  [
    "nlpjs/corpus.json",
    () => file("nlpjs/corpus.json"),
    { format: "nlpjs", rows: 57, rejected: 0, withoutAnswer: 0, entries: 57, notOurs: 4, notes: { outOfScope: 4 } },
  ],
])("%s", async (_, read, expected) => {
  expect(await taken(await read())).toMatchObject(expected);
});

real("a file of Rasa's answers alone says that their questions are missing", async () => {
  expect(await preview(file("rasa/responses.yml"))).toMatchObject({ format: "rasa", rows: 0, notes: [{ code: "noQuestions", count: 41 }] });
});
