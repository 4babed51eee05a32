// Missed questions in groups: the same asked in other words, with typos and in both scripts comes together and stays together.
import { describe, expect, test } from "vitest";
import {
  chooseTaught,
  createClusters,
  expectedGain,
  readCluster,
  type Clusters,
  type MissedText,
} from "../../../shared/engine/clusters.ts";
import { adjustedMutualInformation } from "../../../shared/engine/statistics.ts";
import { runThrough } from "../../../shared/engine/learn/slices.ts";

/** Texts by id: the asked-for thing, then a number. */
const asked: Record<string, string[]> = {
  invoice: ["发票怎么开", "发票怎么开啊", "请问發票怎麼開", "怎么开发票", "开发票怎么弄", "怎么开发票呢"],
  wifi: [
    "how do i connect the lamp to wifi",
    "connect lamp to wifi",
    "how to connect the lamp to my wifi",
    "how do i conect the lamp to wifi",
  ],
  gift: ["do you wrap gifts", "can you wrap it as a gift", "gift wrap available", "is gift wrapping available"],
  repair: ["保修期多久", "保修多久", "请问保修期是多长", "保修期有多久啊"],
};
const missed = (id: string, text: string, times = 1): MissedText => ({ id, text, times, nearest: [] });
const all = Object.entries(asked).flatMap(([thing, texts]) => texts.map((text, i) => missed(`${thing}-${i}`, text)));
const thingOf = (id: string): string => id.split("-")[0]!;

const taught = [
  { text: "怎么退货", entry: "return" },
  { text: "where is my order", entry: "order" },
];
const start = (known: readonly (MissedText & { cluster: string })[] = [], taughtToo: typeof taught = []): Clusters =>
  runThrough(createClusters(known, [...taught, ...taughtToo]));
const add = (clusters: Clusters, ...texts: MissedText[]): Record<string, string> => Object.fromEntries(runThrough(clusters.add(texts)));

/** Which texts are together, whatever their clusters are called. */
function together(found: Record<string, string>): string[][] {
  const ids = Object.keys(found).sort();
  return [...new Set(ids.map((id) => found[id]!))].map((cluster) => ids.filter((id) => found[id] === cluster));
}
const expected = together(Object.fromEntries(all.map(({ id }) => [id, thingOf(id)])));

describe("texts that come at once", () => {
  test("are together when they ask the same, across wordings, typos and scripts", () => {
    expect(together(add(start(), ...all))).toEqual(expected);
  });
  test("are grouped alike in any order, and each time", () => {
    const found = add(start(), ...all);
    expect(add(start(), ...all)).toEqual(found);
    expect(add(start(), ...all.toReversed())).toEqual(found);
    expect(add(start(), ...all.toSorted((a, b) => (a.text < b.text ? -1 : 1)))).toEqual(found);
  });
  test("are grouped alike in any order even where all are alike", () => {
    const alike = Array.from({ length: 300 }, (_, i) =>
      missed(`t${i}`, `where is parcel number ${i} ${"abcdefg"[i % 7]}${"hijkl"[i % 5]}`),
    );
    expect(add(start(), ...alike.toReversed())).toEqual(add(start(), ...alike));
  });
  test("are held together as finely as the taught wordings are", () => {
    const nouns =
      "lamp sofa table chair shelf rug mirror vase clock stool bench desk crib fan heater kettle toaster blender mop broom".split(" ");
    const faults =
      "came broke cracked fell leaked faded shrank bent jammed failed rusted split stuck tore burnt froze melted sank fled rang".split(" ");
    const fine = nouns.flatMap((noun) =>
      [`what is the price of the ${noun}`, `the price of the ${noun} please`].map((text) => ({ text, entry: noun })),
    );
    const coarse = nouns.flatMap((noun, i) => [
      { text: `${noun} ${faults[i]} refund now`, entry: "refund" },
      { text: `exchange ${faults[(i + 7) % 20]} ${nouns[(i + 3) % 20]}`, entry: "exchange" },
    ]);
    const lines = [missed("a", "stove smells, guarantee"), missed("b", "oven sparks, guarantee please")];
    expect(together(add(runThrough(createClusters([], fine)), ...lines))).toEqual([["a"], ["b"]]);
    expect(together(add(runThrough(createClusters([], coarse)), ...lines))).toEqual([["a", "b"]]);
  });
  test("give their cluster the id of the most asked, of equally often asked ones the lowest", () => {
    const found = add(start(), ...all.map((one) => (one.id === "invoice-3" ? { ...one, times: 7 } : one)));
    expect(found["invoice-0"]).toBe("invoice-3");
    expect(found["wifi-2"]).toBe("wifi-0");
  });
  test("may be none, one, empty, emoji, right to left or very long", () => {
    expect(add(start())).toEqual({});
    expect(add(start(), missed("a", "怎么退货"))).toEqual({ a: "a" });
    const long = "我的灯坏了怎么办".repeat(4_000);
    const odd = [
      missed("e", ""),
      missed("e2", ""),
      missed("m", "👍🏽👍🏽"),
      missed("r", "كيف أسترجع المال"),
      missed("r2", "كيف استرجع المال"),
      missed("l", long),
    ];
    expect(Object.keys(add(start(), ...odd)).sort()).toEqual(["e", "e2", "l", "m", "r", "r2"]);
    expect(together(add(start(), ...odd))).toContainEqual(["r", "r2"]);
  });
  test("come together, or stay apart, by what the draft finds nearest where words tell little and many entries are known", () => {
    const lines = ["i am waiting for the card since monday", "has the card been sent by post on monday"].map((text, i) =>
      missed(`c${i}`, text),
    );
    const leading = (...entries: string[]) => lines.map((one, i) => ({ ...one, nearest: [{ entry: entries[i]!, score: 1 }] }));
    const things = "boat lamp tent desk rope soap coat drum fork gate harp iron".split(" ");
    // Of many entries, that two texts lead to the same one says something.
    const many = things.flatMap((thing) => [`where is my ${thing}`, `${thing} not here`].map((text) => ({ text, entry: thing })));
    const withMany = (): Clusters => start([], many);
    expect(together(add(withMany(), ...leading("boat", "lamp")))).toEqual([["c0"], ["c1"]]);
    expect(together(add(withMany(), ...leading("boat", "boat")))).toEqual([["c0", "c1"]]);
    // Of two entries everything leads to the same.
    expect(together(add(start(), ...leading("order", "order")))).toEqual([["c0"], ["c1"]]);
  });
  test("are at most 40 in a new cluster, however many are alike", () => {
    const alike = Array.from({ length: 5_000 }, (_, i) => missed(`t${i}`, `where is parcel number ${i}`));
    const found = runThrough(start().add(alike));
    expect(found.size).toBe(5_000);
    const sizes = together(Object.fromEntries(found)).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
    expect(sizes.filter((size) => size === 1).length).toBeLessThan(500);
  });
  test("tell how far they are, to the end", () => {
    const steps = [...start().add(Array.from({ length: 300 }, (_, i) => missed(`t${i}`, `${all[i % all.length]!.text} ${i}`)))];
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(steps.every(({ done, total }) => total === 300 && done <= total)).toBe(true);
  });
});

describe("texts that come later", () => {
  test("join what is there and rename nothing", () => {
    const clusters = start();
    const before = add(clusters, ...all);
    const found = add(clusters, missed("new", "发票怎么开呢", 100));
    expect(found).toEqual({ new: before["invoice-0"] });
    expect(clusters.size).toBe(all.length + 1);
  });
  test("come one by one as they do together", () => {
    const clusters = start();
    const found: Record<string, string> = {};
    for (const one of all) Object.assign(found, add(clusters, one));
    expect(together(found)).toEqual(expected);
  });
  test("find what was alone until then, and take its id however often they are asked", () => {
    const clusters = start();
    expect(add(clusters, missed("z", "发票怎么开"), missed("w", "connect lamp to wifi"))).toEqual({ z: "z", w: "w" });
    expect(add(clusters, missed("a", "怎么开发票", 9))).toEqual({ a: "z" });
  });
  test("bring two that were alone to each other: the less asked one moves", () => {
    const clusters = start([
      { ...missed("b", "保修期多久", 2), cluster: "b" },
      { ...missed("a", "保修期多久呀"), cluster: "a" },
    ]);
    expect(add(clusters, missed("c", "保修期多久啊"))).toEqual({ a: "b", c: "b" });
  });
  test("that are there already are left out", () => {
    const clusters = start();
    add(clusters, ...all);
    expect(add(clusters, missed("wifi-0", "something else"), missed("n", "n"), missed("n", "n"))).toEqual({ n: "n" });
    expect(clusters.size).toBe(all.length + 1);
  });
});

describe("what is known", () => {
  const known = all.map((one) => ({ ...one, cluster: `kept ${thingOf(one.id)}` }));
  test("keeps its clusters, whatever they are called", () => {
    const clusters = start(known);
    expect(add(clusters, missed("x", "how to connect lamp to wifi"), missed("y", "brauche ich einen adapter"))).toEqual({
      x: "kept wifi",
      y: "y",
    });
  });
  test("is where the trainer moved it", () => {
    const clusters = start(known);
    for (const { id } of all) if (thingOf(id) === "wifi") clusters.move(id, "moved");
    clusters.move("nobody", "moved");
    expect(add(clusters, missed("x", "how to connect lamp to wifi"))).toEqual({ x: "moved" });
  });
  test("draws nobody once it is removed", () => {
    const clusters = start(known);
    for (const { id } of all) if (thingOf(id) === "wifi") clusters.remove(id);
    clusters.remove("nobody");
    expect(clusters.size).toBe(all.length - 4);
    expect(add(clusters, missed("x", "how to connect lamp to wifi"))).toEqual({ x: "x" });
    // And may come again.
    expect(add(clusters, missed("wifi-0", asked.wifi![0]!))).toEqual({ "wifi-0": "x" });
  });
});

test("a cluster is never called as another one is, though the text that it was called by is gone", () => {
  const clusters = start();
  const found = add(clusters, ...all);
  expect(found["wifi-1"]).toBe("wifi-0");
  clusters.remove("wifi-0");
  expect(add(clusters, missed("wifi-0", "有没有黑色的"), missed("x", "有没有黑色的款"))).toEqual({ "wifi-0": "x", x: "x" });
});

test("what was removed stands in nobody's way, however near it lay", () => {
  const gone = Array.from({ length: 60 }, (_, i) => ({ ...missed(`gone${i}`, "how to connect lamp to wifi please"), cluster: "gone" }));
  const clusters = start([...gone, ...all.map((one) => ({ ...one, cluster: thingOf(one.id) }))]);
  for (const { id } of gone) clusters.remove(id);
  expect(add(clusters, missed("x", "how to connect lamp to wifi please"))).toEqual({ x: "wifi" });
});

describe("a cluster as it is read", () => {
  const invoices = all.filter(({ id }) => thingOf(id) === "invoice");
  const stray = missed("stray", "我要给灯换电池", 30);
  test("is named by its most central wording; what belongs little stands last and is not ticked", () => {
    const read = readCluster([stray, ...invoices]);
    expect(read.name).not.toBe("stray");
    expect(read.members[0]).toEqual({ id: read.name, belongs: expect.closeTo(0.98), ticked: true });
    expect(read.members.at(-1)).toMatchObject({ id: "stray", ticked: false });
    expect(read.members.filter(({ ticked }) => ticked)).toHaveLength(invoices.length);
    expect(read.cohesion).toBeLessThan(readCluster(invoices).cohesion);
    expect(readCluster([...invoices, stray].toReversed())).toEqual(read);
  });
  test("may be one text", () => {
    expect(readCluster([stray])).toEqual({
      name: "stray",
      members: [{ id: "stray", belongs: expect.closeTo(0.98), ticked: true }],
      cohesion: expect.closeTo(0.98),
    });
    expect(chooseTaught([stray])).toEqual(["stray"]);
    expect(chooseTaught([])).toEqual([]);
  });
  test("is taught by the most asked first, then by those farthest from what is chosen, eight at most", () => {
    const lines = [missed("a", "怎么开发票"), missed("b", "怎么开发票呢"), missed("c", "能开增值税专票吗"), missed("d", "怎么开发票啊", 3)];
    expect(chooseTaught(lines, 2)).toEqual(["d", "c"]);
    expect(chooseTaught(lines)).toHaveLength(4);
    expect(chooseTaught([...lines, ...all])).toHaveLength(8);
  });
  test("gains the more the more often it is asked and the better it holds together", () => {
    const often = invoices.map((one) => ({ ...one, times: 10 }));
    expect(expectedGain(often)).toBeGreaterThan(expectedGain(invoices));
    expect(expectedGain(invoices)).toBeGreaterThan(expectedGain(invoices.slice(0, 3)));
    const mixed = [invoices[0]!, all.find(({ id }) => id === "wifi-0")!, all.find(({ id }) => id === "gift-0")!];
    expect(expectedGain(invoices.slice(0, 3))).toBeGreaterThan(expectedGain(mixed));
  });
});

describe("adjusted mutual information", () => {
  test("is 1 for the same groups whatever they are called, near 0 for groups that have nothing to do with each other", () => {
    expect(adjustedMutualInformation([1, 1, 2, 2, 3], ["b", "b", "a", "a", "c"])).toBeCloseTo(1);
    const half = Array.from({ length: 400 }, (_, i) => i % 2);
    expect(
      adjustedMutualInformation(
        half,
        half.map((_, i) => Math.floor(i / 2) % 2),
      ),
    ).toBeCloseTo(0, 2);
    expect(adjustedMutualInformation([], [])).toBe(1);
  });
  test("is what counting all 720 orders of one of them gives", () => {
    expect(adjustedMutualInformation([0, 0, 1, 1, 2, 2], [0, 0, 1, 2, 2, 2])).toBeCloseTo(0.502361, 6);
  });
});
