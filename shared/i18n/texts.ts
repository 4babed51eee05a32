// A group of interface texts in both languages, side by side: English must have exactly the Chinese keys (checked by the compiler).
type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** Texts of one noun or screen. Values may hold {{placeholders}}; English plurals use i18next's `_one` / `_other` keys in both languages. */
export const texts = <const T extends object>(group: { zh: T; en: Shape<T> }): { zh: T; en: Shape<T> } => group;
