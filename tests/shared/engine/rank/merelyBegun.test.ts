// Where no model is trained yet, what a question begins with is not what it asks.
import { expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import type { Knowledge } from "../../../../shared/engine/types.ts";
import { defaultSettings } from "../../../../shared/knowledge/usualSettings.ts";

const questions = [
  "How do I return an item?",
  "When will my parcel arrive?",
  "How do I pay?",
  "What is your service price",
  "怎么申请退款？",
  "多少钱能包邮？",
];
const knowledge: Knowledge = {
  entries: questions.map((question, i) => ({
    id: `e_${i}`,
    question,
    similar: [],
    answers: [{ text: "…", when: [] }],
    related: [],
    tags: [],
    enabled: true,
    validFrom: null,
    validUntil: null,
    handOff: null,
    category: null,
  })),
  vocabulary: { synonyms: [], sensitive: [] },
  settings: defaultSettings("en"),
  skillGroups: {},
  notOurs: [],
  timeZone: "UTC",
};
const robot = createRobot(knowledge);
const ask = (question: string) => robot.ask(question, { at: "2026-11-20T04:00:00.000Z" });

test.each(["How do I", "how", "how can I", "what is", "what is the", "How do I get", "怎么", "多少", "怎么能"])(
  "%s is not answered by an entry that begins so",
  (question) => expect(ask(question)).toMatchObject({ outcome: "unanswered", options: [] }),
);

test.each([
  ["how do i return it", "e_0"],
  ["pay", "e_2"],
  ["price", "e_3"],
  ["怎么退款", "e_4"],
  ["退款", "e_4"],
])("%s, which names what is asked, is", (question, entry) =>
  expect(ask(question)).toMatchObject({ outcome: "answered", answer: { entry } }),
);

test("a question taught word for word is answered, however common its words", () => {
  const whole = createRobot({ ...knowledge, entries: [{ ...knowledge.entries[0]!, question: "How do I" }] });
  expect(whole.ask("how do i?", { at: "2026-11-20T04:00:00.000Z" })).toMatchObject({ outcome: "answered", confidence: 100 });
});
