// (being written)
import type { Runner } from "../jobs.ts";
export const publish: Runner = async () => ({});
