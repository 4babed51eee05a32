// Any valid content of an entry, for property tests: awkward characters included.
import fc from "fast-check";
import { entryContent, type EntryContent } from "../../../shared/knowledge/entry.ts";

const awkward = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "'",
  '"',
  ",",
  ";",
  "\t",
  "\n",
  "\r\n",
  "/",
  ">",
  "|",
  "\\",
  "：",
  "退",
  "货",
  "a",
  "B",
  " ",
  "0",
  "😀",
  "é",
);
export const anyText = (max: number) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: awkward }, fc.string({ unit: "grapheme", maxLength: 3 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join("").trim())
    .filter((t) => t.length > 0 && t.length <= max);
const anyId = fc.stringMatching(/^[\w.:-]{1,12}$/);
const anyTime = fc.option(
  fc
    .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
    .map((d) => new Date(Math.floor(d.getTime() / 1000) * 1000).toISOString()),
);
const anyAnswer = fc.record({
  text: anyText(200),
  when: fc.array(fc.record({ field: anyText(60), in: fc.array(anyText(200), { minLength: 1, maxLength: 3 }) }), { maxLength: 2 }),
});

export const anyContent: fc.Arbitrary<EntryContent> = fc
  .record({
    question: anyText(200),
    similar: fc.array(
      fc.record({
        id: anyId,
        text: anyText(200),
        kind: fc.constantFrom("positive", "negative"),
        origin: fc.constantFrom("hand", "import", "review", "suggested"),
        by: fc.option(fc.constant("li")),
        at: anyTime,
      }),
      { maxLength: 5 },
    ),
    answers: fc.array(anyAnswer, { maxLength: 4 }),
    category: fc.option(anyId),
    tags: fc.array(anyText(40), { maxLength: 3 }),
    related: fc.array(anyId, { maxLength: 3 }),
    validFrom: anyTime,
    validUntil: anyTime,
    enabled: fc.boolean(),
    handOff: fc.option(fc.record({ skillGroup: fc.option(anyText(60)) })),
    note: fc.oneof(fc.constant(""), anyText(200)),
  })
  .filter(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom < validUntil)
  .map((content) => entryContent.parse(content));
