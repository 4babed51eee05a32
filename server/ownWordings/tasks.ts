// What of own wordings runs in worker threads.
import { tasksBeside } from "../workers/pool.ts";
import type * as ownWordingTasks from "./ownWordings.task.ts";

export const leavingOut = tasksBeside<typeof ownWordingTasks>(import.meta.url, "ownWordings", "long");
