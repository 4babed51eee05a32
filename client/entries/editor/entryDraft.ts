// What is kept in this browser of an entry being edited: what was typed, and the revision it began from.
import { z } from "zod";

// As the content of an entry, but half-typed values are welcome.
const similar = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(["positive", "negative"]),
  origin: z.enum(["hand", "import", "review", "suggested"]),
  by: z.string().nullable(),
  at: z.string().nullable(),
});
const content = z.object({
  question: z.string(),
  similar: z.array(similar),
  answers: z.array(z.object({ text: z.string(), when: z.array(z.object({ field: z.string(), in: z.array(z.string()) })) })),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  related: z.array(z.string()),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  enabled: z.boolean(),
  handOff: z.object({ skillGroup: z.string().nullable() }).nullable(),
  note: z.string(),
});

const draft = z.object({
  /** null: a new entry. */
  base: z.number().nullable(),
  /** The content of `base`, for merging when somebody else has saved meanwhile. */
  from: content,
  content,
  /** Not yet added similar question. */
  adding: z.string(),
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
