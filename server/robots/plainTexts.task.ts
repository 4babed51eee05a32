// Worker task: plain texts of long answers, whose Markdown takes too long to read on the thread that answers.
import { plainTemplate } from "../../shared/engine/markdown.ts";
import type { WorkerCall } from "../workers/pool.ts";

export const writePlainTexts = ({ input }: WorkerCall<{ texts: string[] }>): string[] => input.texts.map(plainTemplate);
