// (being written)
import type { Runner } from "../jobs.ts";
export const loadSample: Runner = async () => ({});
