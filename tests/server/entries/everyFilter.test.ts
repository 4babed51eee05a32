// Whatever a list is filtered and sorted by: its total and its pages are those that a look at every single entry gives.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Input } from "../../../shared/contract/endpoint.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import { emptyEntry, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { finished, startShop } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish } from "../releases/publishing.ts";

type Listing = Omit<Input<Contract["listEntries"]>, "kb" | "offset" | "limit">;
type Fate = "unchanged" | "changed" | "changed back" | "deleted" | "brought back" | "new" | "new, deleted";
interface Model {
  id: string;
  content: EntryContent;
  fate: Fate;
}

const now = Date.parse("2026-07-12T04:00:00.000Z");
const around = [-86_400_000, -1, 0, 1, 86_400_000].flatMap((ms) => {
  const at = new Date(now + ms);
  return [at.toISOString(), new Date(now + ms + 8 * 3_600_000).toISOString().replace("Z", "+08:00")];
});
const categories = [
  { id: "c_sale", parent: null },
  { id: "c_price", parent: "c_sale" },
  { id: "c_coupon", parent: "c_price" },
  { id: "c_after", parent: null },
  { id: "c_none", parent: "c_after" },
].map((one) => ({ ...one, name: one.id, skillGroup: null }));
const tags = [`新"品'`, "🎁", "%", "a,b", "A,b"];

const contents = fc
  .record({
    question: fc.constantFrom("退货", "Refund", "refund", "é", "🎁"),
    similar: fc.array(fc.constantFrom("positive" as const, "positive" as const, "negative" as const), { maxLength: 7 }),
    answers: fc.constantFrom(0, 1, 1, 2),
    handOff: fc.constantFrom(null, null, { skillGroup: null }),
    category: fc.constantFrom(null, "c_sale", "c_price", "c_coupon", "c_after"),
    tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }),
    validity: fc
      .tuple(fc.option(fc.constantFrom(...around), { freq: 1 }), fc.option(fc.constantFrom(...around), { freq: 1 }))
      .filter(([from, until]) => from === null || until === null || Date.parse(from) < Date.parse(until)),
    enabled: fc.constantFrom(true, true, false),
    fate: fc.constantFrom<Fate>("unchanged", "changed", "changed back", "deleted", "brought back", "new", "new, deleted"),
  })
  .map(({ validity: [validFrom, validUntil], ...one }) => ({ ...one, validFrom, validUntil }));

let shop: Awaited<ReturnType<typeof startShop>>;
let models: Model[];
/** By id, what is asked of all: hits, when it was saved last, wordings it loses. */
let known: Map<string, { hits: number; updatedAt: string; lost: number; taught: number }>;

beforeAll(async () => {
  // Some things happen in the same millisecond.
  let calls = 0;
  shop = await startShop({ now: () => new Date(Math.min(now, now - 3_600_000 + Math.floor(calls++ / 9))).toISOString() });
  const { admin, kb } = shop;
  await admin.call("saveCategories", { kb, base: 1, categories });
  models = [];
  const drawn = fc.sample(contents, { numRuns: 90, seed: 7 });
  const make = async (isNew: boolean): Promise<void> => {
    for (const [i, { fate, ...one }] of drawn.entries()) {
      if (fate.startsWith("new") !== isNew) continue;
      const content: EntryContent = {
        ...emptyEntry(`${one.question} ${i}`),
        ...one,
        question: `${one.question} ${i}`,
        similar: one.similar.map((kind, k) => ({
          id: `q_${k}`,
          // Some would be better with the next entry.
          text: `${one.question} ${i + Number(k % 3 === 2)} 问 ${k}`,
          kind,
          origin: "hand",
          by: null,
          at: null,
        })),
        answers: Array.from({ length: one.answers }, (_, k) => ({
          text: `答 ${k}`,
          when: k === 0 ? [] : [{ field: "vip", in: [String(k)] }],
        })),
      };
      const { id } = await admin.call("createEntry", { kb, content });
      models.push({ id, content, fate });
      if (isNew || i % 5 > 0) continue;
      // What is published is no longer its first revision, but the same again.
      await admin.call("saveEntry", { kb, entry: id, base: 1, content: { ...content, note: "另一个" } });
      await admin.call("saveEntry", { kb, entry: id, base: 2, content });
    }
  };
  await make(false);
  await publish(shop);
  const bot = await makeBot(shop);
  const says = models.filter(({ content: c }) => c.enabled && c.answers.length > 0 && c.validFrom === null && c.validUntil === null);
  for (const [i, { content }] of says.slice(0, 8).entries()) for (let n = 0; n <= i % 3; n++) await bot.ask({ question: content.question });
  await make(true);
  for (const model of models) {
    const { id: entry, fate, content } = model;
    const noted = { ...content, note: "改过" };
    const save = async (saved: EntryContent): Promise<void> => {
      const { revision: base } = await admin.call("getEntry", { kb, entry });
      await admin.call("saveEntry", { kb, entry, base, content: saved });
    };
    if (fate.startsWith("changed")) await save(noted);
    if (fate === "changed") model.content = noted;
    if (fate === "changed back") await save(content);
    if (fate.endsWith("deleted") || fate === "brought back") await admin.call("deleteEntry", { kb, entry });
    if (fate === "brought back") await admin.call("undeleteEntry", { kb, entry });
  }
  const { job } = await admin.call("checkOwnWordings", { kb });
  expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done" });
  calls = Infinity;
  known = new Map();
  for (const change of [undefined, "deleted" as const])
    for (const row of (await admin.call("listEntries", { kb, limit: 500, sort: "lost", ...(change ? { change } : {}) })).rows)
      known.set(row.id, { ...row, lost: row.lost!, taught: row.taught! });
  // There is something to be told apart.
  expect([...known.values()].filter(({ hits }) => hits > 0).length).toBeGreaterThan(3);
  expect([...known.values()].filter(({ lost }) => lost > 0).length).toBeGreaterThan(3);
});
afterAll(() => shop.end());

const changeOf: Record<Fate, string> = {
  unchanged: "unchanged",
  changed: "changed",
  "changed back": "unchanged",
  deleted: "deleted",
  "brought back": "unchanged",
  new: "new",
  "new, deleted": "gone",
};

const validityOf = ({ validFrom, validUntil }: EntryContent): string =>
  validFrom !== null && Date.parse(validFrom) > now
    ? "pending"
    : validUntil !== null && Date.parse(validUntil) <= now
      ? "expired"
      : "in_force";

/** One entry, looked at by what was written into it. */
function passes({ id, content: c, fate }: Model, f: Listing): boolean {
  const change = changeOf[fate];
  const below = (category: string | null): boolean =>
    category !== null && (category === f.category || below(categories.find((one) => one.id === category)?.parent ?? null));
  const positives = c.similar.filter(({ kind }) => kind === "positive").length;
  const { hits, lost, taught } = known.get(id) ?? { hits: 0, lost: 0, taught: 1 };
  const without = {
    answers: c.answers.length === 0 && c.handOff === null,
    similar: positives < 5,
    hits: hits === 0,
    any_own_wordings: lost > 0,
    own_wordings: lost >= 2 && lost / taught >= 0.25,
    working_links: false,
  };
  return (
    (f.change === "deleted" ? change === "deleted" : change !== "deleted" && change !== "gone") &&
    (f.change === undefined || change === f.change) &&
    (f.category === undefined || (f.category === "none" ? c.category === null : below(c.category))) &&
    (f.validity === undefined || validityOf(c) === f.validity) &&
    (f.tag === undefined || c.tags.includes(f.tag)) &&
    (f.enabled === undefined || String(c.enabled) === f.enabled) &&
    (f.without === undefined || without[f.without])
  );
}

function sorted(found: Model[], sort: Listing["sort"]): Model[] {
  const of = (id: string) => known.get(id)!;
  const byId = (a: Model, b: Model): number => (a.id < b.id ? -1 : 1);
  const byUpdate = (a: Model, b: Model): number =>
    of(a.id).updatedAt === of(b.id).updatedAt ? byId(a, b) : of(a.id).updatedAt < of(b.id).updatedAt ? 1 : -1;
  const bytes = ({ content }: Model): Buffer => Buffer.from(content.question.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()));
  const share = (id: string): number => of(id).lost / of(id).taught;
  const orders: Record<NonNullable<Listing["sort"]>, (a: Model, b: Model) => number> = {
    updated: byUpdate,
    question: (a, b) => Buffer.compare(bytes(a), bytes(b)) || byId(a, b),
    hits: (a, b) => of(b.id).hits - of(a.id).hits || byUpdate(a, b),
    lost: (a, b) => share(b.id) - share(a.id) || of(b.id).lost - of(a.id).lost || byUpdate(a, b),
  };
  return found.toSorted(orders[sort ?? "hits"]);
}

const category = fc.constantFrom("none", "none", "c_sale", "c_price", "c_coupon", "c_after", "c_none", "c_nowhere");
const change = fc.constantFrom("new" as const, "changed" as const, "unchanged" as const, "deleted" as const);
const validity = fc.constantFrom("pending" as const, "in_force" as const, "expired" as const);
const tag = fc.constantFrom(...tags, "%b", "nobody's");
const enabled = fc.constantFrom("true" as const, "false" as const);
const without = fc.constantFrom(
  "answers" as const,
  "similar" as const,
  "hits" as const,
  "own_wordings" as const,
  "any_own_wordings" as const,
  "working_links" as const,
);
const sort = fc.constantFrom("hits" as const, "updated" as const, "question" as const, "lost" as const);
// Few at a time, since hardly anything passes them all.
const listings: fc.Arbitrary<Listing> = fc.oneof(
  fc.record({ category, validity, sort }, { requiredKeys: [] }),
  fc.record({ change, enabled, sort }, { requiredKeys: [] }),
  fc.record({ tag, without, sort }, { requiredKeys: [] }),
  fc.record({ category, change, validity, tag, enabled, without, sort }, { requiredKeys: [] }),
);

test("filters together leave what each alone leaves, in every order, page by page", async () => {
  const { admin, kb } = shop;
  await fc.assert(
    fc.asyncProperty(listings, fc.nat(40), fc.integer({ min: 1, max: 40 }), async (listing, offset, limit) => {
      const left = sorted(
        models.filter((model) => passes(model, listing)),
        listing.sort,
      );
      const page = await admin.call("listEntries", { kb, ...listing, offset, limit });
      const told = page.rows.map((row) => [row.id, row.change, row.validity]);
      const expected = left.slice(offset, offset + limit).map(({ id, fate, content }) => [id, changeOf[fate], validityOf(content)]);
      expect([page.total, ...told]).toEqual([left.length, ...expected]);
    }),
    { numRuns: 300 },
  );
});

test("a text finds what the filters leave of all that it finds", async () => {
  const { admin, kb } = shop;
  const find = async (listing: Listing) => (await admin.call("listEntries", { kb, ...listing, limit: 500 })).rows.map(({ id }) => id);
  const all = await find({ text: "退货" });
  expect(all.length).toBeGreaterThan(5);
  await fc.assert(
    fc.asyncProperty(listings, async (listing) => {
      // Those deleted are no longer in what is searched.
      const left = new Set(models.filter((model) => passes(model, listing)).map(({ id }) => id));
      expect(await find({ ...listing, text: "退货" })).toEqual(all.filter((id) => left.has(id)));
    }),
    { numRuns: 60 },
  );
});
