import { expect, test } from "vitest";
import { readModel, modelBytes } from "../../../../shared/engine/model.ts";
import { prepareEntries } from "../../../../shared/engine/loading.ts";
import { buildRobot, createRobot, type Robot } from "../../../../shared/engine/robot.ts";
import { plainText } from "../../../../shared/engine/markdown.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { longAnswers } from "../hostileAnswers.ts";
import { entry, knowledge, negative, now, shop } from "../knowledge.ts";

const taught = [...shop, entry("hello", ["hello", "你好"]), { ...entry("hot", ["调高温度"]), similar: [negative("怎么调低温度")] }];
const vocabulary = { synonyms: [{ words: ["密码", "口令"] }], sensitive: [], core: [{ word: "退款" }], stop: [{ word: "请问" }] };
const known = knowledge(taught, { vocabulary, notOurs: ["你们招人吗"] });
const model = trainNow(known);
// Since the model was trained one entry changed, one went, one came.
const changed = {
  ...known,
  entries: [...taught.slice(1).map((each, i) => (i === 0 ? { ...each, similar: [] } : each)), entry("weather", ["天气怎么样"])],
};
const asked = ["口令忘了怎么办", "退款要几天", "hello", "how do i cancel", "请问怎么把温度调低", "今天天气真好", "发票", "调高温度"];
const answersOf = (robot: Robot) => [
  robot.provisional,
  asked.map((question) => robot.ask(question, now, { explain: true })),
  asked.map((question) => robot.search(question, 10)),
];

test.each([
  ["as it was trained on", known],
  ["changed since", changed],
])("entries read ahead make the same robot, %s", async (_, read) => {
  for (const editable of [true, false]) {
    // As between two threads: structured clones.
    const prepared = [...prepareEntries(read, readModel(modelBytes(model)), editable, 3)].flatMap((batch) => structuredClone(batch));
    expect(prepared.map(({ entry: { id } }) => id)).toEqual(read.entries.map(({ id }) => id));
    expect(prepared.some(({ vectors }) => vectors === null)).toBe(read === changed);
    const ahead = await buildRobot({ ...read, entries: [] }, { model, prepared, editable });
    const plain = createRobot(read, model);
    expect(answersOf(ahead)).toEqual(answersOf(plain));
    if (!editable) continue;
    for (const robot of [ahead, plain]) {
      robot.replace(entry("hello", ["早上好"]));
      robot.replace(entry("new", ["hello", "天气如何"]));
      robot.remove(taught[2]?.id ?? "");
    }
    expect(answersOf(ahead)).toEqual(answersOf(plain));
  }
});

test("plain texts of long answers are read ahead with them, of short ones not", async () => {
  const long = longAnswers.table;
  const answers = [
    { text: "**短**", when: [] },
    { text: long, when: [{ field: "channel", in: ["app"] }] },
  ];
  const read = knowledge([entry("hello", ["hello"], { answers })]);
  const [batch] = [...prepareEntries(read, readModel(modelBytes(model)), true)];
  expect(batch?.map(({ longTexts }) => longTexts)).toEqual([[null, plainText(long)]]);
  // Only what came with them can say this.
  const prepared = batch?.map((each) => ({ ...each, longTexts: [null, "read ahead"] })) ?? [];
  const robot = await buildRobot({ ...read, entries: [] }, { model, prepared });
  expect(robot.ask("hello", { ...now, channel: "app" }).text).toBe("read ahead");
  expect(robot.ask("hello", now).text).toBe("短");
});

test("entries that come together share their memory", () => {
  const [batch = []] = prepareEntries(known, model, true);
  expect(
    new Set(batch.flatMap(({ vectors, rows }) => (vectors ? [vectors.features.buffer, vectors.weights?.buffer, rows?.ids.buffer] : [])))
      .size,
  ).toBe(1);
});
