// Whether a text may hold personal data at all, told in one go through it: most questions hold none, and every question is looked at.

/** What a text may hold. */
export interface Signs {
  numbers: boolean;
  address: boolean;
  name: boolean;
}

const NUMERAL = 1;
const NAME = 2;
const ADDRESS = 4;
const BORN = 8;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const hanSigns = new Uint8Array(LAST_HAN - FIRST_HAN + 1);
for (const [characters, sign] of [
  ["零一二三四五六七八九幺两兩壹贰貳叁參叄肆伍陆陸柒捌玖洞拐", NUMERAL],
  ["叫姓是名人", NAME],
  ["生", BORN],
  ["号號弄栋棟幢座室楼樓组組元期巷", ADDRESS],
] as const)
  for (const character of characters) hanSigns[character.charCodeAt(0) - FIRST_HAN]! |= sign;

/** So many Chinese numerals in a row may be a telephone; so many digits in a text any number. */
const NUMERALS = 7;
const DIGITS = 3;
const ENGLISH = {
  name: /[Nn]ame(?:'s| is| ?:)|NAME|(?:[Rr]ecipient|[Cc]onsignee|[Aa]ttn|[Tt]o|[Bb]y) ?:|(?:[Ii] ?am|[Ii]['’]?m|[Ii]s|[Ii]t['’]s|[Mm]e) {1,2}[A-Z]/,
  number: / at [\w-]{1,40}(?:\.| dot )[a-z]|at[\])#]|wxid_/i,
  address:
    /\d[^\d]{2,80}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|way|highway|hwy|close|crescent|gardens|parkway|pkwy|row)(?![a-z])/i,
  box: /p\.? ?o\.? box/i,
};

/** Of Chinese text: asked only where a character of it was seen. */
const CHINESE = {
  name: /我叫|名[字叫]|姓名|我是|本人|[这這]里是|這裡是|我姓|[收联聯系签簽寄持开頭头]\p{Script=Han}?人|[户戶]名|乘客|署名/u,
  address: /[\dA-Za-z一二三四五六七八九十百零〇] ?(?:[号號弄栋棟幢座室楼樓层層组組期巷]|单元|單元)/,
};

/** Told generously: what is not there is found out by the patterns. */
export function signsOf(text: string): Signs {
  let digits = 0;
  let run = 0;
  let seen = 0;
  let hasLatin = false;
  let numbers = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= FIRST_HAN && code <= LAST_HAN) {
      const sign = hanSigns[code - FIRST_HAN]!;
      seen |= sign;
      run = sign & NUMERAL ? run + 1 : 0;
      if (run >= NUMERALS) numbers = true;
    } else if (code >= 48 && code <= 57) {
      digits++;
      run++;
      if (run >= NUMERALS) numbers = true;
    } else if (code < 0x80) {
      if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) hasLatin = true;
      else if (code === 64 || code === 95) numbers = true;
      if (code !== 32 && code !== 45) run = 0;
    } else if (isPlainMark(code)) run = 0;
    // Other scripts, widths and invisible characters: any of them may be, or hide, a digit.
    else return { numbers: true, address: true, name: true };
  }
  numbers ||= digits >= DIGITS || (digits > 0 && (seen & BORN) !== 0 && /生日|出生/.test(text)) || (hasLatin && ENGLISH.number.test(text));
  return {
    numbers,
    address:
      ((seen & ADDRESS) !== 0 && CHINESE.address.test(text)) ||
      (hasLatin && ((digits > 0 && ENGLISH.address.test(text)) || ENGLISH.box.test(text))),
    name: ((seen & NAME) !== 0 && CHINESE.name.test(text)) || (hasLatin && ENGLISH.name.test(text)),
  };
}

/** Punctuation of Chinese and English text. */
const isPlainMark = (code: number): boolean =>
  (code >= 0x3001 && code <= 0x3003) ||
  (code >= 0x3008 && code <= 0x3011) ||
  code === 0xff0c ||
  code === 0xff1f ||
  code === 0xff01 ||
  code === 0xff1a ||
  code === 0xff1b ||
  code === 0xff08 ||
  code === 0xff09 ||
  (code >= 0x2018 && code <= 0x201d) ||
  code === 0x2026 ||
  code === 0xa5 ||
  code === 0xffe5;
