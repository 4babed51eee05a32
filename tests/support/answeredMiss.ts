// A missed question that people of the shop answered.
import { questionId } from "../../server/base/ids.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { World } from "./world.ts";

/** Two of them, in two conversations, with the same words. */
export async function answeredMiss(
  { admin, kb, server }: Pick<World, "admin" | "kb" | "server">,
  question: string,
): Promise<{ cluster: string; members: string[] }> {
  const lines = ["a", "b"].flatMap((agent) => [
    { question, conversation: `${question} ${agent}`, outcome: "unanswered" },
    { role: "agent", agent, question: "可以，在订单页里选就行", conversation: `${question} ${agent}` },
  ]);
  const { job } = await admin.call("importLog", { kb, name: "talk.jsonl" }, lines.map((line) => JSON.stringify(line)).join("\n"));
  await server.app.jobs.wait(job);
  const { id, members } = await admin.call("getCluster", { kb, cluster: questionId(textKey(question)) });
  return { cluster: id, members: members.map((one) => one.id) };
}
