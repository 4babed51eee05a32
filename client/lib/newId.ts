// Ids of things made in this page before the server sees them: similar questions, categories.

/** @param prefix "q" → "q_3f9a…"; 64 random bits */
export const newDraftId = (prefix: string): string =>
  `${prefix}_${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
