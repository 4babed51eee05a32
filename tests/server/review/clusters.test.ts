// Missed questions in clusters: grouped by the thread that holds them, decided on together, and asked again by themselves.
import { clusterId } from "../../../server/base/ids.ts";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { signInAs, teach } from "../../support/app.ts";
import { kb, later, missed, publish, queue, reviewed, server, trainer } from "./support.ts";

reviewed();

const upstairs = ["可以帮我送货上楼吗", "送货上楼收费吗", "你们送货上楼吗", "送货可以送上楼吗", "请问送货上楼收费吗"];
const invoice = ["发票抬头可以改吗", "发票抬头写错了能改吗", "我想改发票抬头"];
const sofa = "旧沙发能帮忙拉走吗";

/** The queue once all of it is grouped and asked. */
async function grouped(input: object = {}) {
  return vi.waitFor(
    async () => {
      const found = await trainer.call("listClusters", { kb, ...input });
      expect(found.checking).toBeNull();
      return found;
    },
    { timeout: 30_000, interval: 100 },
  );
}
const clusterOf = (text: string) => trainer.call("getCluster", { kb, cluster: ids.get(text)! });
const textsOf = async (text: string) => (await clusterOf(text)).members.map((member) => member.text).toSorted();
let ids = new Map<string, string>();
/** Logged, each once but the first of each thing twice. */
function log(...texts: string[]): void {
  for (const text of texts) ids.set(text, missed(text));
}

describe("a queue of three things asked in nine ways", () => {
  let entry = "";
  beforeAll(() => {
    ids = new Map();
  });
  const begin = async () => {
    entry = await teach(trainer, kb, "大件怎么配送？", ["大件家具怎么送"]);
    await teach(trainer, kb, "怎么退货？", ["退货流程"]);
    log(...upstairs, ...invoice, sofa);
    missed(upstairs[1]!, 2);
    await queue();
    return grouped();
  };

  test("stands as three clusters, the one first that gains most, each by its most central wording, found by any of its questions", async () => {
    const { rows, total, questions } = await begin();
    expect([total, questions]).toEqual([3, 9]);
    expect(rows.map((row) => [row.questions, row.count])).toEqual([
      [5, 7],
      [3, 3],
      [1, 1],
    ]);
    expect(await textsOf(upstairs[0]!)).toEqual(upstairs.toSorted());
    expect(await textsOf(invoice[2]!)).toEqual(invoice.toSorted());
    expect(upstairs).toContain(rows[0]!.name);
    expect(rows[0]!.days.at(-1)).toBe(7);
    const { members } = await clusterOf(upstairs[3]!);
    expect(members.every(({ ticked, isTaught, state }) => ticked && isTaught && state === "open")).toBe(true);
    expect((await trainer.call("getOverview", { kb })).review).toBe(3);

    // A new wording of the same joins it, and the cluster is called as before.
    log("送货能不能上楼", "asdfgh");
    expect(await grouped()).toMatchObject({ total: 3, questions: 10, noise: 1 });
    expect((await clusterOf("送货能不能上楼")).id).toBe(rows[0]!.id);
    // Called by what it was before it joined, it is found all the same.
    expect((await trainer.call("getCluster", { kb, cluster: clusterId(ids.get("送货能不能上楼")!) })).id).toBe(rows[0]!.id);
  });

  test("is decided on together: eight wordings at most in one revision, the rest is expected to follow, and undo takes all of it back", async () => {
    await begin();
    const { id: cluster, members } = await clusterOf(upstairs[0]!);
    const before = await trainer.call("getEntry", { kb, entry });
    const meant = members.map(({ id }) => id);
    const foreseen = await vi.waitFor(
      async () => {
        const said = await trainer.call("previewDecision", { kb, cluster, members: meant, entry });
        if (said.state !== "ready") throw new Error("being worked out");
        return said;
      },
      { timeout: 30_000, interval: 100 },
    );
    const { decision, taught } = await trainer.call("decideCluster", { kb, cluster, members: meant, decision: { kind: "taught", entry } });
    expect(taught).toBe(5);
    const after = await trainer.call("getEntry", { kb, entry });
    expect(after.revision).toBe(before.revision + 1);
    expect(after.content.similar.map((s) => s.text)).toEqual(expect.arrayContaining(upstairs));
    const shown = await clusterOf(upstairs[0]!);
    expect(shown.members.map(({ state, now }) => [state, now.outcome, now.entry])).toEqual(
      upstairs.map(() => ["closed", "answered", entry]),
    );
    expect(foreseen.own).toEqual({ questions: 5, times: 7 });
    expect(foreseen.gained).toBeGreaterThanOrEqual(5);
    expect(shown).toMatchObject({
      answered: 5,
      total: 5,
      story: [{ id: decision, kind: "taught", entry, questions: 5, taught: 5, undone: false }],
    });
    expect((await trainer.call("listDecisions", { kb })).rows).toMatchObject([{ id: decision, cluster, questions: 5, taught: 5 }]);
    expect(await queue()).not.toContain(shown.name);
    expect(await trainer.call("undoDecision", { kb, decision })).toEqual({ cluster });
    expect((await trainer.call("getEntry", { kb, entry })).content).toEqual(before.content);
    expect((await clusterOf(upstairs[0]!)).members.every(({ state }) => state === "open")).toBe(true);
    expect((await clusterOf(upstairs[0]!)).story).toMatchObject([{ id: decision, undone: true }]);
  });

  test("leaves by itself, question by question, as the draft learns it elsewhere, and comes back when that is taken away", async () => {
    await begin();
    const name = (await clusterOf(invoice[0]!)).name;
    const other = await teach(trainer, kb, "发票抬头可以改吗？", ["发票抬头写错了能改吗？"], {
      answers: [{ text: "可以，在订单里改。", when: [] }],
    });
    // Two are taught word for word; the third is understood, and nobody said so.
    await vi.waitFor(async () => expect((await trainer.call("listClusters", { kb })).rows.map((row) => row.name)).not.toContain(name), {
      timeout: 30_000,
      interval: 100,
    });
    const { members } = await clusterOf(invoice[0]!);
    expect(members.map(({ state, now }) => [state, now.entry])).toEqual(invoice.map(() => ["closed", other]));
    await trainer.call("deleteEntry", { kb, entry: other });
    await vi.waitFor(async () => expect((await trainer.call("listClusters", { kb })).questions).toBe(9), {
      timeout: 30_000,
      interval: 100,
    });
  });

  test("is split by who knows better: what was taken out stays out, whatever else comes, until it is put back", async () => {
    await begin();
    const { id: cluster } = await clusterOf(upstairs[0]!);
    const [one, two] = [ids.get(upstairs[1]!)!, ids.get(upstairs[4]!)!];
    const { cluster: apart } = await trainer.call("splitCluster", { kb, cluster, members: [one, two] });
    expect(await textsOf(upstairs[1]!)).toEqual([upstairs[1]!, upstairs[4]!].toSorted());
    expect((await trainer.call("listClusters", { kb })).total).toBe(4);
    log("送货上楼收费多少");
    await grouped();
    expect((await clusterOf(upstairs[0]!)).members.map(({ id }) => id)).not.toContain(one);
    expect((await clusterOf(upstairs[1]!)).id).toBe(apart);
    const all = (await clusterOf(upstairs[0]!)).members.map(({ id }) => id);
    for (const members of [[one], [all[0]!, one]]) expect((await trainer.try("splitCluster", { kb, cluster, members })).status).toBe(404);
    for (const [more, field] of [
      [{ members: all }, "members"],
      [{ members: all.slice(1), into: cluster }, "into"],
    ] as const)
      expect(await trainer.try("splitCluster", { kb, cluster, ...more })).toMatchObject({
        status: 422,
        json: { error: { code: "rule_broken", details: { field } } },
      });
    // Whoever saw to the part that is joined sees to the whole.
    const [somebody] = (await trainer.call("listReviewers", { kb })).rows;
    await trainer.call("assignCluster", { kb, cluster: apart, user: somebody!.user });
    const joined = (await clusterOf(upstairs[1]!)).members.map(({ id }) => id);
    expect(await trainer.call("splitCluster", { kb, cluster: apart, members: joined, into: cluster })).toEqual({ cluster });
    expect((await clusterOf(upstairs[0]!)).assignee).toMatchObject({ user: somebody!.user });
    expect((await clusterOf(upstairs[1]!)).id).toBe(cluster);
    expect((await trainer.call("listAudit", { kb })).rows.find((row) => row.action === "cluster.split")).toMatchObject({
      subject: apart,
      by: "zhoumin",
      after: { questions: joined, into: cluster },
    });
    // One alone, to which what comes would come, or it to that.
    const { cluster: alone } = await trainer.call("splitCluster", { kb, cluster: ids.get(invoice[0]!)!, members: [ids.get(invoice[0]!)!] });
    log("发票抬头可以改一下吗");
    await grouped();
    expect((await clusterOf(invoice[0]!)).id).toBe(alone);
  });
});

test("what is not our business is so with every question of it", async () => {
  log(...invoice);
  await queue();
  await grouped();
  const { id: cluster } = await clusterOf(invoice[0]!);
  const { decision, taught } = await trainer.call("decideCluster", { kb, cluster, decision: { kind: "not_ours" } });
  expect(taught).toBe(3);
  const reasons = async () => Promise.all(invoice.map(async (question) => (await trainer.call("askRobot", { kb, question })).reply.reason));
  expect(await reasons()).toEqual(invoice.map(() => "not_ours"));
  expect(await queue()).toEqual([]);
  await trainer.call("undoDecision", { kb, decision });
  expect(await reasons()).not.toContain("not_ours");

  // Of one alone it is so with that one, which then stands last, and is neither ticked nor taught with the others.
  const [one, ...others] = invoice.map((text) => ids.get(text)!).toSorted();
  await trainer.call("decideCluster", { kb, cluster, members: [one!], decision: { kind: "not_ours" } });
  const { members } = await clusterOf(invoice[0]!);
  expect(
    members
      .slice(0, 2)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(others);
  expect(members.map(({ state, ticked, isTaught }) => [state, ticked, isTaught])).toEqual([
    ["open", true, true],
    ["open", true, true],
    ["closed", false, false],
  ]);
});

test("an entry is proposed for all of the questions together: what is nearest to most of them stands before what is nearest to the one asked most", async () => {
  const fees = await teach(trainer, kb, "收费标准是什么");
  const delivery = await teach(trainer, kb, "可以送货上门吗");
  const bad = { outcome: "answered", reason: "exact", entry: "e_1", helpful: false } as const;
  const most = missed("送货上门的收费标准是什么", 2, bad);
  const others = ["可以送货吗", "送货可以上门吗", "可以给我送货上门吗", "可以送上门吗"].map((text) => missed(text, 1, bad));
  await queue();
  for (const id of others) await trainer.call("splitCluster", { kb, cluster: id, members: [id], into: most });
  const { members, proposals } = await trainer.call("getCluster", { kb, cluster: most });
  expect(members.find(({ id }) => id === most)!.now.entry).toBe(fees);
  expect(proposals.map(({ entry }) => entry)).toEqual([delivery, fees]);
});

test("a cluster takes no more questions than can be looked through", async () => {
  const ids = Array.from({ length: 300 }, (_, i) => missed(`第${i}件怎么保养`));
  const [alone, into] = [missed("能寄到国外吗"), ids[0]!];
  await queue();
  // As if they had been put there one after the other.
  const put = server.app.logs.prepare("UPDATE grouped_misses SET cluster_id = ? WHERE kb_id = ? AND question_id = ?");
  for (const id of ids.slice(1)) put.run(clusterId(into), kb, id);
  const join = () => trainer.try("splitCluster", { kb, cluster: alone, members: [alone], into });
  expect(await join()).toMatchObject({ status: 422, json: { error: { code: "rule_broken", details: { field: "into" } } } });
  put.run(clusterId(ids[1]!), kb, ids[1]!);
  expect((await join()).status).toBe(200);
});

test("a cluster is given to somebody who may write, and found by them", async () => {
  const id = missed("能寄到国外吗");
  missed("周末送货吗");
  await queue();
  const { rows } = await trainer.call("listReviewers", { kb });
  const own = rows.find(({ name }) => name === "zhoumin")!;
  expect(await trainer.call("assignCluster", { kb, cluster: id, user: own.user })).toEqual({ assignee: own });
  expect(await queue({ mine: "true" })).toEqual(["能寄到国外吗"]);
  const colleague = await signInAs({ ...server, kb }, "trainer", "colleague");
  expect((await colleague.call("listClusters", { kb, mine: "true" })).rows).toEqual([]);
  expect((await trainer.call("listClusters", { kb })).rows.find((row) => row.name === "能寄到国外吗")!.assignee).toEqual(own);
  const viewer = await signInAs({ ...server, kb }, "viewer", "looker");
  const stranger = (await server.admin.call("listUsers", {})).rows.find(({ name }) => name === "looker")!.id;
  expect((await trainer.try("assignCluster", { kb, cluster: id, user: stranger })).json).toMatchObject({ error: { code: "rule_broken" } });
  expect((await viewer.try("assignCluster", { kb, cluster: id, user: null })).status).toBe(403);
  await trainer.call("assignCluster", { kb, cluster: id, user: null });
  expect(await queue({ mine: "true" })).toEqual([]);
});

test("a wording that another entry teaches is taken from there where that is said, and given back with the decision", async () => {
  const [one, two] = [await teach(trainer, kb, "怎么换货", ["想换个颜色"]), await teach(trainer, kb, "换颜色")];
  const id = missed("想换个颜色", 2, { outcome: "answered", reason: "exact", entry: one, helpful: false });
  const asked = { kb, cluster: id, members: [id], decision: { kind: "taught" as const, entry: two } };
  expect((await trainer.try("decideCluster", asked)).json).toMatchObject({
    error: { code: "taken", details: { entry: one, question: "怎么换货", text: "想换个颜色", isStandard: false } },
  });
  const { decision } = await trainer.call("decideCluster", { ...asked, settle: [{ entry: one, text: "想换个颜色", as: "none" }] });
  expect((await trainer.call("getEntry", { kb, entry: one })).content.similar).toEqual([]);
  expect((await trainer.call("getEntry", { kb, entry: two })).content.similar).toMatchObject([{ text: "想换个颜色", origin: "review" }]);
  expect(await queue()).toEqual([]);
  await trainer.call("undoDecision", { kb, decision });
  expect((await trainer.call("getEntry", { kb, entry: one })).content.similar).toMatchObject([{ text: "想换个颜色", kind: "positive" }]);
  expect((await trainer.call("getEntry", { kb, entry: two })).content.similar).toEqual([]);
});

test("a question that comes back after what was decided went live is open again, with the story of what was tried", async () => {
  const entry = await teach(trainer, kb, "发货时间");
  const id = missed("几点发货");
  const { decision } = await trainer.call("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "taught", entry } });
  await publish();
  expect(await queue()).toEqual([]);
  later(1);
  missed("几点发货");
  expect(await queue()).toEqual(["几点发货"]);
  const { story, members, proposals } = await trainer.call("getCluster", { kb, cluster: id });
  expect(story).toMatchObject([{ id: decision, entry, undone: false }]);
  expect(members).toMatchObject([{ state: "open", now: { outcome: "answered", entry } }]);
  expect(proposals[0]).toMatchObject({ entry, tried: true });
  await trainer.call("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "taught", entry } });
  expect(await queue()).toEqual([]);

  // Live again as it was before that: what goes badly then says nothing of what was decided.
  await teach(trainer, kb, "周末送货吗");
  await publish();
  await trainer.call("rollBack", { kb, version: 1 });
  later(1);
  missed("几点发货");
  expect(await queue()).toEqual([]);
});
