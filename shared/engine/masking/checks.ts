// Whether a number that was found is what it looks like: check digits, dates in it, how people group it.

const digitsOf = (number: string): string => number.replace(/\D/g, "");
const groupsOf = (number: string): string[] => number.match(/\d+/g) ?? [];

/** A date (2026-11-11, 20261111) or a size (150x200). */
const isDateOrSize = (number: string): boolean =>
  /^(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$/.test(number) || isDateNumber(number) || /^\d+(?:x\d+)+(?:[cm]?m)?$/i.test(number);

/** Eight digits that are a day: 20261111. */
export const isDateNumber = (digits: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);

/** An order number: at least `digits` digits and `length` characters, and neither a date nor a size. */
export function isOrderNumber(number: string, digits: number, length = 6): boolean {
  return number.length >= length && digitsOf(number).length >= digits && !isDateOrSize(number);
}

/** A parcel's number begins with the letters of who brings it; shops and libraries number their goods likewise. */
export const isParcelNumber = (number: string): boolean => !/^(?:SKU|EAN|UPC|ISBN|GTIN|ID|NO|HTTP)/i.test(number);

/** So long a number names something of somebody: an order, a parcel, a card. One digit again and again does not, nor do barcodes, which are shorter. */
export const isLongNumber = (number: string): boolean => !/^(\d)\1*$/.test(number);

// GB/T 2260: the first two digits are the province's.
const ID_18 =
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const ID_15 = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;

/** GB 11643, of 18 or the former 15 places: a region and a birth date. The check digit is not asked for: one in a thousand other numbers looks so, and people mistype. */
export function isIdCard(number: string): boolean {
  const id = number.replace(/[ -]/g, "").toUpperCase();
  return ID_18.test(id) || ID_15.test(id);
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

/** A mainland mobile number, as people group one. */
export function isMobile(number: string): boolean {
  const groups = groupsOf(number.replace(/^(?:\+|00)?86(?=[ -]*1)/, ""));
  return MOBILE_GROUPS.has(groups.map((group) => group.length).join("-"));
}

/** Numbers of companies: nobody's own. */
export const isServiceNumber = (number: string): boolean =>
  /^(?:1?8(?:00|33|44|55|66|77|88)|400|95\d{3}$)/.test(digitsOf(number)) && !/^1?8\d{10}/.test(digitsOf(number));

/** A number that begins with 0, as fixed lines and other countries' mobile numbers do: ten to twelve digits in few groups, of which not all are times (0930 1130). */
export function isNationalNumber(number: string): boolean {
  const [plain = ""] = number.split(/ ?(?:转|轉|ext)/i);
  const digits = digitsOf(plain);
  const groups = groupsOf(plain);
  if (digits.length < 10 || digits.length > 12 || /^(\d)\1+$/.test(digits)) return false;
  if (groups.every((group) => /^[01]\d[0-5]\d$/.test(group))) return false;
  // 01 02 03 04 05 is a list, 06 12 34 56 78 a number.
  return (
    groups.length < 5 || (groups.length === 5 && groups.some((group, i) => i > 0 && Math.abs(Number(group) - Number(groups[i - 1])) > 1))
  );
}

/** A number after 00: with a country's code it is long, or written in groups. */
export const isForeignNumber = (number: string): boolean => digitsOf(number).length >= 12 && digitsOf(number).length <= 17;

/** Three groups of a number of North America; those for free calls are companies'. */
export const isAmericanNumber = (number: string): boolean => !isServiceNumber(number.replace(/^\+?1[ .-]/, ""));

/** What stands behind "phone" or 电话: seven digits or more that are neither a day nor a company's number. */
export function isSaidNumber(number: string): boolean {
  const digits = digitsOf(number);
  return digits.length >= 7 && digits.length <= 15 && !isDateNumber(digits) && !isServiceNumber(digits) && !/^(\d)\1+$/.test(digits);
}

/** A message that is nothing but a number of seven or eight digits, and no day. */
export const isBareNumber = (number: string): boolean => !isDateNumber(digitsOf(number)) && !isServiceNumber(number);

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

/** A bank card; of one in groups of four the check digit may be mistyped, but a row of years is none, nor a barcode of goods or books. */
export function isBankCard(number: string): boolean {
  const groups = groupsOf(number);
  if (/^(?:69|97[89])\d{11}$/.test(number)) return false;
  if (isLuhn(digitsOf(number))) return true;
  return (
    groups.length >= 4 &&
    /^[3-6]/.test(number) &&
    groups.slice(0, 4).every((group) => group.length === 4) &&
    !groups.some((group) => /^0{3}|000$/.test(group))
  );
}

/** A name in a messenger: six characters with three digits, or an underscore. */
export const isAccount = (name: string): boolean =>
  (name.replace(/\D/g, "").length >= 3 || name.includes("_")) && name.length >= 5 && !isDateNumber(name);

/** A number plate has a letter and five or six more places, of which three or more are digits. */
export const isPlate = (plate: string): boolean => digitsOf(plate).length >= 3;
