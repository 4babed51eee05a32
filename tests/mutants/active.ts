// What mutated code asks while it runs, in any thread and process: is this mutant in force? In the first run it notes which were reached.
// The order lies in the folder for temporary files, as that is all that every process of the server is told.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Order {
  /** The mutant in force; none: the code as it is. */
  mutant?: string;
  /** Where to note the mutants that are reached, a line each. */
  notes?: string;
}

/** The order's file, in a folder for temporary files. */
export const orderIn = (folder: string): string => join(folder, "mutants-order.json");

const place = orderIn(tmpdir());
const { mutant = "", notes }: Order = existsSync(place) ? (JSON.parse(readFileSync(place, "utf8")) as Order) : {};

export const active: string = mutant;

/** What a loop that never ends says; far more often than any test comes by. */
export const endless = "a mutant was met 20 million times";
let met = 0;
/** Tells whether it is in force; throws in a loop that it keeps from ending. */
export function isActive(id: string): boolean {
  if (id !== active) return false;
  if ((met += 1) > 20_000_000) throw new Error(endless);
  return true;
}

const noted = new Set<string>();
export const reached: (...mutants: string[]) => void =
  notes === undefined
    ? () => {}
    : (...mutants) => {
        for (const each of mutants) {
          if (noted.has(each)) continue;
          noted.add(each);
          // At once and not at the end, which not every thread comes to.
          appendFileSync(notes, `${each}\n`);
        }
      };
