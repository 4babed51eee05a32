// What stored versions carry, so that answers made by another engine are noticed.

/** Raised whenever the same knowledge and question could give another answer than before. */
export const ENGINE_VERSION = "2";
