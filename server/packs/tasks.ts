// What of packs runs in worker threads.
import { tasksBeside } from "../workers/pool.ts";
import type * as packingTasks from "./packing.task.ts";

export const packing = tasksBeside<typeof packingTasks>(import.meta.url, "packing", "long");
