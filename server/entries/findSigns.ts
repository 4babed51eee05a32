// Entries that hold a text as it was typed, signs and all: the robot reads no `%`, `_`, `"` or `+`, and its search finds no entry by them.
import { textKey } from "../../shared/engine/text.ts";
import type { Context } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { markTexts } from "./entries.store.ts";

/** Entries read at once: some 5 ms. */
const slice = 300;

/** What sentences are full of: nobody looks for an entry by these alone. */
const usual = /[\p{L}\p{N}\s,.?!:;'’、，。？！：；…（）]/gu;

/** Ids of entries whose question, wordings, tags or answers hold the text, in this order; none where it has no sign that the robot's own search does not know. */
export async function entriesWithSigns(c: Pick<Context, "db" | "kb">, text: string): Promise<string[]> {
  const sought = text.trim().toLowerCase();
  if (sought === "" || (sought.replace(usual, "") === "" && textKey(sought) !== "")) return [];
  const found: { id: string; holds: number }[] = [];
  for (let after = ""; ;) {
    const rows = markTexts(c.db, c.kb.id, sought, after, slice);
    found.push(...rows.filter(({ holds }) => holds > 0));
    if (rows.length < slice) return found.toSorted((a, b) => b.holds - a.holds).map(({ id }) => id);
    after = rows.at(-1)!.id;
    await nextTurn();
  }
}
