// One-way synonyms, core words and stop words: what each does to a question, and to what is taught.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask } from "../../../../shared/engine/mask.ts";
import { modelBytes } from "../../../../shared/engine/model.ts";
import { normalize } from "../../../../shared/engine/text.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import type { EngineVocabulary } from "../../../../shared/engine/types.ts";
import { readVocabulary } from "../../../../shared/engine/text/vocabulary.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const lists = (given: Partial<EngineVocabulary>): EngineVocabulary => ({ synonyms: [], sensitive: [], ...given });
const listed = (...words: string[]) => words.map((word) => ({ word }));
const read = (given: Partial<EngineVocabulary>, text: string) => readVocabulary(lists(given)).readQuestion(normalize(text));
const tokensRead = (given: Partial<EngineVocabulary>, text: string) => read(given, text).tokens.map((token) => token.text);
const robotWith = (given: Partial<EngineVocabulary>, entries = shop) => createRobot(knowledge(entries, { vocabulary: lists(given) }));
const explained = (given: Partial<EngineVocabulary>, question: string, entries = shop) =>
  robotWith(given, entries).ask(question, now, { explain: true });

describe("a one-way synonym", () => {
  const oneWay = { synonyms: [{ words: ["苹果", "iphone"], to: "手机" }] };
  const scoreOf = (given: Partial<EngineVocabulary>, question: string, id: string, entries = shop) =>
    explained(given, question, entries).candidates.find((candidate) => candidate.entry === id)?.score ?? 0;

  test("makes a question with the word count as the other too, and says so", () => {
    expect(scoreOf(oneWay, "怎么换iPhone绑定", "phone")).toBeGreaterThan(scoreOf({}, "怎么换iPhone绑定", "phone"));
    const { explanation } = explained(oneWay, "怎么换iPhone绑定");
    expect(explanation?.added).toEqual([{ from: "iphone", to: "手机" }]);
    expect(explanation?.synonyms).toEqual([]);
    // The original stays, and the points of what was added stand with the word that was said.
    expect(explanation?.reading.map(({ text }) => text)).toEqual(["怎", "么", "换", "iphone", "绑", "定"]);
    expect(explanation?.reading[3]?.contribution).toBeGreaterThan(0);
  });

  test("does not work the other way: the wider word does not find what is taught in the narrower", () => {
    const taught = [...shop, entry("apple", ["苹果屏幕碎了怎么修", "苹果换屏幕多少钱"])];
    expect(explained(oneWay, "手机屏幕", taught)).toEqual(explained({}, "手机屏幕", taught));
    expect(scoreOf({ synonyms: [{ words: ["手机", "苹果"] }] }, "手机屏幕", "apple", taught)).toBeGreaterThan(
      scoreOf(oneWay, "手机屏幕", "apple", taught),
    );
  });

  test("leads on to what the other word counts as, each once, and a circle ends", () => {
    const chain = {
      synonyms: [
        { words: ["iphone"], to: "手机" },
        { words: ["手机"], to: "电器" },
        { words: ["电器"], to: "iPhone" },
      ],
    };
    expect(read(chain, "iPhone和iphone").added.map(({ from, to }) => [from, to])).toEqual([
      ["iphone", "手机"],
      ["iphone", "电器"],
    ]);
  });

  test("matches Latin words whole, the longest first, in the form of two-way groups", () => {
    const given = {
      synonyms: [{ words: ["mobile", "cell"] }, { words: ["cell"], to: "device" }, { words: ["cell phone case"], to: "case" }],
    };
    expect(read(given, "my cellar").added).toEqual([]);
    expect(read(given, "a CELL phone case").added.map(({ to }) => to)).toEqual(["case"]);
    expect(read(given, "a mobile").added.map(({ to }) => to)).toEqual(["device"]);
  });

  test("to a word nobody taught changes nothing but the explanation", () => {
    const { explanation, ...reply } = explained({ synonyms: [{ words: ["密码"], to: "魑魅魍魉" }] }, "密码忘了");
    const { explanation: _, ...plain } = explained({}, "密码忘了");
    expect(reply).toEqual(plain);
    expect(explanation?.added).toHaveLength(1);
  });
});

describe("a core word", () => {
  const cores = (words: string[], text: string) => read({ core: listed(...words) }, text).tokens.flatMap(({ core }) => core?.name ?? []);

  test("is one unit, the longest of overlapping ones first, Latin at word boundaries in any case", () => {
    expect(cores(["京东", "京东白条", "白条券码"], "京东白条券和京东")).toEqual(["京东白条", "京东"]);
    expect(cores(["京东", "东白条"], "京东白条")).toEqual(["东白条"]);
    expect(cores(["click and collect", "QQ"], "Ｃlick  and Collect, qq登不了, qqq, clicks")).toEqual(["click and collect", "qq"]);
    expect(cores(["優惠券"], "优惠券怎么用")).toEqual(["优惠券"]);
  });

  test("is found in every word of its synonym group", () => {
    expect(read({ synonyms: [{ words: ["花呗", "蚂蚁花呗"] }], core: listed("蚂蚁花呗") }, "花呗能用吗").tokens[0]?.core?.name).toBe(
      "花呗",
    );
  });

  const pay = (thing: string) => [`${thing}可以付款吗`, `怎么用${thing}支付`, `能不能用${thing}买`];
  const shelf = [
    entry("huabei", pay("花呗")),
    entry("baitiao", pay("京东白条")),
    entry("card", pay("京东卡")),
    entry("vase", ["花瓶怎么清洗", "花瓶多少钱", "有白色的花瓶吗"]),
  ];

  test.each([false, true])("sets apart what shares its characters (trained: %s)", (isTrained) => {
    const leadOf = (core: string[]) => {
      const taught = knowledge(shelf, { vocabulary: lists({ core: listed(...core) }) });
      const [first, second] = createRobot(taught, isTrained ? trainNow(taught) : null).ask("我想花呗", now).candidates;
      expect(first?.entry).toBe("huabei");
      return (first?.score ?? 0) - (second?.score ?? 0);
    };
    expect(leadOf(["花呗", "京东白条", "京东卡"])).toBeGreaterThan(leadOf([]));
  });

  test("is shown in one piece, and the pieces still make up the score", () => {
    const { explanation, candidates } = explained({ core: listed("花呗") }, "我想花呗", shelf);
    expect(explanation?.core).toEqual(["花呗"]);
    expect(explanation?.reading.map(({ text }) => text)).toEqual(["我", "想", "花呗"]);
    expect(explanation?.reading.reduce((sum, piece) => sum + (piece.contribution ?? 0), 0)).toBeCloseTo(candidates[0]?.score ?? 0, 9);
  });

  test("outdates only the entries that hold it", () => {
    const model = trainNow(knowledge(shelf));
    const providing = (word: string) => createRobot(knowledge(shelf, { vocabulary: lists({ core: listed(word) }) }), model).provisional;
    expect([providing("花呗"), providing("没有人教过的词")]).toEqual([true, false]);
  });

  test("does not hide a wording from the search or from an exact match", () => {
    const robot = robotWith({ core: listed("花呗") }, shelf);
    expect(robot.search("用花呗", 1)[0]?.entry).toBe("huabei");
    expect(robot.ask("花呗可以付款吗", now).reason).toBe("exact");
  });
});

describe("a stop word", () => {
  const stop = listed("请问", "一下", "的", "please", "hi");

  test("is left out of the question only, and the explanation shows it", () => {
    expect(tokensRead({ stop }, "请问，密码的事 please")).toEqual(["密", "码", "事"]);
    const { explanation } = explained({ stop }, "请问请问怎么修改密码");
    expect(explanation?.ignored).toEqual(["请问"]);
    expect(explanation?.reading.slice(0, 3).map(({ text, contribution }) => [text, contribution === null])).toEqual([
      ["请问", true],
      ["请问", true],
      ["怎", false],
    ]);
    const known = knowledge([...shop, entry("ask", ["请问一下", "请问"])]);
    expect(modelBytes(trainNow({ ...known, vocabulary: lists({ stop }) }))).toEqual(modelBytes(trainNow(known)));
  });

  test("makes the question what it is without it", () => {
    const scores = (given: Partial<EngineVocabulary>, question: string) => robotWith(given).ask(question, now).candidates;
    expect(scores({ stop }, "请问登录密码一下")).toEqual(scores({}, "登录密码"));
  });

  test("stays where nothing else would be left", () => {
    expect(tokensRead({ stop }, "请问一下")).toEqual([..."请问一下"]);
    expect(explained({ stop }, "请问一下").explanation?.ignored).toEqual([]);
  });

  test("stays within core words, synonyms and words that count as another", () => {
    const given = { stop, core: listed("目的地"), synonyms: [{ words: ["催货", "催一下货"] }, { words: ["他的"], to: "它" }] };
    expect(tokensRead(given, "目的地的，催一下货，他的")).toEqual([..."目的地催货他的"]);
    expect(tokensRead({ stop, synonyms: [{ words: ["催一下货", "催货"] }] }, "催一下货")).toEqual([..."催一下货"]);
  });

  test("stays in an exact match and for sensitive words", () => {
    const robot = robotWith({ stop: listed("请问", "博"), sensitive: listed("赌博") }, [...shop, entry("ask", ["请问密码"])]);
    expect(robot.ask("请问密码", now)).toMatchObject({ reason: "exact", answer: { entry: "ask" } });
    expect(robot.ask("密码", now).reason).not.toBe("exact");
    expect(robot.ask("请问赌博", now).outcome).toBe("blocked");
  });

  test("matches Latin words whole", () => {
    expect(tokensRead({ stop }, "hi this is history")).toEqual(["this", "is", "history"]);
  });
});

test("without them, and with empty lists, the model and every answer are the same", () => {
  const empty = { synonyms: [], sensitive: [], core: [], stop: [] };
  const [plain, given] = [knowledge(shop), knowledge(shop, { vocabulary: empty })];
  expect(modelBytes(trainNow(given))).toEqual(modelBytes(trainNow(plain)));
  expect(createRobot(given).ask("请问密码", now, { explain: true })).toEqual(createRobot(plain).ask("请问密码", now, { explain: true }));
});

test("one-way synonyms need no training: the model is as before", () => {
  const known = knowledge(shop);
  const changed = { ...known, vocabulary: lists({ synonyms: [{ words: ["密码", "口令"], to: "手机" }], stop: listed("怎么") }) };
  const model = trainNow(known);
  expect(modelBytes(trainNow(changed))).toEqual(modelBytes(model));
  expect(createRobot(changed, model).provisional).toBe(false);
});

test("with all of them the pieces sum to the score and spell the question, whatever is asked", () => {
  const given = {
    synonyms: [{ words: ["退款", "退钱"] }, { words: ["parcel", "order"], to: "package" }, { words: ["退货", "退款"], to: "钱" }],
    core: listed("运费", "my order", "退款几天", "密码"),
    stop: listed("要", "吗", "my", "请问"),
  };
  const robot = robotWith(given);
  const words = ["退钱", "退款", "几天", "退货", "运费", "要", "吗", "请问", "密码", "怎么", " order ", "parcel", "my", "？", "😀"];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((all) => all.join("")),
      (question) => {
        const { explanation, candidates } = robot.ask(question, now, { explain: true });
        const sum = (explanation?.reading ?? []).reduce((total, piece) => total + (piece.contribution ?? 0), 0);
        if (candidates.length > 0) expect(Math.abs(sum - (candidates[0]?.score ?? 0))).toBeLessThan(1e-6);
        const spelt = explanation?.reading.map((piece) => piece.text).join("") ?? "";
        expect(spelt.replace(/\s/g, "")).toBe(normalize(mask(question)).replace(/\s/g, ""));
      },
    ),
    { seed: 20_261_122, numRuns: 300 },
  );
});
