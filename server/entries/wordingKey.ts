// The key under which a wording or question is the same as another: the engine's, and never empty.
import { textKey } from "../../shared/engine/text.ts";

/** Of the wordings read last: saving an entry, and a file of thousands, asks for each several times over. */
const known = new Map<string, string>();
const mostKnown = 5_000;

/** Questions without any letter, digit or symbol keep their own text as key, so that none is lost. */
export function wordingKey(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const key = textKey(text) || text.trim();
  if (known.size >= mostKnown) known.clear();
  known.set(text, key);
  return key;
}
