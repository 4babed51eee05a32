// A world in which every endpoint has something to work on: people of every role, what is taught and asked, and ways to make more of it.
import { backupEnded } from "../../server/backups/backups.ts";
import { questionId } from "../../server/base/ids.ts";
import { textKey } from "../../shared/engine/text.ts";
import { adminPassword, finished, signInAs, startShop, teach, type TestServer } from "./app.ts";
import type { Client } from "./client.ts";

export interface World {
  server: TestServer & { admin: Client; kb: string };
  admin: Client;
  /** The command line on the server's machine. */
  cli: Client;
  publisher: Client;
  trainer: Client;
  viewer: Client;
  /** A member of the other knowledge base only. */
  outsider: Client;
  kb: string;
  otherKb: string;
  /** An empty one, of which the publisher is a publisher too. */
  emptyKb: string;
  /** A signed-in client that may be signed out. */
  spare: () => Promise<Client>;
  /** A new entry with a change that is not published. */
  entry: () => Promise<string>;
  /** A missed question nobody has dealt with. */
  miss: () => Promise<string>;
  /** A customer asks, and the live version answers. */
  asked: () => Promise<unknown>;
  /** Waits for jobs that a call has started. */
  settled: () => Promise<void>;
  end: () => Promise<void>;
}

let counter = 0;
/** The word with a number nobody has had. */
export const fresh = (word: string): string => `${word}${(counter += 1)}`;

/** Two knowledge bases with people of every role; the first has an entry, a version and a log. */
export async function makeWorld(): Promise<World> {
  const server = await startShop();
  const { admin, kb } = server;
  const otherKb = (await admin.call("createKnowledgeBase", { name: "别家" })).id;
  const [viewer, trainer, publisher] = [
    await signInAs(server, "viewer"),
    await signInAs(server, "trainer"),
    await signInAs(server, "publisher"),
  ];
  const outsider = await signInAs(server, null);
  const { rows } = await admin.call("listUsers", {});
  await admin.call("setMember", { kb: otherKb, user: rows.find((r) => r.name === "outsider")!.id, role: "publisher" });
  const emptyKb = (await admin.call("createKnowledgeBase", { name: "空店" })).id;
  await admin.call("setMember", { kb: emptyKb, user: rows.find((r) => r.name === "publisher")!.id, role: "publisher" });
  await publisher.call("signIn", { name: "publisher", password: adminPassword });
  await outsider.call("signIn", { name: "outsider", password: adminPassword });
  await teach(admin, kb, "怎么退货", ["退货流程"]);
  await finished(server, admin, kb, (await admin.call("publish", { kb, note: "第一版" })).job);
  const settled = async (): Promise<void> => {
    // Read where they stand: asked for by HTTP, after each of hundreds of tests, they were a fifth of what those cost.
    const running = server.app.db.prepare<[], string>("SELECT id FROM jobs WHERE state = 'running'").pluck().all();
    for (const job of running) await server.app.jobs.wait(job);
    await backupEnded(server.app);
    server.app.db.exec("UPDATE jobs SET state = 'cancelled' WHERE state = 'running'");
  };
  const bot = server.client();
  bot.headers.authorization = `Bearer ${(await admin.call("createKey", { kb, name: "机器人" })).key}`;
  const cli = server.client();
  cli.headers.authorization = `Bearer ${server.app.localToken}`;
  const world: World = {
    server,
    admin,
    cli,
    publisher,
    trainer,
    viewer,
    outsider,
    kb,
    otherKb,
    emptyKb,
    settled,
    spare: async () => {
      const client = server.client();
      const name = fresh("spare");
      await admin.call("createUser", { name, password: adminPassword });
      await client.call("signIn", { name, password: adminPassword });
      return client;
    },
    entry: () => teach(admin, kb, fresh("新的问题 ")),
    asked: () => bot.request("POST", "/v1/ask", JSON.stringify({ question: "退货流程" })),
    miss: async () => {
      const question = fresh("完全没教过的事情 ");
      const { job } = await admin.call(
        "importLog",
        { kb, name: "log.jsonl" },
        JSON.stringify({ id: fresh("t"), question, outcome: "unanswered" }),
      );
      await server.app.jobs.wait(job);
      return questionId(textKey(question));
    },
    end: () => server.end(),
  };
  return world;
}
