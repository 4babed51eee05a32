// A server to be looked at: the sample shop with something in every list, and a knowledge base where nothing is taught yet.
import type { Output } from "../../../shared/contract/endpoint.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { adminName, adminPassword, finished, startServer, teach, type TestServer } from "../app.ts";
import type { Client } from "../client.ts";

export interface ShownShop {
  server: TestServer;
  kb: string;
  /** A knowledge base without entries, log and versions. */
  empty: string;
  /** One with a handful of entries, one of them imported, where nobody asked anything. */
  small: string;
  /** An entry of that. */
  phone: string;
  /** A spot check with one question labelled. */
  check: string;
  /** A turn whose question back was answered by a choice. */
  chosen: string;
  /** A cluster of missed questions, some of them taught. */
  partly: string;
  /** Clusters that people of the shop answered: with one voice, and not; a turn that they answered. */
  people: { agreed: string; disagree: string; turn: string };
  /** What a draft, and so the next version, says otherwise. */
  entry: string;
}

/** The queue, once its questions are grouped. */
async function grouped(admin: Client, kb: string): Promise<Output<Contract["listClusters"]>> {
  for (;;) {
    const queue = await admin.call("listClusters", { kb, limit: 60 });
    if (queue.checking === null) return queue;
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Teaches four questions of a cluster whose nearest entry is the likeliest; the cluster. */
async function teachSome(admin: Client, kb: string): Promise<string> {
  const { rows } = await grouped(admin, kb);
  const large = rows.filter(({ questions }) => questions >= 6);
  const details = await Promise.all(large.map(({ id: cluster }) => admin.call("getCluster", { kb, cluster })));
  const [likeliest] = details.toSorted((a, b) => b.proposals[0]!.confidence - a.proposals[0]!.confidence);
  const { id: cluster, members, proposals } = likeliest!;
  const ticked = members.filter((member) => member.ticked).slice(0, 4);
  const decision = { kind: "taught" as const, entry: proposals[0]!.entry };
  await admin.call("decideCluster", { kb, cluster, members: ticked.map(({ id }) => id), decision });
  await grouped(admin, kb);
  return cluster;
}

/** Clusters that people answered, by whether they agree: of each the one most conversations answered. */
async function answeredByPeople(admin: Client, kb: string): Promise<ShownShop["people"]> {
  const { rows } = await admin.call("listClusters", { kb, people: "true", sort: "count", limit: 60 });
  const all = await Promise.all(
    rows.map(async ({ id: cluster }) => ({ cluster, ...(await admin.call("getAgentAnswers", { kb, cluster })) })),
  );
  const most = all.toSorted((a, b) => b.conversations - a.conversations);
  const first = (agreement: string) => most.find((one) => one.agreement === agreement)!;
  const agreed = first("agreed");
  return { agreed: agreed.cluster, disagree: first("disagree").cluster, turn: agreed.answers[0]!.sources[0]!.turn };
}

/** Starts it; `server.end()` removes it. */
export async function startShownShop(): Promise<ShownShop> {
  const server = await startServer();
  const admin = server.client();
  const { knowledgeBase: kb, job } = await admin.call("setUp", {
    name: adminName,
    password: adminPassword,
    knowledgeBase: "栖木家居",
    start: "sample",
  });
  await finished(server, admin, kb, job!);
  // Something to publish: one answer said more clearly, one wording more.
  const entry = "e_return_freight";
  const { content, revision } = await admin.call("getEntry", { kb, entry });
  const [first, ...others] = content.answers;
  const answers = [{ ...first!, text: `${first!.text} 取件时无需垫付。` }, ...others];
  await admin.call("saveEntry", { kb, entry, base: revision, content: { ...content, answers, note: "改过" } });
  await admin.call("addWording", { kb, entry: "e_track", text: "包裹到哪个城市了" });
  // Two entries that teach the same: one was deleted, its wordings were taught to another, and it came back.
  await admin.call("deleteEntry", { kb, entry: "e_track" });
  const answer = { text: "在「我的订单」里点开订单，就能看到物流。", when: [] };
  const similar = ["我的快递到哪了", "查一下物流", "查快递"].map((text, i) => {
    return { id: `q_twin_${i}`, text, kind: "positive" as const, origin: "hand" as const, by: null, at: null };
  });
  await admin.call("createEntry", { kb, content: { ...emptyEntry("怎么查快递？"), similar, answers: [answer] } });
  await admin.call("undeleteEntry", { kb, entry: "e_track" });
  const { id: check } = await admin.call("startSpotCheck", { kb, seed: 1 });
  await admin.call("labelSpotCheckItem", { kb, check, item: 0, label: { verdict: "not_ours" } });
  const { rows } = await admin.call("listTurns", { kb, outcome: "clarify" });
  const chosen = rows.find((turn) => turn.chosen !== null && turn.entry === null)!.id;
  const partly = await teachSome(admin, kb);
  const people = await answeredByPeople(admin, kb);
  const { id: empty } = await admin.call("createKnowledgeBase", { name: "山茶厨具" });
  const { id: small } = await admin.call("createKnowledgeBase", { name: "门店" });
  const contact = `是，见[门店页](${server.url}/stores)，或[老页面](${server.url}/v1/stores.html)。`;
  const phone = await teach(admin, small, "13800138000 是你们的电话吗？", ["13800138000 是谁的号码", "怎么打电话给你们"], {
    answers: [{ text: contact, when: [] }],
  });
  await finished(server, admin, small, (await admin.call("checkLinks", { kb: small })).job);
  const { upload } = await admin.call("previewImport", { kb: small, name: "门店.csv" }, "问题,答案\n几点开门,九点\n几点关门,晚上九点\n");
  await finished(server, admin, small, (await admin.call("runImport", { kb: small, upload })).job);
  const { job: asked } = await admin.call(
    "importLog",
    { kb: small, name: "门店日志.csv" },
    "时间,问题,结果\n2026-01-05 10:00,几点开门,未命中\n",
  );
  await finished(server, admin, small, asked);
  return { server, kb, partly, people, empty, small, phone, check, chosen, entry };
}
