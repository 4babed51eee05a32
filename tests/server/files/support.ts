// For tests of imports: a shop of its own for each file, and files previewed and brought into a knowledge base.
import { afterAll, beforeAll } from "vitest";
import type { OutputOf } from "../../../server/base/context.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Input } from "../../../shared/contract/endpoint.ts";
import { finished, startShop } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

export let shop: Awaited<ReturnType<typeof startShop>>;
/** Where files go. */
export let kb: string;

/** Makes the shop ready; once, at the top of a file. */
export function importing(): void {
  beforeAll(async () => {
    shop = await startShop();
    kb = shop.kb;
  });
  afterAll(() => shop.end());
}

/** From here on files go to a new knowledge base, or to this one. */
export async function fresh(id?: string): Promise<void> {
  kb = id ?? (await shop.admin.call("createKnowledgeBase", { name: "新店" })).id;
}

export const lines = (...entries: unknown[]): string => entries.map((e) => (typeof e === "string" ? e : JSON.stringify(e))).join("\n");

export const preview = (
  file: string | Uint8Array,
  more: Partial<Omit<Input<Contract["previewImport"]>, "kb">> = {},
  client: Client = shop.admin,
): Promise<OutputOf<"previewImport">> => client.call("previewImport", { kb, name: "shop.jsonl", ...more }, file);

export async function run(
  file: string | Uint8Array,
  existing: "skip" | "overwrite" | "merge" = "skip",
  more: Parameters<typeof preview>[1] = {},
) {
  const { upload } = await preview(file, more);
  const { job } = await shop.admin.call("runImport", { kb, upload, existing });
  return finished(shop, shop.admin, kb, job);
}

export const content = async (entry: string) => (await shop.admin.call("getEntry", { kb, entry })).content;
export const count = async () => (await shop.admin.call("listEntries", { kb })).total;

/** All entries, by their standard questions. */
export const entries = async () => {
  const { rows } = await shop.admin.call("listEntries", { kb, sort: "question" });
  return Promise.all(rows.map(async (r) => ({ id: r.id, ...(await content(r.id)) })));
};

/** Previews a file and takes it; returns the preview. */
export async function bring(file: string | Uint8Array, asked: Parameters<typeof preview>[1] = {}) {
  const seen = await preview(file, asked);
  const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
  await finished(shop, shop.admin, kb, job);
  return seen;
}

/** What a preview says of a file's rest: how often each. */
export const notesOf = ({ notes }: Awaited<ReturnType<typeof preview>>): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));
/** Standard question → its other wordings and its answers. */
export const taught = async (): Promise<Record<string, [string[], string[]]>> =>
  Object.fromEntries((await entries()).map((e) => [e.question, [e.similar.map((s) => s.text), e.answers.map((a) => a.text)]]));
