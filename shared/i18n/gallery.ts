// Texts of the gallery, the page of our parts that is there while developing: what each part is for, its states, and things to show them with.
import { texts } from "./texts.ts";

export const gallery = texts({
  zh: {
    title: "界面部件", line: "写新页面前先看这里：已有的部件和它们的每一种状态。右上角可以换语言和深浅色。", kinds: "部件种类",
    kind: { text: "文字", state: "状态", form: "表单", list: "列表", page: "页面", reply: "回复" },
    kindLine: {
      text: "有样子的字：标签、按键、数字、差异", state: "在取、没有、出错、正在做", form: "按钮、输入、选择、先问一句",
      list: "行、长列表、筛选", page: "栏、链接、提示", reply: "机器人说了什么，为什么",
    },
    what: {
      tag: "浅底是状态，描边是事实。除此之外没有颜色。", changeMark: "和正式版不同的地方：行首一个字，或完整的词。", validity: "现在能不能答；行里只说例外。",
      keys: "键帽只是显示，useKeys 让它起作用。", figure: "能点开看背后的数字，悬停看公式。", person: "人和知识库的首字。", effect: "一次改动得到、改道、丢掉几个问法。", diff: "改了哪些字；长文分两栏。", code: "可以复制去运行的几行。",
      stateView: "取来的东西只有四种样子，都由它画。", empty: "还没有时：先做什么，以及能做它的控件。", error: "在出错的地方说：什么没成、什么还在、怎么再试。", boundary: "一处坏了不拖垮整页。", job: "顶栏里的圈，和带进度的一行。",
      primary: "一页只有一个的实心按钮，带着它的键。", confirm: "只在发布、回滚、移除人之前问一句。", search: "停一下就去找；输入法选字时不动。", growing: "写多少就有多高，到上限后自己滚动。", words: "一格里的几个词：回车加一个，粘贴自动拆开。", picker: "按说法或意思找到一个知识点。", headSelect: "栏头里的选择。", iconMenu: "栏头里的图标，点开是几个选项。", unreadFile: "没有读成的文件：为什么，列是什么。", filePreview: "文件写入之前先看的样子，下面一行一直看得见。", tableChoices: "表格读不明白的地方，由人来定：每列是什么，多出来的格子怎么办。", partFooter: "整份保存的东西：多少没保存、别人先保存了怎么办。",
      virtualList: "多长都只画看得见的行。j k 移动，x 选择。", row: "不长的列表里的一行。", choice: "能对打开的东西做的一件事。", tableHead: "长列表上面的列名。", filters: "没设时是名字，设了是值；放不下的收起来。",
      column: "整高的一栏：栏头、自己滚动的正文、栏脚。", split: "可以拖宽窄的几栏，浏览器会记住。", link: "去另一页，带上它的筛选。", toast: "说做了什么，十秒内可以撤销。", welcome: "设置和登录的两半页面。",
      outcome: "机器人怎么答的：到处一个样子。", entryScore: "知识点会怎么答：现在不能作答的，说为什么。", agentSaid: "店里的人在会话里说的话。", missReason: "为什么算没答好。", bands: "候选在三档上各到哪里。", reading: "问法是怎么读的：每块出了多少力。", markdown: "客户看到的答案。", provisional: "还没训练完时，结果是暂定的。",
    },
    on: {
      hues: "色相", outlined: "描边", icon: "带图标", marks: "行首", words: "完整的词", pending: "将生效", inForce: "生效中", soon: "快到期", expired: "已过期", disabled: "已停用", caps: "键帽", hints: "列表脚", better: "变好", worse: "变差", none: "没有", opens: "能点开", trend: "走势", small: "小", logo: "知识库", short: "短", oneLine: "一行", long: "长",
      loading: "在取", empty: "没有", failed: "出错", again: "再取一次", full: "有", large: "整页", panel: "栏里", noMatch: "筛掉了", otherWay: "另一种开始", block: "一块", line: "一行", whole: "好的", broken: "坏了", ring: "圈", running: "进行中", unknown: "总数未知",
      ready: "可以按", busy: "正在做", off: "不能按", submit: "整页表单", asks: "先问", danger: "危险", typed: "已输入", wrong: "有错", read: "只读", quiet: "都保存了", unsaved: "没保存", blocked: "不能保存", conflict: "别人先保存了",
      checkable: "可勾选", plain: "普通", selected: "打开的", dealt: "处理过", actions: "带操作", twoLines: "两行", bar: "筛选栏", parts: "栏", sections: "段", says: "只说一句", undo: "能撤销", badge: "栏头", bare: "只有数字", start: "点开看",
    },
    sample: {
      question: "退货的邮费谁出", other: "多久能到", third: "怎么改地址", entry: "退货运费由谁承担", entryOther: "配送要几天", answer: "质量问题由我们承担；**七天无理由**退货由您承担，约 12 元。\n\n1. 在订单里点「退货」\n2. 等快递上门", before: "七天内可以退货，运费由您承担。", after: "十五天内可以退货，质量问题的运费由我们承担。", long: "收到后七天内可以无理由退货。请保持包装完好，配件齐全。寄回的运费由您先垫付，确认是质量问题后，我们会在三个工作日内原路退回，最多退十二元。超过七天的，请先联系客服，由客服判断能否退货。定制和拆封后影响二次销售的商品不支持无理由退货。", longAfter: "收到后十五天内可以无理由退货。请保持商品完好，配件齐全。寄回的运费由我们承担，快递会上门来取，您不用垫付。超过十五天的，请先联系客服，由客服判断能否退货或换货。定制商品不支持无理由退货，但坏了照样能换。",
      name: "林小满", shop: "栖木家居", value: "81.2%", label: "覆盖率", formula: "答上的问题 ÷ 全部问题", note: "近 7 天", what: "知识点", channel: "渠道", web: "网页", wechat: "微信", category: "类目", returns: "退换货", shipping: "配送", mine: "我的", reason: "没有训练好的版本", title: "标题", body: "正文自己滚动。", left: "左栏", middle: "中栏", right: "右栏", done: "已停用「退货运费由谁承担」", undone: "又启用了", job: "导入 4,200 行", open: "打开", close: "知道了", publish: "发布到正式", publishLine: "12 处改动会对客户生效。", remove: "移除", removeLine: "林小满将不能再登录。", words: "邮费、运费、快递费", synonyms: "同义词", placeholder: "加一个词", taken: "「邮费」已经在另一组里", search: "搜索知识点", nothing: "没有找到", choice: "不归我们管", choiceLine: "记下来，以后不答", save: "保存", break: "弄坏它", fixed: "好好的。", key: "密钥", piece: "退货", piece2: "的", piece3: "邮费", piece4: "谁出", hits: "次",
    },
  },
  en: {
    title: "Our parts", line: "Look here before you build a screen: the parts there are, in each of their states. Language and colours change at the top right.", kinds: "Kinds of parts",
    kind: { text: "Text", state: "State", form: "Form", list: "List", page: "Page", reply: "Reply" },
    kindLine: {
      text: "Words with a look: tags, keys, figures, differences", state: "Loading, empty, failed, under way", form: "Buttons, fields, choices, asking first",
      list: "Rows, long lists, filters", page: "Columns, links, the toast", reply: "What the robot said, and why",
    },
    what: {
      tag: "A tint is a state, an outline a fact. Nothing else has colour.", changeMark: "What differs from live: a sign at the row's head, or the word.", validity: "Whether it may answer now; rows say exceptions only.",
      keys: "They only show; useKeys makes them work.", figure: "Opens what is behind it; its formula on hover.", person: "First letters of people and knowledge bases.", effect: "How many questions a change gains, moves and loses.", diff: "Which words changed; long texts in two columns.", code: "Lines to copy and run.",
      stateView: "What is fetched has four looks; this draws them all.", empty: "Nothing yet: what to do first, and the control that does it.", error: "In place of what failed: what, what is kept, how to try again.", boundary: "One broken part does not take the page with it.", job: "A ring for the top bar, and a line with its progress.",
      primary: "The one filled button of a screen, with its key.", confirm: "Asks before publishing, rolling back, removing people, and never else.", search: "Looks after a short rest, never while an input method composes.", growing: "As high as what is written in it, up to a limit.", words: "Several words in one field: Enter adds, a pasted list is split.", picker: "Finds an entry by wording or meaning.", headSelect: "A choice in a head.", iconMenu: "An icon in a head that opens a few things to choose from.", unreadFile: "A file that was not read: why, and what its columns hold.", filePreview: "A file before it is taken; its foot stays in sight.", tableChoices: "What a table leaves open: what its columns hold, and cells too many.", partFooter: "What is saved whole: how much is unsaved, and what if somebody else was first.",
      virtualList: "However long, only rows on screen are drawn. j k move, x selects.", row: "A line of a list that is not long.", choice: "One thing that can be done with what is open.", tableHead: "The columns' names above a long list.", filters: "Its name while unset, its value once set; those that do not fit wait.",
      column: "A full-height region: head, body that scrolls alone, foot.", split: "Columns that can be dragged; the browser remembers.", link: "To another screen, with its filters.", toast: "Says what was done; ten seconds to take it back.", welcome: "The two halves of set-up and sign-in.",
      outcome: "How the robot replied: one look everywhere.", entryScore: "What an entry would do; of one that may not speak, why.", agentSaid: "What a person of the shop said in a conversation.", missReason: "Why it counts as missed.", bands: "How far each candidate came on the three bands.", reading: "How a question was read: what each piece gave.", markdown: "An answer as the customer sees it.", provisional: "Before training ends, results are provisional.",
    },
    on: {
      hues: "Hues", outlined: "Outline", icon: "With icon", marks: "Row's head", words: "In words", pending: "Not yet", inForce: "In force", soon: "Ends soon", expired: "Expired", disabled: "Disabled", caps: "Keycaps", hints: "A list's foot", better: "Better", worse: "Worse", none: "None", opens: "Opens", trend: "Trend", small: "Small", logo: "Knowledge base", short: "Short", oneLine: "One line", long: "Long",
      loading: "Loading", empty: "Empty", failed: "Failed", again: "Fetched again", full: "Full", large: "Whole page", panel: "In a panel", noMatch: "Filtered away", otherWay: "Another way", block: "Block", line: "Line", whole: "Whole", broken: "Broken", ring: "Ring", running: "Running", unknown: "Total unknown",
      ready: "Ready", busy: "Busy", off: "Off", submit: "Whole-page form", asks: "Asks", danger: "Danger", typed: "Typed", wrong: "Wrong", read: "To read", quiet: "All saved", unsaved: "Unsaved", blocked: "Blocked", conflict: "Somebody was first",
      checkable: "With boxes", plain: "Plain", selected: "Opened", dealt: "Dealt with", actions: "Actions", twoLines: "Two lines", bar: "A line of filters", parts: "Column", sections: "Sections", says: "Says", undo: "With Undo", badge: "In a head", bare: "Number only", start: "Open it",
    },
    sample: {
      question: "who pays return postage", other: "how long does it take", third: "change my address", entry: "Who pays for return shipping?", entryOther: "How long does delivery take?", answer: "We pay if it is faulty; for a **change of mind** you do, about $2.\n\n1. Choose “Return” in your order\n2. Wait for the courier", before: "You may return it within seven days and pay the postage.", after: "You may return it within fifteen days; if it is faulty we pay the postage.", long: "You may return it for any reason within seven days of receipt. Please keep the packaging and all parts. You pay the postage first; once a fault is confirmed we refund it within three working days.", longAfter: "You may return it for any reason within fifteen days of receipt. Please keep the goods and all parts. We pay the postage: a courier collects it, and you pay nothing in advance.",
      name: "Ada Lin", shop: "Nestwood", value: "81.2%", label: "Coverage", formula: "answered questions ÷ all questions", note: "last 7 days", what: "entries", channel: "Channel", web: "Web", wechat: "WeChat", category: "Category", returns: "Returns", shipping: "Shipping", mine: "Mine", reason: "No version is trained", title: "Title", body: "The body scrolls alone.", left: "Left", middle: "Middle", right: "Right", done: "Disabled “Who pays for return shipping?”", undone: "Enabled again", job: "Import 4,200 rows", open: "Open", close: "Got it", publish: "Publish to live", publishLine: "12 changes reach customers.", remove: "Remove", removeLine: "Ada Lin can no longer sign in.", words: "postage, shipping, courier", synonyms: "Synonyms", placeholder: "Add a word", taken: "“postage” stands in another group", search: "Search entries", nothing: "Nothing found", choice: "Not our business", choiceLine: "Kept, and never answered", save: "Save", break: "Break it", fixed: "All is well.", key: "Key", piece: "return ", piece2: "the ", piece3: "postage ", piece4: "who pays", hits: "times",
    },
  },
});
