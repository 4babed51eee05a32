// Number formats that show Chinese digits: [DBNum1] 一二三, [DBNum2] 壹贰叁 (amounts), [DBNum3] full width. The library leaves them as they are.

const scripts = {
  1: { digits: "〇一二三四五六七八九", tens: ["", "十", "百", "千"] },
  2: { digits: "零壹贰叁肆伍陆柒捌玖", tens: ["", "拾", "佰", "仟"] },
} as const;
type Script = (typeof scripts)[keyof typeof scripts];
const myriads = ["", "万", "亿", "万亿"];

/** What the format shows of the text that it makes without Chinese digits. `isDate`: months and days are said as numbers, years digit by digit. */
export function inChineseDigits(code: string, text: string, isDate: boolean): string {
  const kind = /\[DBNum([123])\]/iu.exec(code)?.[1];
  if (kind === undefined) return text;
  if (kind === "3") return text.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const script = scripts[kind === "1" ? 1 : 2];
  const one = (digits: string): string => digits.replace(/\d/gu, (digit) => script.digits[Number(digit)]!);
  if (isDate)
    return text.replace(/\d+/gu, (number) => (number.length > 2 ? one(number) : counted(number, script).replace(/^[一壹](?=[十拾])/u, "")));
  if (!/\]general/iu.test(code)) return one(text);
  return text.replace(
    /(\d+)(\.\d+)?/gu,
    (_, whole: string, rest?: string) => counted(whole, script) + (rest ? `点${one(rest.slice(1))}` : ""),
  );
}

/** 1234 → 一千二百三十四, 100000001 → 一亿〇一. */
function counted(number: string, { digits, tens }: Script): string {
  const zero = digits[0]!;
  const groups: string[] = [];
  for (let end = number.length; end > 0; end -= 4) groups.unshift(number.slice(Math.max(0, end - 4), end));
  let said = "";
  for (const [i, group] of groups.entries()) {
    let isGap = said !== "" && group.length === 4 && group.startsWith("0");
    let own = "";
    for (const [at, digit] of [...group].entries()) {
      if (digit === "0") isGap ||= own !== "";
      else {
        own += `${isGap ? zero : ""}${digits[Number(digit)]!}${tens[group.length - 1 - at]!}`;
        isGap = false;
      }
    }
    if (own !== "") said += `${own}${myriads[groups.length - 1 - i] ?? ""}`;
    else if (said !== "" && !said.endsWith(zero) && groups.slice(i + 1).some((next) => Number(next) > 0)) said += zero;
  }
  return said === "" ? zero : said.replaceAll(zero + zero, zero);
}
