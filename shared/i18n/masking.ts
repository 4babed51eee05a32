// Texts of the settings of masking, a part of the settings that is fetched when opened.
import { texts } from "./texts.ts";

export const masking = texts({
  zh: {
    title: "哪些是个人信息", line: "顾客的话在存下来之前、回答之前就换成占位符；关掉一种就照原样存。新规则存草稿时马上管存储，管回答要等发布。",
    kind: { phone: "电话", email: "邮箱", id: "身份证、护照", card: "银行卡", order: "订单号、运单号", address: "详细地址", name: "姓名", plate: "车牌", account: "微信、QQ 等账号", birthday: "生日" },
    example: { phone: "手机、座机、国外号码，带空格、全角或写成汉字（一三八…）都认", email: "也认 a(at)b.com", id: "18 位、15 位，说了是护照的", card: "校验位对的，或说了是卡号的；IBAN", order: "说了是订单、单号、快递的，运单号，15 位以上的长号", address: "到门牌号的；只到市、区的不算", name: "说了「我叫」「收件人：」或 my name is 的", plate: "京A12345", account: "说了是微信、QQ 的", birthday: "说了是生日、出生日期的" },
    off_one: "关掉了 {{count}} 种：这些会照原样存进日志", off_other: "关掉了 {{count}} 种：这些会照原样存进日志",
    own: "自己的号码", ownLine: "会员号、工号这类只有您才有的号。自己的先认，再认上面的。", none: "还没有。常见的都在上面了；有自己的编号就加一条。",
    name: "叫什么", namePlaceholder: "会员号", pattern: "写法", patternPlaceholder: "HY-#{6}", placeholder: "换成", placeholderPlaceholder: "MEMBER", add: "加一条", remove: "去掉 {{name}}", most: "最多 {{count}} 条",
    signs: { "#": "一位数字", "@": "一个字母", "*": "数字或字母", "{6-8}": "前面的要 6 到 8 个；{6} 正好 6 个", "( )": "括号里的可有可无", "…": "其余照写，不分大小写、全角半角" },
    signsLabel: "怎么写", why: "不用正则表达式：写得不巧的正则会让每个顾客都等。",
    problem: { empty: "请填写", too_long: "太长：最多 64 位", too_short: "至少要有三位必填的 #、@ 或 *，不然会把词和价格当成号码", unclosed: "括号没有配对", nested: "括号里不能再有括号", bad_count: "个数写成 {6} 或 {6-8}，最多两位数", lone_count: "{ } 要紧跟在 #、@ 或 * 后面", name: "请填写名称", placeholder: "2 到 12 个大写字母" },
    try: "试一试", tryLine: "边打边看存下来是什么样。只在这个页面里算，不发出去。", sample: "我叫王小明，电话 138 1234 5678，订单 202611280064，寄到北京市朝阳区建国路68号3单元1502室", result: "存下来的样子", unchanged: "没有个人信息，照原样",
  },
  en: {
    title: "What is personal data", line: "Replaced in what customers say before it is stored and before it is answered; a kind that is off is stored as it was said. Rules act on what is stored as soon as they are saved, on answers when they are published.",
    kind: { phone: "Telephone numbers", email: "E-mail addresses", id: "ID cards, passports", card: "Bank cards", order: "Order and parcel numbers", address: "Addresses", name: "Names", plate: "Number plates", account: "Names in messengers", birthday: "Birthdays" },
    example: { phone: "Mobile, fixed, foreign; in groups, full-width or in Chinese numerals (一三八…)", email: "Also a(at)b.com", id: "Of 18 or 15 digits; passports that are called so", card: "With the right check digit, or called a card number; IBAN", order: "Called an order or a parcel, parcel numbers, 15 digits and more", address: "Down to the house; a city or a district alone is none", name: "After \"my name is\", \"recipient:\" or 我叫", plate: "京A12345", account: "Called WeChat, QQ and the like", birthday: "Called a birthday or a date of birth" },
    off_one: "{{count}} kind is off: it is stored in the log as it was said", off_other: "{{count}} kinds are off: they are stored in the log as they were said",
    own: "Numbers of your own", ownLine: "Member or staff numbers that only you have. They are looked for before those above.", none: "None yet. The usual ones are all above; add one if you number something yourself.",
    name: "What it is", namePlaceholder: "Member number", pattern: "How it is written", patternPlaceholder: "HY-#{6}", placeholder: "Becomes", placeholderPlaceholder: "MEMBER", add: "Add one", remove: "Remove {{name}}", most: "At most {{count}}",
    signs: { "#": "one digit", "@": "one letter", "*": "a digit or a letter", "{6-8}": "6 to 8 of what stands before it; {6} exactly 6", "( )": "may be there or not", "…": "everything else as it stands, in any case and width" },
    signsLabel: "How to write it", why: "No regular expressions: an unlucky one would keep every customer waiting.",
    problem: { empty: "Say how it is written", too_long: "Too long: at most 64 places", too_short: "At least three of #, @ or * that must be there, or words and prices would be taken for numbers", unclosed: "A bracket is missing", nested: "No brackets within brackets", bad_count: "Say how many as {6} or {6-8}, two digits at most", lone_count: "{ } stands right behind #, @ or *", name: "Give it a name", placeholder: "2 to 12 capital letters" },
    try: "Try it", tryLine: "See what would be stored as you type. Worked out on this page; nothing is sent.", sample: "my name is John Smith, phone (415) 555-2634, order 114-7654321-1234567, ship to 12 Baker Street", result: "As it is stored", unchanged: "No personal data: as it is",
  },
});
