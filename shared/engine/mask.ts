// Personal data out, typed placeholders in: the first thing that happens to any question, before it is read, logged or shown.

/** Placeholders as they stand in masked text. Normalising lower-cases them; they stay one token each. */
export const PLACEHOLDERS = ["<PHONE>", "<EMAIL>", "<ID>", "<CARD>", "<ORDER>"] as const;

/**
 * Replaces personal data by typed placeholders: mainland mobile numbers (with +86, spaces, dashes), international numbers written
 * with +, fixed lines written 0xx-xxxxxxxx, e-mail, Chinese ID cards (valid checksum, or said to be one), bank cards (valid Luhn, 13–19 digits, or said to be one), order
 * numbers introduced by 订单 / 单号 / order. Full-width digits and zero-width characters inside a number do not hide it.
 * Everything else stays as it was. `mask(mask(x)) === mask(x)`; never throws.
 */
export function mask(text: string): string {
  return maskWith(text, () => {});
}

/**
 * What `mask` takes out of a text, each as its placeholder and its letters and digits, however they were grouped ("<PHONE>13912345678" with or
 * without +86); sorted. [] for text that is masked already. It is to be compared with, never to be stored or shown.
 */
export function personalData(text: string): string[] {
  const found: string[] = [];
  maskWith(text, (placeholder, written) => {
    const plain = written
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^a-z0-9@.]/g, "");
    found.push(`${placeholder}${placeholder === "<PHONE>" ? plain.replace(/^(?:00)?86(?=1\d{10}$)/, "") : plain}`);
  });
  return found.sort();
}

type Found = (placeholder: (typeof PLACEHOLDERS)[number], written: string) => void;

function maskWith(text: string, found: Found): string {
  if (!MAY_HOLD_DATA.test(text)) return text;
  // What one placeholder leaves behind may form a new match at its edge; each round removes digits or an @, so this ends.
  for (;;) {
    const masked = maskOnce(text, found);
    if (masked === text) return text;
    text = masked;
  }
}

// No pattern takes fewer digits than three, but for an address.
const MAY_HOLD_DATA = /[@＠﹫]|(?:[\p{Nd}\p{No}][^\p{Nd}\p{No}]*){3}/u;

function maskOnce(text: string, found: Found): string {
  let plain = plainCopy(text);
  for (const pattern of PATTERNS) {
    const masked = replaceAll(text, plain, pattern, found);
    if (masked === text) continue;
    text = masked;
    plain = plainCopy(text);
  }
  return text;
}

interface Pattern {
  find: RegExp;
  placeholder: (typeof PLACEHOLDERS)[number];
  /** Says whether the match really is one; `found[1]` is the number where the pattern has an introduction before it. */
  accept?: (number: string) => boolean;
}

const PATTERNS: Pattern[] = [
  // The look-behinds start a match only at the beginning of a run, which keeps long runs linear.
  { placeholder: "<EMAIL>", find: /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
  {
    placeholder: "<ORDER>",
    find: /(?:订单|訂單|运单|運單|单|單)(?:编号|編號|号码|號碼|号|號)(?:是|为|為)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/g,
    accept: (number) => isOrderNumber(number, 3),
  },
  {
    placeholder: "<ORDER>",
    find: /(?<![A-Za-z])orders?[ ]?(?:number|num|no\.?|id|#)(?: is)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/gi,
    accept: (number) => isOrderNumber(number, 3),
  },
  {
    placeholder: "<ORDER>",
    find: /(?:订单|訂單|(?<![A-Za-z])orders?)(?:是|为|為| is)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/gi,
    accept: (number) => isOrderNumber(number, 5),
  },
  // A number said to be one is one, mistyped or not.
  { placeholder: "<ID>", find: /(?:身份证|身份證)(?:号码|號碼|号|號)?(?:是|为|為)?[ :#]{0,3}(\d(?:[ -]?\d){13,16}[ -]?[\dXx])(?!\d)/g },
  { placeholder: "<CARD>", find: /卡(?:号码|號碼|号|號)?(?:是|为|為)?[ :#]{0,3}(\d(?:[ -]?\d){12,18})(?!\d)/g },
  { placeholder: "<CARD>", find: /(?<![A-Za-z])cards?(?: ?(?:number|num|no\.?))?(?: is)?[ :#]{0,3}(\d(?:[ -]?\d){12,18})(?!\d)/gi },
  { placeholder: "<ID>", find: /(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dXx](?!\d)/g, accept: isIdCard },
  { placeholder: "<PHONE>", find: /(?<!\d)(?:(?:\+|00)?86[ -]{0,2})?1[ -]?[3-9](?:[ .-]{0,2}\d){9}(?!\d)/g, accept: isMobile },
  // By any other mark only as 3-4-4: 15000,200000 is two amounts.
  { placeholder: "<PHONE>", find: /(?<!\d)(?:(?:\+|00)?86[ -]{0,2})?1[3-9]\d(?: ?[_,/、:|*~] ?\d{4}){2}(?!\d)/g },
  { placeholder: "<PHONE>", find: /(?<![\w)+])\+ ?[1-9](?:[ ().-]{0,2}\d){6,14}(?!\d)/g },
  { placeholder: "<PHONE>", find: /(?<!\d|\d[ -])0\d{2,3}-\d{7,8}(?!\d)/g },
  {
    placeholder: "<CARD>",
    find: /(?<!\d)(?:\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?|\d{4}[ -]\d{6}[ -]\d{5}|\d{6}[ -]\d{13}|\d{13,19})(?!\d)/g,
    accept: (number) => isLuhn(number.replace(/\D/g, "")),
  },
];

/** An order number: at least `digits` digits and 6 characters, and neither a date (2026-11-11) nor a size (150x200). */
function isOrderNumber(number: string, digits: number): boolean {
  if (number.length < 6 || number.replace(/\D/g, "").length < digits) return false;
  return !/^(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$/.test(number) && !/^\d+(?:x\d+)+(?:[cm]?m)?$/i.test(number);
}

/** GB 11643: eighteen places, a birth date, and a check digit over weights 2^(17-i) mod 11. */
function isIdCard(number: string): boolean {
  const id = number.replace(/[ -]/g, "").toUpperCase();
  if (!/^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(id)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(id[i]) * (2 ** (17 - i) % 11);
  return "10X98765432"[sum % 11] === id[17];
}

// How people group a mobile number. Other groupings (150 200 180 90) are sizes and amounts more often than numbers.
const MOBILE_GROUPS = new Set([
  "11",
  "3-4-4",
  "3-8",
  "7-4",
  "3-3-5",
  "4-4-3",
  "4-3-4",
  "3-5-3",
  "5-6",
  "6-5",
  "3-2-2-2-2",
  "1-1-1-1-1-1-1-1-1-1-1",
]);

function isMobile(number: string): boolean {
  const groups = number.replace(/^(?:\+|00)?86(?=[ -]*1)/, "").match(/\d+/g) ?? [];
  return MOBILE_GROUPS.has(groups.map((group) => group.length).join("-"));
}

/** ISO/IEC 7812: from the right every second digit doubled, digit sums divisible by ten. */
function isLuhn(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || digits[0] === "0") return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const value = i % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function replaceAll(text: string, plain: PlainCopy, { find, placeholder, accept }: Pattern, tell: Found): string {
  // Most patterns find nothing, and to be told so takes a third of the time.
  find.lastIndex = 0;
  if (!find.test(plain.text)) return text;
  let masked = "";
  let done = 0;
  find.lastIndex = 0;
  for (const found of plain.text.matchAll(find)) {
    const number = found[1] ?? found[0];
    if (accept && !accept(number)) continue;
    const end = found.index + found[0].length;
    const from = plain.from[end - number.length];
    masked += text.slice(done, from) + placeholder;
    done = plain.until[end - 1] ?? text.length;
    tell(placeholder, text.slice(from, done));
  }
  return done === 0 ? text : masked + text.slice(done);
}

interface PlainCopy {
  text: string;
  /** Where in the source each character of `text` begins and ends. */
  from: number[];
  until: number[];
}

/** The text as the patterns read it: full-width forms narrow, every space " ", every dash "-", invisible characters left out. */
function plainCopy(source: string): PlainCopy {
  const copy: PlainCopy = { text: "", from: [], until: [] };
  let at = 0;
  for (const character of source) {
    const plain = plainCharacter(character);
    if (plain !== "") {
      copy.text += plain;
      copy.from.push(at);
      copy.until.push(at + character.length);
    }
    at += character.length;
  }
  return copy;
}

function plainCharacter(character: string): string {
  if (character >= "!" && character <= "~") return character;
  if (/\p{DI}/u.test(character)) return "";
  if (/\s/u.test(character)) return " ";
  if (/[\p{Pd}−]/u.test(character)) return "-";
  const narrow = character.normalize("NFKC");
  return narrow.length === 1 ? narrow : "\uFFFC";
}
