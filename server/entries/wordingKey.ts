// The key under which a wording or question is the same as another: the engine's, and never empty.
import { textKey } from "../../shared/engine/text.ts";

/** Questions without any letter, digit or symbol keep their own text as key, so that none is lost. */
export const wordingKey = (text: string): string => textKey(text) || text.trim();
