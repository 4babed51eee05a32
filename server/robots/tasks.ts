// What of the robots runs in worker threads: reading what one is made from, training, the plain texts of long answers.
import { tasksBeside } from "../workers/pool.ts";
import type * as loadingTasks from "./loading.task.ts";
import type * as plainTextTasks from "./plainTexts.task.ts";
import type * as trainingTasks from "./training.task.ts";

export const loading = tasksBeside<typeof loadingTasks>(import.meta.url, "loading", "short");
export const plainTexts = tasksBeside<typeof plainTextTasks>(import.meta.url, "plainTexts", "short");
export const training = tasksBeside<typeof trainingTasks>(import.meta.url, "training", "long");
