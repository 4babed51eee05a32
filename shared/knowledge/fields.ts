// The fields of an entry in the order of its form, and the kind of value each holds: what lists, compares, words or files them goes by these.
import type { EntryContent } from "./entry.ts";

const kinds = {
  question: "text",
  similar: "wordings",
  answers: "answers",
  category: "category",
  tags: "words",
  validFrom: "time",
  validUntil: "time",
  enabled: "flag",
  related: "entries",
  handOff: "handOff",
  note: "text",
} as const satisfies Record<keyof EntryContent, string>;

type Kinds = typeof kinds;
export type ContentField = keyof Kinds;
export type KindOf<F extends ContentField> = Kinds[F];
export type FieldKind = KindOf<ContentField>;
/** The fields that hold this kind of value. */
export type FieldOf<K extends FieldKind> = { [F in ContentField]: Kinds[F] extends K ? F : never }[ContentField];

export const contentFields = Object.keys(kinds) as ContentField[];

export const kindOf = <F extends ContentField>(field: F): Kinds[F] => kinds[field];

/** Whether the field is of one of these kinds. */
export const isKind = <K extends FieldKind>(field: ContentField, ...wanted: readonly K[]): field is FieldOf<K> =>
  wanted.some((kind) => kinds[field] === kind);

/** A field's value with its kind, to tell one from another by. */
export type Held = { [F in ContentField]: { kind: Kinds[F]; value: EntryContent[F] } }[ContentField];

export const heldIn = (content: EntryContent, field: ContentField): Held => ({ kind: kinds[field], value: content[field] }) as Held;
