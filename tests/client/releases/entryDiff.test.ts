// How changes of entries and parts are told apart, before anything is drawn.
import { describe, expect, it } from "vitest";
import { answerChanges, changedKnowledge, filledFields, nearChange, wordingChanges } from "../../../client/releases/entryDiff.ts";
import {
  categoryChanges,
  lineChanges,
  oneWayChanges,
  settingChanges,
  synonymChanges,
  wordChanges,
} from "../../../client/releases/partDiff.ts";
import { emptyEntry, type SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { defaultSettings } from "../../../shared/knowledge/usualSettings.ts";

const wording = (id: string, text: string, kind: "positive" | "negative" = "positive"): SimilarQuestion => ({
  id,
  text,
  kind,
  origin: "hand",
  by: null,
  at: null,
});
const entry = {
  ...emptyEntry("退货运费由谁承担？"),
  similar: [wording("1", "运费谁出"), wording("2", "谁付邮费")],
  answers: [{ text: "买家承担", when: [] }],
};

describe("two states of an entry", () => {
  it("names the fields that differ, in the order of the form", () => {
    expect(changedKnowledge(entry, { ...entry, enabled: false, question: "退货运费谁承担？", tags: ["七天"] })).toEqual([
      "question",
      "tags",
      "enabled",
    ]);
  });

  it("do not differ by who added a wording, or by the order of wordings", () => {
    expect(
      changedKnowledge(entry, { ...entry, similar: [wording("2", "谁付邮费"), { ...wording("1", "运费谁出"), by: "zhoumin" }] }),
    ).toEqual([]);
  });

  it("show wordings as added, removed, reworded or made negative", () => {
    const after = [wording("1", "运费由谁出"), wording("3", "退货要邮费吗")];
    expect(wordingChanges(entry.similar, after).map((c) => [c.id, c.kind])).toEqual([
      ["1", "reworded"],
      ["3", "added"],
      ["2", "removed"],
    ]);
    expect(
      wordingChanges(entry.similar, [wording("1", "运费谁出", "negative"), wording("2", "谁付邮费")]).map((c) => [c.id, c.kind]),
    ).toEqual([
      ["1", "moved"],
      ["2", "same"],
    ]);
  });

  it("compare an answer with the one under the same conditions, wherever it stands now", () => {
    const app = { text: "App 免运费", when: [{ field: "channel", in: ["app"] }] };
    expect(answerChanges(entry.answers, [app, { text: "您承担", when: [] }])).toEqual([
      { before: null, after: app },
      { before: entry.answers[0], after: { text: "您承担", when: [] } },
    ]);
  });

  it("show a new entry by the fields that say something", () => {
    expect(filledFields(entry)).toEqual(["question", "similar", "answers"]);
    expect(filledFields({ ...entry, enabled: false })).toContain("enabled");
  });
});

describe("a line", () => {
  it("begins shortly before the first difference, on one line", () => {
    const lead = "七天无理由退货，请在签收后七天内提交申请，";
    const { before, after } = nearChange(`${lead}\n客服 24 小时内审核`, `${lead}\n客服 12 小时内审核`);
    expect(before).toMatch(/^….*24 小时/u);
    expect(after).toMatch(/^….*12 小时/u);
    expect(before).not.toContain("\n");
  });

  it("is left whole when the difference comes early", () => {
    expect(nearChange("买家承担", "您承担")).toEqual({ before: "买家承担", after: "您承担" });
  });
});

describe("parts saved whole", () => {
  const vocabulary = (...groups: string[][]) => ({ synonyms: groups.map((words) => ({ words })), sensitive: [] });

  it("tell one-way groups from two-way ones, and show core and stop words", () => {
    const before = { ...vocabulary(["差价", "价差"]), core: [{ word: "花呗" }] };
    const after = { synonyms: [...before.synonyms, { words: ["苹果"], to: "手机" }], sensitive: [], stop: [{ word: "请问" }] };
    expect(synonymChanges(before, after)).toEqual([]);
    expect(oneWayChanges(before, after)).toEqual([{ before: [], after: ["苹果", "→ 手机"] }]);
    expect(wordChanges(before, after)).toEqual([
      { list: "core", added: [], removed: ["花呗"] },
      { list: "stop", added: ["请问"], removed: [] },
    ]);
  });

  it("know a synonym group by a word it kept", () => {
    expect(
      synonymChanges(vocabulary(["差价", "价差"], ["快递", "物流"]), vocabulary(["价差", "差价", "补差"], ["沙发", "长沙发"])),
    ).toEqual([
      { before: ["差价", "价差"], after: ["价差", "差价", "补差"] },
      { before: [], after: ["沙发", "长沙发"] },
      { before: ["快递", "物流"], after: [] },
    ]);
  });

  it("do not mind the order of words in a group", () => {
    expect(synonymChanges(vocabulary(["差价", "价差"]), vocabulary(["价差", "差价"]))).toEqual([]);
  });

  it("compare 5,000 groups with 5,000 others group by group", () => {
    const many = (n: number) => vocabulary(...Array.from({ length: 5000 }, (_, i) => [`词${i}`, `同${i + n}`]));
    expect(synonymChanges(many(0), many(1))).toHaveLength(5000);
  });

  it("name each setting that differs", () => {
    const before = defaultSettings("zh");
    expect(
      settingChanges(before, {
        ...before,
        bands: { ...before.bands, answer: 66 },
        replies: { ...before.replies, fallback: "换个说法试试？" },
      }).map((c) => c.name),
    ).toEqual(["answerBand", "reply.fallback"]);
  });

  it("show a category by its path, moved or renamed", () => {
    const category = (id: string, name: string, parent: string | null, skillGroup: string | null = null) => ({
      id,
      name,
      parent,
      skillGroup,
    });
    const before = [category("a", "售后", null), category("b", "退货", "a"), category("c", "闲聊", null)];
    const after = [category("a", "售后", null, "售后组"), category("b", "退换货", "a"), category("d", "安装", null)];
    expect(categoryChanges(before, after).map(({ kind, before: was, after: is }) => [kind, was, is])).toEqual([
      ["changed", "售后", "售后"],
      ["changed", "售后 › 退货", "售后 › 退换货"],
      ["added", "", "安装"],
      ["removed", "闲聊", ""],
    ]);
  });

  it("list lines that came and went", () => {
    expect(lineChanges(["你几岁", "讲个笑话"], ["讲个笑话", "天气如何"])).toEqual({ added: ["天气如何"], removed: ["你几岁"] });
  });
});
