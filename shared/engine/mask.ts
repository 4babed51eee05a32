// Personal data out, typed placeholders in: the first thing that happens to any question, before it is read, logged or shown.
import { chineseAddresses, englishAddresses } from "./masking/addresses.ts";
import { namePlaces } from "./masking/names.ts";
import { numberPatterns } from "./masking/numbers.ts";
import { type MaskingKind, maskingKinds, type MaskingRules } from "./types.ts";
import { type OwnPattern, ownPlaces, readOwnPattern } from "./ownPatterns.ts";
import { type Place, foundPlaces } from "./masking/pattern.ts";
import { signsOf } from "./masking/signs.ts";
import { plainCopy, plainDigits, type PlainCopy, withHanDigits } from "./masking/plainCopy.ts";

/** Every kind, and nothing of one's own: what holds where nothing was set, and for keys. */
export const allKinds: MaskingRules = { off: [], own: [] };

/** The placeholder of a kind, or of an own pattern, as it stands in masked text. Normalising lower-cases it; it stays one token. */
export const placeholderOf = (name: string): string => `<${name.toUpperCase()}>`;

const withEveryKind = new WeakMap<MaskingRules, MaskingRules>();

/** The rules with no kind switched off: the rules themselves where none is. */
export function everyKindOf(rules: MaskingRules): MaskingRules {
  if (rules.off.length === 0) return rules;
  let every = withEveryKind.get(rules);
  if (!every) withEveryKind.set(rules, (every = { off: [], own: rules.own }));
  return every;
}

/** What masks at least what each of the given rules masks. */
export const unionOf = (rules: readonly MaskingRules[]): MaskingRules =>
  rules.length === 1
    ? rules[0]!
    : { off: maskingKinds.filter((kind) => rules.every(({ off }) => off.includes(kind))), own: rules.flatMap(({ own }) => own) };

/**
 * Replaces personal data by typed placeholders: telephone numbers (mobile, fixed, of other countries, in groups, in Chinese numerals), e-mail,
 * ID cards and passports, bank cards, order and parcel numbers, addresses down to the house, names where somebody says theirs, number plates,
 * names in messengers, birthdays; and what fits the rules' own patterns. Full-width digits and zero-width characters do not hide a number.
 * Everything else stays as it was. `mask(mask(x)) === mask(x)`; never throws.
 */
export function mask(text: string, rules: MaskingRules = allKinds): string {
  return maskWith(text, rules, () => {});
}

/**
 * What `mask` takes out of a text, each as its placeholder and its letters and digits, however they were grouped ("<PHONE>13912345678" with or
 * without +86); sorted. [] for text that is masked already. It is to be compared with, never to be stored or shown.
 */
export function personalData(text: string, rules: MaskingRules = allKinds): string[] {
  const found: string[] = [];
  maskWith(text, rules, (placeholder, written) => {
    const narrow = written.normalize("NFKC").toLowerCase();
    const plain = (IN_DIGITS.has(placeholder) ? plainDigits(narrow) : narrow).replace(/[^\p{L}\p{N}@.]/gu, "");
    found.push(`${placeholder}${placeholder === "<PHONE>" ? plain.replace(/\D/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "") : plain}`);
  });
  return found.sort();
}
const IN_DIGITS = new Set(["<PHONE>", "<CARD>"]);

type Found = (placeholder: string, written: string) => void;

function maskWith(text: string, rules: MaskingRules, found: Found): string {
  const finders = findersOf(rules);
  const { own, kinds } = finders;
  // What one placeholder leaves behind may form a new match at its edge; each round takes data away, so this ends.
  for (;;) {
    let masked = text;
    for (const { placeholder, pattern } of own)
      masked = replaceAll(masked, placeholder, (plain) => ownPlaces(pattern, withoutPlaceholders(plain)), found);
    const signs = signsOf(masked);
    if (signs.numbers) masked = maskNumbers(masked, kinds, found);
    if (signs.address && kinds.has("address"))
      for (const places of [chineseAddresses, englishAddresses]) masked = replaceAll(masked, "<ADDRESS>", places, found);
    if (signs.name && kinds.has("name")) masked = replaceAll(masked, "<NAME>", namePlaces, found);
    if (masked === text) return text;
    text = masked;
  }
}

function maskNumbers(text: string, kinds: ReadonlySet<MaskingKind>, found: Found): string {
  let plain = plainCopy(text);
  let digits = digitsIn(plain.text);
  for (const pattern of numberPatterns) {
    if (!kinds.has(pattern.kind) || digits < (pattern.digits ?? 0)) continue;
    const masked = replacePlaces(text, plain, placeholderOf(pattern.kind), foundPlaces(pattern, plain.text), found);
    if (masked === text) continue;
    text = masked;
    plain = plainCopy(text);
    digits = digitsIn(plain.text);
  }
  // Numerals are read as digits in a second go: a 一 behind a number must not hide it.
  let spelt = withHanDigits(plain);
  for (const pattern of numberPatterns) {
    if (spelt === null) return text;
    if (!kinds.has(pattern.kind) || !MAY_BE_SPELT.has(pattern.kind)) continue;
    const masked = replacePlaces(text, plain, placeholderOf(pattern.kind), foundPlaces(pattern, spelt.text), found);
    if (masked === text) continue;
    text = masked;
    plain = plainCopy(text);
    spelt = withHanDigits(plain);
  }
  return text;
}
function digitsIn(plain: string): number {
  let digits = 0;
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}

const MAY_BE_SPELT = new Set<MaskingKind>(["phone", "card", "id"]);

/** Own patterns look into no placeholder. */
const withoutPlaceholders = (plain: string): string => plain.replace(/<[A-Z]{2,12}>/g, (each) => "\uFFFC".repeat(each.length));

function replaceAll(text: string, placeholder: string, find: (plain: string) => Iterable<Place>, found: Found): string {
  const plain = plainCopy(text);
  return replacePlaces(text, plain, placeholder, find(plain.text), found);
}

function replacePlaces(text: string, plain: PlainCopy, placeholder: string, places: Iterable<Place>, tell: Found): string {
  let masked = "";
  let done = 0;
  for (const place of [...places].sort((a, b) => a.from - b.from || b.until - a.until)) {
    const from = plain.from[place.from] ?? text.length;
    const until = plain.until[place.until - 1] ?? text.length;
    // Two that overlap are one.
    if (from < done) continue;
    masked += text.slice(done, from) + placeholder;
    done = until;
    tell(placeholder, text.slice(from, done));
  }
  return done === 0 ? text : masked + text.slice(done);
}

interface Finders {
  kinds: ReadonlySet<MaskingKind>;
  own: readonly { placeholder: string; pattern: OwnPattern }[];
}

const made = new WeakMap<MaskingRules, Finders>();

/** What cannot be read masks nothing: whoever saves it is told (`patternProblem`). */
function findersOf(rules: MaskingRules): Finders {
  let finders = made.get(rules);
  if (!finders) {
    const own = rules.own.flatMap(({ placeholder, pattern }) => {
      const read = readOwnPattern(pattern);
      return "code" in read ? [] : [{ placeholder: placeholderOf(placeholder), pattern: read }];
    });
    made.set(rules, (finders = { kinds: new Set(maskingKinds.filter((kind) => !rules.off.includes(kind))), own }));
  }
  return finders;
}
