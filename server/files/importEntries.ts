// (being written)
import type { Runner } from "../jobs.ts";
export const importEntries: Runner = async () => ({});
