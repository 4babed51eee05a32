// Terms of an index, each with what is kept of it: found as they are, by their beginnings, and typed wrong.
import SearchableMap from "minisearch/SearchableMap";

/** How terms are looked for besides as they are; what is written with Han characters never is. */
export interface TermReading {
  /** As the beginnings of longer ones. */
  prefix: boolean;
  /** Those that may be typed wrong, by a fifth of their letters. */
  fuzzy: ReadonlySet<string>;
}

/** Terms and what is kept of each. */
export interface Terms<T> {
  get: (term: string) => T | undefined;
  set: (term: string, value: T) => void;
  delete: (term: string) => void;
  /** Everything a term is found as, with its weight; the term itself first, with 1. */
  foundAs: (term: string, as: TermReading) => Iterable<[T, number]>;
}

/** MiniSearch's weights of a term that is only begun, or only like one. */
const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;
/** Share of a term's letters that may be wrong, and how many at most. */
const FUZZY = 0.2;
const MOST_WRONG = 6;

/** None yet. The tree finds beginnings and typing errors, and tries the children of a node one by one: Han characters, thousands of them, stand in a map. */
export function createTerms<T>(): Terms<T> {
  const whole = new Map<string, T>();
  const tree = new SearchableMap<T>();
  const get = (term: string): T | undefined => (isWhole(term) ? whole.get(term) : tree.get(spell(term)));
  const foundAs = function* (term: string, { prefix, fuzzy }: TermReading): Generator<[T, number]> {
    const exact = get(term);
    if (exact !== undefined) yield [exact, 1];
    if (isWhole(term)) return;
    const spelt = spell(term);
    const most = Math.min(MOST_WRONG, Math.round(spelt.length * FUZZY));
    const typed = fuzzy.has(term) ? tree.fuzzyGet(spelt, most) : new Map<string, [T, number]>();
    if (prefix) {
      for (const [longer, value] of tree.atPrefix(spelt)) {
        if (longer === spelt) continue;
        typed.delete(longer);
        yield [value, (PREFIX_WEIGHT * longer.length) / (longer.length + 0.3 * (longer.length - spelt.length))];
      }
    }
    for (const [like, [value, distance]] of typed) if (distance > 0) yield [value, (FUZZY_WEIGHT * like.length) / (like.length + distance)];
  };
  return {
    get,
    set: (term, value) => void (isWhole(term) ? whole.set(term, value) : tree.set(spell(term), value)),
    delete: (term) => void (isWhole(term) ? whole.delete(term) : tree.delete(spell(term))),
    foundAs,
  };
}

const isWhole = (term: string): boolean => /\p{Script=Han}/u.test(term);

// Each character beyond Latin is spelt in three letters of 64 (private use, so that no word begins with one), that no node has thousands of children.
const spellings = new Map<string, string>();
function spell(term: string): string {
  let spelt = "";
  for (let i = 0; i < term.length; i++) {
    const character = term.charAt(i);
    spelt += character < "\u0250" ? character : (spellings.get(character) ?? spellCharacter(character));
  }
  return spelt;
}

function spellCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const spelling = String.fromCharCode(0xe000 + (code >> 12), 0xe000 + ((code >> 6) & 63), 0xe000 + (code & 63));
  spellings.set(character, spelling);
  return spelling;
}
