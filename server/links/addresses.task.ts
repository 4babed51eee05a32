// Worker task: the addresses in answers, whose Markdown takes long to read where there is much of it.
import { openedAddresses } from "../../shared/knowledge/answerText.ts";
import type { WorkerCall } from "../workers/pool.ts";

/** Of each list of texts the addresses that are opened, each once. */
export const readAddresses = ({ input }: WorkerCall<{ entries: string[][] }>): string[][] =>
  input.entries.map((texts) => [...new Set(texts.flatMap(openedAddresses))]);
