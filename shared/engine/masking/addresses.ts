// Addresses down to the house: a street or an estate with its number, and all that belongs to it on both sides. A district or a city alone is where half the customers live.
import type { Place } from "./pattern.ts";

/** Where a street, a village or an estate ends and its number begins. */
const ANCHOR =
  /(?:[路街巷弄村镇鎮屯寨湾灣苑园園庄莊]|(?:路|街|大道)[东西南北中一二三四五六七八九十]{1,2}段|[大街]?道|胡同|小区|小區|社区|公寓|花园|花園|大厦|大廈|广场|廣場|家园|新城|华庭|雅苑|豪庭|公馆|山庄|国际|中心|宿舍)([ ,]?(?:[A-Za-z]?\d{1,5}(?:-\d{1,4}){0,3}|[一二三四五六七八九十百〇零]{1,5}) ?(?:号|號|弄|栋|棟|幢|座|组|組|单元|單元|期|巷))/g;
/** Building, perhaps staircase, and flat: no street is needed. */
const FLAT =
  /(?<![\dA-Za-z.])(?:[A-Za-z]|\d{1,3}|[一二三四五六七八九十]{1,3})(?:栋|棟|幢|号楼|號樓|座)[ ,-]?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:单元|單元)[ ,-]?)?(?:\d{1,2}[楼樓层層][ ,-]?)?(?:\d{3,4}(?:室|房|号|號|户)?|[一二三四五六七八九十百零〇]{3,5}(?:室|房))(?![\d.]|[平米元块塊人件台个個年])/g;
const STAIRCASE =
  /(?<![\dA-Za-z.])(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:单元|單元)[ ,-]?(?:\d{1,2}[楼樓层層][ ,-]?)?(?:\d{3,4}|[一二三四五六七八九十百零〇]{3,5})(?:室|房|号|號|户)?(?![\d.]|[平米元块塊人件台个個年])/g;
/** What goes on behind a number: 3单元1502室, 2号楼A座. */
const BEHIND =
  /^(?:院|[一-鿿]{1,6}(?=[A-Za-z]?\d{1,4}(?:号楼|座|栋|幢|室|单元)))?(?:[ ,-]?(?:[A-Za-z]?\d{1,4}|[A-Za-z]|[一二三四五六七八九十百零〇东西南北前后]{1,5})(?:号楼|號樓|号院|号|號|弄|栋|棟|幢|座|楼|樓|层|層|单元|單元|室|房|户|组|門|门|铺|铺位)){1,6}(?:-?\d{3,4}(?!\d))?/;
/** 号 that numbers no house: a day, a line, a colour. */
const NO_HOUSE = /^(?:线|線|色|出口|链接|連結|产品|款|机|機|前|之前|以前|后|到|发|晚|早|上午|下午|左右|电池|門店|门店|店|窗|柜)/;

const PROVINCES =
  "北京 上海 天津 重庆 重慶 河北 山西 辽宁 遼寧 吉林 黑龙江 黑龍江 江苏 江蘇 浙江 安徽 福建 江西 山东 山東 河南 湖北 湖南 广东 廣東 海南 四川 贵州 貴州 云南 雲南 陕西 陝西 甘肃 甘肅 青海 台湾 台灣 内蒙古 內蒙古 广西 廣西 西藏 宁夏 寧夏 新疆 香港 澳门 澳門".split(
    " ",
  );
/** Words before an address: the name of a street begins behind them. */
const BEFORE = /[在到住是寄送我你他她的址给給往把从從于於了去来來成为為写寫填换換改叫有跟收货貨件这這那哪吗嗎新:，,。;；!！?？、]/;
/** What ends like a street and is none. */
const NO_STREET =
  /(?:线|線|电|電|短|铁|鐵|网|網|套|思|半|走|道|马|馬|公|问|問|迷|歧|一|带|帶|销|銷|末|几|幾|条|條|逛|上|农|農|乡|那|个|個|知|通|频|頻|渠|轨|軌|管|赛|赛|车|車|难|難|味|报|報|跑|隧|分|专|專|地|全|校|服务|购物|客服|维修|售后|发货|物流)$/;
const SUFFIX =
  /(?:[路街巷弄村镇鎮屯寨湾灣苑园園庄莊]|(?:路|街|大道)[东西南北中一二三四五六七八九十]{1,2}段|[大街]?道|胡同|小区|小區|社区|公寓|花园|花園|大厦|大廈|广场|廣場|家园|新城|华庭|雅苑|豪庭|公馆|山庄|国际|中心|宿舍)$/;

/** Chinese addresses in a plain copy of a text. */
export function* chineseAddresses(plain: string): Generator<Place, void, undefined> {
  for (const { index, 0: anchor, 1: number = "" } of plain.matchAll(ANCHOR)) {
    const place = streetAt(plain, index + anchor.length - number.length, number);
    if (place) yield place;
  }
  for (const find of [FLAT, STAIRCASE])
    for (const { index, 0: flat } of plain.matchAll(find)) {
      const until = index + flat.length;
      yield { from: estateBefore(plain, index), until: until + (BEHIND.exec(plain.slice(until, until + 40))?.[0].length ?? 0) };
    }
}

/** The address of a street that ends here, with the number behind it; null where it is none. */
function streetAt(plain: string, street: number, number: string): Place | null {
  const until = street + number.length;
  const behind = BEHIND.exec(plain.slice(until, until + 60))?.[0] ?? "";
  const isHouse = /[号號]$/.test(number);
  if (behind === "" && isHouse && NO_HOUSE.test(plain.slice(until, until + 3))) return null;
  const from = beginOf(plain, street);
  const name = plain.slice(nameFrom(plain, street), street);
  const suffix = SUFFIX.exec(name)?.[0] ?? "";
  const own = name.slice(0, name.length - suffix.length);
  const isNamed = own.length >= (/^(?:路|街|大道|道|胡同)$/.test(suffix) ? 1 : 2) && !NO_STREET.test(own);
  if (!isNamed && from === street - name.length && behind === "") return null;
  if (!isNamed && NO_STREET.test(own)) return null;
  return { from, until: until + behind.length };
}

/** Where the name of the street begins that ends here: at most six characters back, behind what leads up to it. */
function nameFrom(plain: string, end: number): number {
  let from = end;
  while (
    from > 0 &&
    end - from < 9 &&
    /\p{Script=Han}/u.test(plain[from - 1]!) &&
    !(end - from > 1 && (BEFORE.test(plain[from - 1]!) || /[省市区區县縣旗]/.test(plain[from - 1]!)))
  )
    from--;
  return from;
}

/** Where the address begins whose street ends here: a province or a city before it belongs to it. */
function beginOf(plain: string, end: number): number {
  const low = Math.max(0, end - 40);
  const before = plain.slice(low, end);
  const province = PROVINCES.reduce((at, name) => {
    const found = before.indexOf(name);
    return found >= 0 && (at < 0 || found < at) && isAdministrative(before.slice(found)) ? found : at;
  }, -1);
  if (province >= 0) return low + province;
  let from = nameFrom(plain, end);
  // 朝阳区, 杭州市, 余杭区: each at most five characters.
  for (let parts = 0; parts < 3; parts++) {
    const at = plain[from - 1] === " " || plain[from - 1] === "," ? from - 1 : from;
    const part = /[\p{Script=Han}]{2,6}$/u.exec(plain.slice(Math.max(0, at - 6), at))?.[0] ?? "";
    if (!/[市区區县縣旗镇鎮乡鄉州]$/.test(part)) break;
    // 成 of 成都 is no 成 of 改成.
    let length = part.endsWith("成都市") ? 3 : 1;
    while (
      length < part.length &&
      !BEFORE.test(part[part.length - length - 1]!) &&
      !(length > 1 && /[市区區县縣省旗]/.test(part[part.length - length - 1]!))
    )
      length++;
    if (length < 2) break;
    from = at - length;
  }
  return from;
}

/** Whether nothing but parts of an address stands between a province's name and the street. */
const isAdministrative = (text: string): boolean => !/[。!！?？;；吗嗎呢了]/.test(text) && text.length <= 36;

/** Where the estate's or street's name begins before a flat that has no street number; without one the flat itself. */
function estateBefore(plain: string, at: number): number {
  const end = plain[at - 1] === " " || plain[at - 1] === "," ? at - 1 : at;
  const name = plain.slice(nameFrom(plain, end), end);
  return SUFFIX.test(name) && name.length > 2 && !NO_STREET.test(name.replace(SUFFIX, "")) ? beginOf(plain, end) : at;
}

/** 12 Baker Street, Apt 5. In small letters only what is nothing but a street. */
const ENGLISH =
  /(?<![\w.$£€#-])\d{1,5}[A-Za-z]?,? ((?:(?:[A-Za-z][A-Za-z'-]{0,20}|\d{1,3}(?:st|nd|rd|th))\.? ){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|way|highway|hwy|close|crescent|gardens|parkway|pkwy|row)(?![A-Za-z]))\.?(?:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|#)\.? ?#?[A-Za-z]?\d{0,5}[A-Za-z]?(?![A-Za-z]))?(?:,? (?:[A-Z][a-z]{1,20} ?){1,3},? (?:[A-Z]{2},? )?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}))?/gi;
const FLAT_FIRST = /(?<![A-Za-z])(?:apt|apartment|flat|suite|unit)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Za-z]\d{0,4})(?:, ?| )$/i;
const BOX = /(?<![A-Za-z])p\.? ?o\.? box \d{1,6}/gi;
/** In small letters these are words more often than streets: 5 star place, 2 way drive. */
const SURE = /(?:street|avenue|ave|road|rd|boulevard|blvd|lane|terrace|crescent|parkway)\.?$/i;
const NOT_IN_STREETS =
  /^(?:in|on|the|of|a|an|to|for|from|and|or|is|are|was|my|your|our|it|i|we|you|day|days|hour|hours|week|weeks|minute|minutes|month|months|year|years|star|stars|way|seat|seater|inch|cm|pieces?|items?|orders?|times?|am|pm|people|miles?|km|percent|off|usd|dollars?|euros?|with|by|at|down|that|this|off|more|per)$/i;

/** English addresses in a plain copy of a text. */
export function* englishAddresses(plain: string): Generator<Place, void, undefined> {
  for (const { index, 0: found, 1: street = "" } of plain.matchAll(ENGLISH)) {
    const words = street.split(" ");
    const suffix = words.at(-1) ?? "";
    const names = words.slice(0, -1);
    const isWritten = names.every((name) => /^[A-Z\d]/.test(name)) && /^[A-Z]/.test(suffix);
    if (names.length === 0 || names.some((name) => NOT_IN_STREETS.test(name)) || !(isWritten || SURE.test(suffix))) continue;
    const flat = FLAT_FIRST.exec(plain.slice(Math.max(0, index - 20), index))?.[0] ?? "";
    yield { from: index - flat.length, until: index + found.trimEnd().length };
  }
  for (const { index, 0: found } of plain.matchAll(BOX)) yield { from: index, until: index + found.length };
}
