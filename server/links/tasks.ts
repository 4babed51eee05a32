// What of the links runs in worker threads: finding them in answers.
import { tasksBeside } from "../workers/pool.ts";
import type * as addressTasks from "./addresses.task.ts";

export const addresses = tasksBeside<typeof addressTasks>(import.meta.url, "addresses", "short");
