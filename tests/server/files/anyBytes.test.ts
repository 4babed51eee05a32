// Whatever bytes are sent as a file of entries, there is a clear answer: a preview that adds up, or a refusal that says why. Seeded, so that a failure comes again.
import { expect, test } from "vitest";
import fc from "fast-check";
import { zipOf } from "../../support/hostileFiles.ts";
import { latin1 } from "../../support/encode.ts";
import { importing, kb, shop } from "./support.ts";

importing();

const look = async (file: Uint8Array | string, asked: object = {}) => {
  const { status, json } = await shop.admin.try("previewImport", { kb, name: "any", ...asked }, file);
  const answer = json as { rows?: number; new?: number; changed?: number; same?: number; rejected?: number; format?: string } & {
    error?: { code: string; message: string; details?: { why?: string } };
  };
  return { status, ...answer };
};
/** What went wrong with the answer itself; null: nothing. */
async function fault(file: Uint8Array | string, asked: object = {}): Promise<string | null> {
  const { status, error, rows, ...counts } = await look(file, asked);
  if (status === 201) {
    const { new: added = 0, changed = 0, same = 0, rejected = 0 } = counts;
    return added + changed + same + rejected === rows ? null : `does not add up: ${JSON.stringify({ rows, ...counts })}`;
  }
  return [413, 422].includes(status) && error?.message && error.details?.why ? null : `${status} ${JSON.stringify(error)}`;
}

const valid: Record<string, string | (() => Promise<Uint8Array>)> = {
  jsonl: '{"id":"a","questions":["怎么退货","想退"],"answer":"七天内"}\n{"question":"b","answers":["x"]}\n',
  csv: '类目,标准问,相似问,答案\n售后,怎么退货,"想退\n退货",七天内\n,几点开门,,八点\n',
  azure:
    'Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\nq\ta\\nb\tx\tk:v | c:d\t[]\tFalse\t[{"DisplayOrder":0,"QnaId":2,"DisplayText":"t"}]\t1\nr\tb\tx\t\t[]\tFalse\t[]\t2\n',
  rasa: 'version: "3.1"\nnlu:\n- intent: faq/a\n  examples: |\n    - one [x](y)\n    - two\n- synonym: s\n  examples: |\n    - t\nresponses:\n  utter_faq/a:\n  - text: "a\n    b"\n',
  nlpjs: '{"name":"c","locale":"en","data":[{"intent":"i","utterances":["u","v"],"answers":["a"]}]}',
  botpress:
    '[{"id":"b","data":{"questions":{"en":["q"],"fr":["r"]},"answers":{"en":["a"],"fr":["b"]},"enabled":true,"contexts":["global"]}}]',
  watson: "how to return,returns\nsend back,returns\nwhere,order_status\ntrack,order_status\n",
  fastgpt: "q,a,indexes\n一,甲,乙,丙\n",
  maxkb: '分段标题,分段内容,问题\n题,答,"一\n二"\n',
  western: latin1("question,answer\nOù est ma commande ?,Déjà envoyée\n").toString("latin1"),
  dialogflow: () =>
    zipOf({
      "agent.json": "{}",
      "intents/a.json": '{"name":"a","contexts":[],"responses":[{"messages":[{"type":0,"speech":"x"}]}]}',
      "intents/a_usersays_en.json": '[{"data":[{"text":"q"}]}]',
    }),
};
const files = await Promise.all(
  Object.entries(valid).map(
    async ([name, file]) =>
      [name, typeof file === "string" ? Buffer.from(file, name === "western" ? "latin1" : "utf8") : Buffer.from(await file())] as const,
  ),
);

test.each(files)("%s is read, and cut short or changed anywhere it is read or refused, never a fault", async (name, file) => {
  expect(await look(file)).toMatchObject({ status: 201, rejected: 0, format: name === "western" ? "csv" : name });
  const damage = fc.record({
    at: fc.nat(file.length - 1),
    cut: fc.boolean(),
    put: fc.constantFrom(
      '"',
      "'",
      "[",
      "{",
      "}",
      "\n",
      "\t",
      ",",
      ":",
      "|",
      "\\",
      "&a *a",
      "- ",
      "\u0000",
      "\uFEFF",
      "💬",
      "=cmd|' /C calc'!A0",
      "<p>",
    ),
    over: fc.nat(12),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ at, cut, put, over }) => {
      const changed = cut ? file.subarray(0, at) : Buffer.concat([file.subarray(0, at), Buffer.from(put), file.subarray(at + over)]);
      expect(await fault(changed)).toBeNull();
    }),
    { seed: 9, numRuns: 8 },
  );
});

test("random bytes, and any file said to be of any format", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom("", "PK\u0003\u0004", "[", "{", "nlu:\n- ", "问题,答案\n", "q,a,indexes\n"),
      async (bytes, begin) => {
        expect(await fault(Buffer.concat([Buffer.from(begin), bytes]))).toBeNull();
      },
    ),
    { seed: 9, numRuns: 30 },
  );
  for (const format of [
    "jsonl",
    "csv",
    "xlsx",
    "plain",
    "azure",
    "rasa",
    "dialogflow",
    "nlpjs",
    "botpress",
    "watson",
    "fastgpt",
    "maxkb",
    "dify",
  ])
    for (const [, file] of files.filter((_, i) => i % 3 === format.length % 3)) expect(await fault(file, { format })).toBeNull();
});

test("what is nested without end, refers to itself over and over or unpacks to more than it is costs its row, or is refused", async () => {
  const aliases = [
    "a: &a [x, x, x, x, x, x, x, x]",
    ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]}, `.repeat(9)}x]`),
  ];
  const rasa = (item: string): string =>
    `nlu:\n- intent: faq/a\n  examples: |\n    - one\n- intent: faq/b\n${item}\n- intent: faq/c\n  examples: |\n    - three\n`;
  const nested = "[".repeat(100_000);
  expect(await look(rasa(aliases.map((line) => `  ${line}`).join("\n")))).toMatchObject({ status: 201, new: 2, rejected: 1 });
  expect(await look(rasa(`  examples: ${nested}`))).toMatchObject({ status: 201, new: 2, rejected: 1 });
  for (const item of [`  ${"? ".repeat(500)}x`, `  a: ${"- ".repeat(500)}`, `  - ${"- ".repeat(500)}x`])
    expect(await look(rasa(item))).toMatchObject({ status: 201, new: 2, rejected: 1 });
  expect(await look(rasa(`  examples: "${"open\n".repeat(20_000)}`))).toMatchObject({ status: 201 });
  expect(await look(rasa(`  examples: |\n    - ${"long ".repeat(410_000)}`))).toMatchObject({ status: 201, new: 2, rejected: 1 });
  expect(await look(rasa(Array.from({ length: 500 }, (_, i) => `${" ".repeat(i + 2)}k:`).join("\n")))).toMatchObject({ status: 201 });
  for (const begin of ["", '{"data":', '[{"data":'])
    expect(await look(`${begin}${nested}`)).toMatchObject({
      status: expect.toSatisfy((status: number) => [201, 422].includes(status)) as number,
    });
  const bomb = await zipOf({ "a.json": many(" ".repeat(1 << 20), 62) });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await look(bomb)).toMatchObject({ status: 413, error: { details: { why: "text" } } });
});

test("cells of any size cost no more than their row", async () => {
  const azure = (prompts: string): string => `Question\tAnswer\tPrompts\tQnaId\na\tx\t${prompts}\t1\nb\ty\t[]\t2\n`;
  expect(await look(azure(`[${'{"QnaId":2},'.repeat(20_000)}{"QnaId":2}]`))).toMatchObject({ status: 201, new: 2 });
  expect(await look(azure("[".repeat(400_000)))).toMatchObject({ status: 201, new: 2 });
  expect(await look(`分段标题,分段内容,问题\n题,答,"${"一\n".repeat(100_000)}"\n`)).toMatchObject({ status: 201 });
  expect(await look(`q,a,indexes\n一,甲${",x".repeat(16_000)}\n`)).toMatchObject({ status: 201, rejected: 1 });
});

function* many(piece: string, times: number): Generator<string> {
  for (let i = 0; i < times; i += 1) yield piece;
}
