// Kills (−9) in the middle of a log's import, of deleting a customer's turns and of taking the import back, while customers ask: nothing accepted is lost, nothing counted twice.
import { setTimeout as pause } from "node:timers/promises";
import { openReadOnly } from "../../server/base/db.ts";
import { countsOf } from "../server/logs/support.ts";
import { started, type Launched } from "./process.ts";
import { check, type Fault, inFolder, openShop } from "./shop.ts";

const lines = 4_000;
const kills = 6;
const outcomes = ["unanswered", "answered", "handoff", null];

/** A third of it is to be asked here; every hundredth line is of one customer. */
const file = Array.from({ length: lines }, (_, i) =>
  JSON.stringify({
    time: new Date(Date.UTC(2026, 9, 1) + i * 60_000).toISOString(),
    question: i % 5 === 0 ? "如何退货" : `第 ${i % 700} 个问题怎么办`,
    conversation: `c${i >> 2}`,
    customer: i % 100 === 0 ? "要忘的人" : `u${i % 300}`,
    channel: ["web", "app"][i % 2],
    outcome: outcomes[i % 4],
  }),
).join("\n");

export const logImportKilled: Fault = {
  name: "log-import-killed",
  did: `a log of ${lines} lines is imported, a customer's turns are deleted, the import is taken back; the process is killed (−9) ${kills} times in each, and the job run again`,
  expected: "every accepted turn is there once, and every count is what counting the turns anew gives",
  run: () =>
    inFolder(async (dataDir) => {
      const { server: first, kb, key } = await openShop(dataDir);
      let server: Launched = first;
      let asked = 0;
      let killed = 0;
      const ask = async (): Promise<void> => {
        const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
        const body = JSON.stringify({ question: "如何退货", customer: "一直在问的人" });
        const { status } = await fetch(`${server.url}/v1/ask`, { method: "POST", headers, body });
        if (status === 200) asked += 1;
      };
      /** Runs a job to its end through kills: each a little later than the one before. */
      const through = async (job: string): Promise<void> => {
        for (let n = 0; ; n++) {
          const { state } = await server.admin.call("getJob", { kb, job });
          if (state === "done") return;
          if (state === "interrupted") await server.admin.call("repeatJob", { kb, job });
          else check(state === "running", `the job ended as ${state}`);
          await ask();
          if (n >= kills) {
            await pause(20);
            continue;
          }
          await pause(40 + 60 * n);
          await server.kill();
          killed += 1;
          server = await started(dataDir);
        }
      };
      /** Turns there are; throws where a count is not what it should be. */
      const turns = (): number => {
        const logs = openReadOnly(dataDir, "logs");
        try {
          const { kept, counted } = countsOf({ logs });
          for (const [name, rows] of Object.entries(kept))
            check(JSON.stringify(rows) === JSON.stringify(counted[name]), `${name} is not what counting the turns gives`);
          return logs.prepare<[string], number>("SELECT count(*) FROM turns WHERE kb_id = ?").pluck().get(kb) ?? 0;
        } finally {
          logs.close();
        }
      };
      const { upload } = await server.admin.call("previewLog", { kb, name: "客服.jsonl" }, file);
      const { job } = await server.admin.call("runLogImport", { kb, upload });
      await through(job);
      const imported = turns() - asked;
      check(imported === lines, `${imported} of ${lines} lines are in the log`);
      await through((await server.admin.call("forgetTurns", { kb, customer: "要忘的人" })).job);
      check(turns() === lines - lines / 100 + asked, `${turns() - asked} of ${lines - lines / 100} lines are left`);
      await through((await server.admin.call("undoLogImport", { kb, import: job })).job);
      check(turns() === asked, `${turns()} turns are left, of ${asked} that were acknowledged`);
      await server.kill("SIGTERM");
      return `${killed} kills, ${asked} acknowledged turns of customers, nothing lost, nothing counted twice`;
    }),
};

const distinct = 6_000;
const things = "退货 换货 物流 发票 安装 保修 优惠券 会员 地址 尺寸 沙发 床垫".split(" ");
const ends = ["怎么办", "要多久", "在哪里看", "谁出钱", "能改吗"];
/** Each asked twice, and not answered. */
const missedFile = Array.from({ length: 2 * distinct }, (_, i) => {
  const n = i % distinct;
  const question = `${things[n % things.length]!}${n}${things[(n * 7 + 3) % things.length]!}${ends[n % ends.length]!}`;
  return JSON.stringify({ question, outcome: "unanswered", channel: "web" });
}).join("\n");

export const groupingKilled: Fault = {
  name: "grouping-killed",
  did: `${distinct} missed questions are grouped; the process is killed (−9) ${kills} times meanwhile`,
  expected: "each stands in one cluster, none is lost, and every cluster counts what is in it",
  run: () =>
    inFolder(async (dataDir) => {
      const { server: first, kb } = await openShop(dataDir);
      let server: Launched = first;
      const { upload } = await server.admin.call("previewLog", { kb, name: "missed.jsonl" }, missedFile);
      const { job } = await server.admin.call("runLogImport", { kb, upload });
      while ((await server.admin.call("getJob", { kb, job })).state === "running") await pause(50);
      let inTheMidst = 0;
      for (let n = 0; n < kills; n++) {
        await server.admin.call("listClusters", { kb, limit: 1 });
        await pause(200 + 300 * n);
        if ((await server.admin.call("listClusters", { kb, limit: 1 })).checking !== null) inTheMidst += 1;
        await server.kill();
        server = await started(dataDir);
      }
      for (;;) {
        const { checking, questions } = await server.admin.call("listClusters", { kb, limit: 1 });
        if (checking === null && questions > 0) break;
        await pause(200);
      }
      await server.kill("SIGTERM");
      check(inTheMidst > 0, "all was grouped before the first kill: nothing is proved");
      const logs = openReadOnly(dataDir, "logs");
      try {
        const one = (sql: string): number => logs.prepare<[string], number>(sql).pluck().get(kb) ?? 0;
        const placed = one("SELECT count(*) FROM grouped_misses WHERE kb_id = ?");
        check(placed === distinct, `${placed} of ${distinct} questions stand in a cluster`);
        const counted = one("SELECT sum(total) FROM clusters WHERE kb_id = ?");
        check(counted === distinct, `the clusters count ${counted} of ${distinct} questions`);
        const times = one("SELECT sum(times) FROM clusters WHERE kb_id = ?");
        check(times === 2 * distinct, `the clusters count ${times} of ${2 * distinct} turns`);
        const astray = one(
          "SELECT count(*) FROM grouped_misses g WHERE kb_id = ? AND NOT EXISTS (SELECT 1 FROM clusters c WHERE c.kb_id = g.kb_id AND c.id = g.cluster_id)",
        );
        check(astray === 0, `${astray} questions stand in clusters there are not`);
        const clusters = one("SELECT count(*) FROM clusters WHERE kb_id = ?");
        check(clusters < distinct, "nothing was grouped");
        return `${kills} kills, ${inTheMidst} of them in the midst, ${distinct} questions in ${clusters} clusters, each in one`;
      } finally {
        logs.close();
      }
    }),
};
