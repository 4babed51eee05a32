// Data that is told by its digits and letters, most of it with what introduces it.
import {
  isAccount,
  isAmericanNumber,
  isBankCard,
  isBareNumber,
  isForeignNumber,
  isIdCard,
  isLongNumber,
  isMobile,
  isNationalNumber,
  isOrderNumber,
  isParcelNumber,
  isPlate,
  isSaidNumber,
  isServiceNumber,
} from "./checks.ts";
import { commonSurnames } from "./nameLists.ts";
import type { Pattern } from "./pattern.ts";

/** In this order: an order number may look like a card, a card like a telephone. */
export const numberPatterns: readonly Pattern[] = [
  // Names before @ and behind it may be written in Han: only where the word begins there, as nothing parts words.
  {
    kind: "email",
    find: /(?<![\p{L}\p{N}_.%+-])[\p{Script=Han}]{1,4}[\w.%+-]{0,40}@(?:[A-Za-z0-9-]{1,40}\.){1,4}[A-Za-z]{2,10}/gu,
    accept: (address) => commonSurnames.has(address[0]!),
  },
  // The look-behinds start a match only at the beginning of a run, which keeps long runs linear.
  { kind: "email", find: /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
  { kind: "email", find: /(?<![\p{L}\p{N}_.%+-])[\p{L}\p{N}_.%+-]{1,60}@[\p{L}\p{N}-]{1,30}\.(?:中国|中國|公司|网络|網絡|集团|在线)/gu },
  // Written out so that programs do not find it.
  {
    kind: "email",
    find: /(?<![\w.%+-])[\w.%+-]{1,60} ?(?:\[at\]|\(at\)|#at#) ?[A-Za-z0-9-]{1,40}(?: ?(?:\.|\[dot\]|\(dot\)) ?[A-Za-z0-9-]{1,40}){1,3}/gi,
  },
  {
    kind: "email",
    find: /(?<![\w.%+-])[A-Za-z][\w.%+-]{2,60} at [A-Za-z0-9-]{1,40}(?:(?:\.| dot )[A-Za-z0-9-]{1,40}){0,2}(?:\.| dot )(?:com|cn|net|org|edu|io|de|uk|fr|jp|hk|tw)(?![A-Za-z0-9])/gi,
    accept: (address) => /\d|[._]\w/.test(address.split(" ")[0]!),
  },
  {
    kind: "order",
    find: /(?:订单|訂單|运单|運單|单|單)(?:编号|編號|号码|號碼|号|號)(?:是|为|為)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/g,
    accept: (number) => isOrderNumber(number, 3),
  },
  {
    kind: "order",
    find: /(?<![A-Za-z])orders?[ ]?(?:number|num|no\.?|id|#)(?: is)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/gi,
    accept: (number) => isOrderNumber(number, 3),
  },
  {
    kind: "order",
    find: /(?:订单|訂單|(?<![A-Za-z])orders?)(?:是|为|為| is)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/gi,
    accept: (number) => isOrderNumber(number, 5),
  },
  {
    kind: "order",
    find: /(?:单子|單子|包裹|快递|快遞|物流|取件码|提货码|(?<![A-Za-z])(?:tracking|parcel|package|shipment|consignment))(?: ?(?:号码|號碼|号|號|单号|numbers?|num|no\.?|id))?(?:是|为|為| is)?[ :#]{0,3}([A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,5})(?![A-Za-z0-9])/gi,
    accept: (number) => isOrderNumber(number, 6, 8) && !/^1[3-9]\d{9}$/.test(number),
  },
  {
    kind: "order",
    find: /(?<![A-Za-z0-9])(?:[A-Za-z]{2,4}\d{10,15}|[A-Za-z]{2}\d{9}[A-Za-z]{2}|1Z[A-Z0-9]{16})(?![A-Za-z0-9])/g,
    accept: isParcelNumber,
  },
  { kind: "order", digits: 17, find: /(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])/g },
  // A number said to be one is one, mistyped or not.
  { kind: "id", digits: 14, find: /(?:身份证|身份證)(?:号码|號碼|号|號)?(?:是|为|為)?[ :#]{0,3}(\d(?:[ -]?\d){13,16}[ -]?[\dXx])(?!\d)/g },
  {
    kind: "id",
    digits: 7,
    find: /(?:护照|護照|通行证|通行證|回乡证|台胞证|(?<![A-Za-z])passport)(?: ?(?:号码|號碼|号|號|numbers?|num|no\.?))?(?:是|为|為| is)?[ :#]{0,3}([A-Za-z]{0,2}\d{7,10})(?![A-Za-z0-9])/gi,
  },
  {
    kind: "id",
    digits: 6,
    find: /(?<![A-Za-z])(?:ssn|social security(?: number)?|national insurance(?: number)?)(?: is)?[ :#]{0,3}([A-Za-z]{0,2}\d(?:[ -]?\d){5,8}[A-Za-z]?)(?![A-Za-z0-9])/gi,
  },
  { kind: "id", digits: 9, find: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g },
  {
    kind: "birthday",
    find: /(?:生日|出生日期|出生年月|出生于|(?<![A-Za-z])(?:birthday|birth date|date of birth|dob|born(?: on)?))(?:是在|是|在|为|為| is)?[ :,]{0,3}((?:19|20)?\d\d[年./-] ?\d{1,2}[月./-] ?\d{1,2}[日号號]?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\d{1,2}月 ?\d{1,2}[日号號]?|(?:19|20)\d{6})(?!\d)/gi,
  },
  { kind: "card", digits: 13, find: /卡(?:号码|號碼|号|號)?(?:是|为|為)?[ :#]{0,3}(\d(?:[ -]?\d){12,18})(?!\d)/g },
  { kind: "card", digits: 13, find: /(?<![A-Za-z])cards?(?: ?(?:number|num|no\.?))?(?: is)?[ :#]{0,3}(\d(?:[ -]?\d){12,18})(?!\d)/gi },
  {
    kind: "card",
    digits: 10,
    find: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
    accept: (iban) => iban.replace(/\D/g, "").length >= 10 && /^(?:[A-Z]{2}\d{2})/.test(iban),
  },
  { kind: "id", digits: 14, find: /(?<!\d)\d(?:[ -]?\d){13,16}[ -]?[\dXx](?!\d)/g, accept: isIdCard },
  {
    kind: "phone",
    digits: 11,
    find: /(?<!\d|\+\d{1,3}[ -]?)(?:(?:\+|00)?86[ -]{0,2})?1[ -]?[3-9](?:[ .-]{0,2}\d){9}(?!\d)/g,
    accept: isMobile,
  },
  // By any other mark only as 3-4-4: 15000,200000 is two amounts.
  { kind: "phone", digits: 11, find: /(?<!\d)(?:(?:\+|00)?86[ -]{0,2})?1[3-9]\d(?: ?[_,/、:|*~] ?\d{4}){2}(?!\d)/g },
  {
    kind: "card",
    digits: 12,
    find: /(?<!\d)(?:\d{4}(?:[ ./-]\d{4}){2,3}(?:[ -]\d{1,4})?|\d{4}[ -]\d{6}[ -]\d{5}|\d{6}[ -]\d{13}|\d{13,19})(?!\d)/g,
    accept: isBankCard,
  },
  // Said to be one: however it is grouped.
  {
    kind: "phone",
    digits: 11,
    find: /(?:手机|手機|电话|電話)(?:号码|號碼|号|號)?(?:改成|改为|換成|换成|是|为|為)?[ :]{0,3}(1[3-9](?:[ .-]{0,2}\d){9})(?!\d)/g,
  },
  { kind: "phone", digits: 7, find: /(?<![\w)+])\+ ?[1-9](?:[ ().-]{0,2}\d){6,14}(?!\d)/g },
  { kind: "phone", digits: 10, find: /(?<!\w)00[1-9](?:[ ().-]{0,2}\d){7,14}(?!\w)/g, accept: isForeignNumber },
  {
    kind: "phone",
    digits: 9,
    find: /(?<![\w.,-]|\d )(?:\(0[1-9]\d{0,4}\)|0[1-9])(?:[ -]{0,2}\d){7,10}(?: ?(?:转|轉|ext\.?) ?\d{1,6})?(?!\w)/gi,
    accept: isNationalNumber,
  },
  {
    kind: "phone",
    digits: 10,
    find: /(?<![\w.,-])(?:\+?1[ .-])?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d[.-])[2-9]\d\d[ .-]\d{4}(?![\d-])/g,
    accept: isAmericanNumber,
  },
  {
    kind: "phone",
    digits: 7,
    find: /(?:电话|電話|座机|座機|手机号|手機號|联系方式|聯繫方式|打给|打給|打到|拨打|回电|回電|致电|传真|(?<![A-Za-z])(?:tel|phone|telephone|mobile|cell|whatsapp|call me|text me|reach me|ring me|call us|fax))(?: ?(?:号码|號碼|号|號|numbers?|num|no\.?))?(?:改成|改为|换成|是|为|為| is| on| at)?[ .:]{0,3}([+(]?\d(?:[ ().-]{0,2}\d){6,14})(?!\d)/gi,
    accept: isSaidNumber,
  },
  { kind: "phone", digits: 7, find: /^ ?([2-9]\d{2,3}[ -]?\d{4})(?= ?[.。!]? ?$)/g, accept: isBareNumber },
  { kind: "order", digits: 15, find: /(?<![\w.,-])\d{15,32}(?![\w.]|-\d)/g, accept: isLongNumber },
  {
    kind: "account",
    find: /(?:微信|v信|支付宝|钉钉|旺旺|(?<![A-Za-z0-9_])(?:wechat|weixin|wx|vx|qq|alipay|skype|line id|telegram|instagram|ig))(?: ?(?:账号|帳號|号码|號碼|号|號|id|昵称))?(?:是|为|為| is)?[ :]{0,3}(@?[A-Za-z0-9][A-Za-z0-9_-]{4,24})(?![A-Za-z0-9_])/gi,
    accept: (name) => isAccount(name) && !isServiceNumber(name),
  },
  { kind: "account", find: /(?<![A-Za-z0-9])wxid_[A-Za-z0-9]{6,30}/g },
  {
    kind: "plate",
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•.-]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/gi,
    accept: isPlate,
  },
  {
    kind: "plate",
    find: /(?:车牌|車牌|(?<![A-Za-z])(?:license|licence|number) plate|(?<![A-Za-z])plate number)(?:号码|號碼|号|號)?(?:是|为|為| is)?[ :]{0,3}([A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5})(?![A-Za-z0-9])/gi,
    accept: (plate) => /\d/.test(plate) && plate.length >= 5,
  },
];
