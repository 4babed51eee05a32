// What answers: the live version's name, and its pack for bots that answer by themselves.
import type { IncomingHttpHeaders } from "node:http";
import type { v1 } from "../../shared/contract/answering.ts";
import type { Output } from "../../shared/contract/endpoint.ts";
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../base/context.ts";
import { openPack, type OpenPack } from "../packs/packs.ts";
import { liveVersion, versionOf } from "../versions/environments.ts";

function knownLive(app: App, kb: Kb): { number: number; checksum: string } {
  const live = liveVersion(app.db, kb.id);
  if (!live) throw new Failure("not_ready", "nothing has been published yet");
  return live;
}

export function servedKnowledge(app: App, kb: Kb, environment: string): Output<(typeof v1)["knowledge"]> {
  const { number, checksum } = knownLive(app, kb);
  return {
    knowledgeBase: { id: kb.id, name: kb.name },
    environment,
    version: number,
    checksum,
    publishedAt: versionOf(app.db, kb.id, number)!.at,
  };
}

/** The live version's pack, or its checksum alone when the caller has it already. */
export async function livePack(app: App, kb: Kb, headers: IncomingHttpHeaders): Promise<OpenPack | { known: string }> {
  const { number, checksum } = knownLive(app, kb);
  return hasAlready(headers["if-none-match"], checksum) ? { known: checksum } : openPack(app, kb, number);
}

/** RFC 9110: a list of quoted tags, perhaps marked weak, or a star. */
const hasAlready = (header: string | undefined, checksum: string): boolean =>
  header !== undefined && header.split(",").some((tag) => ["*", `"${checksum}"`].includes(tag.trim().replace(/^W\//, "")));
