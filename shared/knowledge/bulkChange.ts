// A change of many entries at once: what it sets, and what one entry says after it.
import { z } from "zod";
import { type EntryContent, id, laterThanStart, endsBeforeStart, time } from "./entry.ts";
import { rule } from "./rule.ts";
import { characters, text } from "./text.ts";

/** Where a text is sought. Stored with the job. */
const replaceableFields = ["question", "similar", "answers", "note"] as const;
export const replaceableField = z.enum(replaceableFields).meta({ id: "ReplaceableField" });

const tags = z.array(text(40, 1)).max(20).default([]);

/** A text replaced by another. */
export const replacement = z
  .object({
    field: z.literal("text"),
    find: characters(500, 1).describe("As it stands there, blanks included"),
    replace: characters(500),
    matchCase: z.boolean().default(true).describe("false: upper and lower case are one"),
    in: z.array(replaceableField).min(1).max(replaceableFields.length),
  })
  .meta({ id: "Replacement" });
export type Replacement = z.output<typeof replacement>;

const validityChange = z
  .object({
    field: z.literal("validity"),
    validFrom: time.nullable().optional().describe("Left out: stays; null: no limit"),
    validUntil: time.nullable().optional(),
  })
  .meta({ id: "ValidityChange" });

/** What becomes of every chosen entry. */
export const bulkChange = z
  .discriminatedUnion("field", [
    z.object({ field: z.literal("category"), category: id.nullable() }),
    z.object({ field: z.literal("tags"), add: tags, remove: tags.describe("Taken away before `add` is added: in the place of the first") }),
    validityChange,
    z.object({ field: z.literal("enabled"), enabled: z.boolean() }),
    z.object({ field: z.literal("deleted"), deleted: z.boolean().describe("false: deleted entries are brought back") }),
    replacement,
    z.object({
      field: z.literal("moment"),
      before: time.describe("Everything as it was right before this, categories and vocabulary too; of named entries, these alone"),
    }),
  ])
  .refine(
    (change) =>
      change.field !== "validity" || !endsBeforeStart({ validFrom: change.validFrom ?? null, validUntil: change.validUntil ?? null }),
    rule(laterThanStart, ["validUntil"]),
  )
  .meta({ id: "BulkChange" });
export type BulkChange = z.output<typeof bulkChange>;

/** Why an entry cannot be changed so, by what it would say itself. */
export const bulkRefusals = ["too_long", "empty", "too_many_tags", "ends_before_start"] as const;

/** What the entry says then; the same object where that is what it says already. Tells too how many places of a text were replaced. */
export function applyBulkChange(content: EntryContent, change: BulkChange): { content: EntryContent; places: number } {
  if (change.field === "text") return replaced(content, change);
  // What it said then stands in its revisions.
  if (change.field === "moment") return { content, places: 0 };
  const next = set(content, change);
  return { content: JSON.stringify(next) === JSON.stringify(content) ? content : next, places: 0 };
}

function set(content: EntryContent, change: Exclude<BulkChange, Replacement | { field: "moment" }>): EntryContent {
  if (change.field === "category") return { ...content, category: change.category };
  if (change.field === "enabled") return { ...content, enabled: change.enabled };
  if (change.field === "deleted") return content;
  if (change.field === "validity") {
    const { validFrom = content.validFrom, validUntil = content.validUntil } = change;
    return { ...content, validFrom, validUntil };
  }
  const place = content.tags.findIndex((tag) => change.remove.includes(tag));
  const kept = content.tags.filter((tag) => !change.remove.includes(tag));
  const added = change.add.filter((tag) => !kept.includes(tag));
  const at = place < 0 || change.remove.length === 0 ? kept.length : Math.min(place, kept.length);
  return { ...content, tags: [...new Set(kept.toSpliced(at, 0, ...added))] };
}

/** A text sought as it is, or in either case; made once for many entries. */
function seeker({ find, matchCase }: Pick<Replacement, "find" | "matchCase">): RegExp {
  return new RegExp(
    find.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, (sign) => `\\${sign}`),
    matchCase ? "gu" : "giu",
  );
}

function replaced(content: EntryContent, change: Replacement): { content: EntryContent; places: number } {
  const sought = seeker(change);
  const within = new Set(change.in);
  let places = 0;
  const put = (said: string): string => {
    const next = said.replaceAll(sought, () => {
      places += 1;
      return change.replace;
    });
    return next === said ? said : next.trim();
  };
  const next: EntryContent = {
    ...content,
    question: within.has("question") ? put(content.question) : content.question,
    similar: within.has("similar") ? content.similar.map((one) => ({ ...one, text: put(one.text) })) : content.similar,
    answers: within.has("answers") ? content.answers.map((one) => ({ ...one, text: put(one.text) })) : content.answers,
    note: within.has("note") ? put(content.note) : content.note,
  };
  return places === 0 || JSON.stringify(next) === JSON.stringify(content) ? { content, places: 0 } : { content: next, places };
}

const lengthOf = (said: string): number => (said.length <= 500 ? said.length : [...said].length);

/** Why what an entry would say may not be saved, and the text it is for; null if it may. Whether others teach its wordings is asked elsewhere. */
export function refusedBulk(content: EntryContent, change: BulkChange): { why: (typeof bulkRefusals)[number]; text: string } | null {
  if (change.field === "tags" && content.tags.length > 20) return { why: "too_many_tags", text: content.tags.at(-1) ?? "" };
  if (change.field === "validity" && endsBeforeStart(content)) return { why: "ends_before_start", text: content.validUntil ?? "" };
  if (change.field !== "text") return null;
  const wordings = [content.question, ...content.similar.map((one) => one.text)];
  const answers = content.answers.map((one) => one.text);
  if ([...wordings, ...answers].includes("")) return { why: "empty", text: "" };
  const long =
    wordings.find((said) => lengthOf(said) > 500) ??
    answers.find((said) => lengthOf(said) > 10_000) ??
    (lengthOf(content.note) > 2_000 ? content.note : undefined);
  return long === undefined ? null : { why: "too_long", text: long };
}

/** The texts of an entry that a replacement changes: where, before and after. */
export function replacedTexts(
  before: EntryContent,
  after: EntryContent,
): { in: Replacement["in"][number]; before: string; after: string }[] {
  const pairs = [
    { in: "question" as const, before: before.question, after: after.question },
    ...before.similar.map((one, i) => ({ in: "similar" as const, before: one.text, after: after.similar[i]!.text })),
    ...before.answers.map((one, i) => ({ in: "answers" as const, before: one.text, after: after.answers[i]!.text })),
    { in: "note" as const, before: before.note, after: after.note },
  ];
  return pairs.filter((pair) => pair.before !== pair.after);
}
