// Worker task: the addresses in answers, whose Markdown takes long to read where there is much of it.
import { addressesIn } from "../../shared/engine/markdown.ts";
import type { WorkerCall } from "../workers/pool.ts";

/** Of each list of texts the http and https addresses, each once. Those with placeholders in them are nowhere yet. */
export const readAddresses = ({ input }: WorkerCall<{ entries: string[][] }>): string[][] =>
  input.entries.map((texts) => [
    ...new Set(
      texts.flatMap((text) => {
        const { links, images } = addressesIn(text);
        return [...links, ...images].filter((url) => isOpened(url));
      }),
    ),
  ]);

const isOpened = (url: string): boolean => /^https?:\/\//iu.test(url) && !url.includes("{{") && url.length <= 2_000 && URL.canParse(url);
