// What is kept in this browser of an entry being edited: what was typed, and the revision it began from.
import { z } from "zod";
import { contentFields, kindOf, type ContentField, type FieldKind, type KindOf } from "../../../shared/knowledge/fields.ts";

// As the content of an entry, but half-typed values are welcome.
const similar = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(["positive", "negative"]),
  origin: z.enum(["hand", "import", "review", "suggested"]),
  by: z.string().nullable(),
  at: z.string().nullable(),
});
const ofKind = {
  text: z.string(),
  wordings: z.array(similar),
  answers: z.array(z.object({ text: z.string(), when: z.array(z.object({ field: z.string(), in: z.array(z.string()) })) })),
  category: z.string().nullable(),
  words: z.array(z.string()),
  entries: z.array(z.string()),
  time: z.string().nullable(),
  flag: z.boolean(),
  handOff: z.object({ skillGroup: z.string().nullable() }).nullable(),
} satisfies Record<FieldKind, z.ZodType>;
const content = z.object(
  Object.fromEntries(contentFields.map((field) => [field, ofKind[kindOf(field)]])) as { [F in ContentField]: (typeof ofKind)[KindOf<F>] },
);

/** A wording that is to be this entry's, and what becomes of it in the one that teaches it now. */
const settled = z.object({ entry: z.string(), question: z.string(), text: z.string(), as: z.enum(["none", "negative"]) });
export type SettledElsewhere = z.output<typeof settled>;

/** As it is saved. */
export const asSettled = (all: Iterable<SettledElsewhere>): { entry: string; text: string; as: SettledElsewhere["as"] }[] =>
  [...all].map(({ entry, text, as }) => ({ entry, text: text.trim(), as }));

const draft = z.object({
  /** null: a new entry. */
  base: z.number().nullable(),
  /** The content of `base`, for merging when somebody else has saved meanwhile. */
  from: content,
  content,
  /** Not yet added similar question. */
  adding: z.string(),
  /** Done with the save; what is typed otherwise meanwhile is left out then. */
  settle: z.array(settled).default([]),
});
export type EntryDraft = z.output<typeof draft>;

export const parseDraft = (stored: unknown): EntryDraft | null => draft.safeParse(stored).data ?? null;

/** False where the browser forbids keeping anything, or is full: only then leaving can lose something. */
export function canKeep(): boolean {
  try {
    localStorage.setItem("trainer.probe", "1");
    localStorage.removeItem("trainer.probe");
    return true;
  } catch {
    return false;
  }
}
