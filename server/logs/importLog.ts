// (being written)
import type { Runner } from "../jobs.ts";
export const importLog: Runner = async () => ({});
