// Texts of the query log: list, filters, conversation, import, spot checks.
import { spotCheck } from "./spotCheck.ts";
import { texts } from "./texts.ts";

export const logs = texts({
  zh: {
    title: "日志", list: "问答日志", what: "问答日志",
    total_one: "{{count, number}} 条", total_other: "{{count, number}} 条", totalMore: "{{count, number}}+ 条",
    refresh: "看最新的",
    column: { question: "问题", outcome: "结果", entry: "知识点", channel: "渠道", version: "版本", time: "时间" },
    search: "在问题里找", searchPlaceholder: "问题里有…",
    filter: { outcome: "结果", miss: "未命中原因", channel: "渠道", version: "版本", source: "来源", entry: "知识点", conversation: "会话", period: "时间", versionNumber: "v{{number}}", entryPlaceholder: "找知识点", entryNothing: "没有找到", thisConversation: "一个会话" },
    period: { today: "今天", yesterday: "昨天", days: "近 {{count}} 天", previousMonth: "上个月", nextMonth: "下个月", zone: "按店铺时间（{{zone}}）", range: "{{from}} – {{until}}", since: "{{from}} 起", upTo: "到 {{until}}" },
    source: { live: "正式", imported: "导入", simulated: "模拟" },
    sourceHint: { imported: "从别的系统导入的，计入日志，不计入指标", simulated: "导入时没有结果，由正式版本重新问出，只用于待学习" },
    feedback: { helpful: "顾客说有帮助", unhelpful: "顾客说没帮助", none: "顾客说都不是" },
    noEntry: "–", noVersion: "–",
    conversation: {
      title: "会话", count_one: "{{count}} 轮", count_other: "{{count}} 轮", empty: "选一条，看当时的整个会话", emptyLine: "前后各 50 轮，连同机器人当时说了什么。", only: "只看这个会话", close: "收起会话",
      customer: "顾客 {{name}}", alone: "这条没有会话号，只有它自己", noReply: "没有记下当时的回答", openEntry: "打开知识点「{{question}}」", goneEntry: "知识点已不在草稿里",
      version: "v{{number}}", chose: "选了「{{question}}」", failed: "会话",
    },
    now: { label: "草稿现在", same: "和当时一样", ask: "用草稿问问看", failed: "草稿没有问成" },
    teach: { button: "教给它", title: "把这句教给", search: "找知识点", nothing: "没有找到", done: "已教给「{{question}}」", viewer: "观察员不能教", failed: "没有教成", newEntry: "新知识点" },
    import: {
      button: "导入", title: "导入问答日志", line: "JSONL（一行一个对象）或 CSV（第一行是列名），只有 question 必填。手机号、邮箱、证件号、卡号在读入时就遮住，原文不落盘。",
      column: "列", meaning: "意思",
      columns: {
        question: "顾客的问题，1–1,000 字", time: "什么时候问的；没写时区按店铺时间，没写就算现在", outcome: "answered、clarify、unanswered、handoff、blocked；没写就用正式版本（还没发布就用草稿）重新问一遍，来源记为「模拟」，不计入指标",
        entry: "回答用的知识点 ID", confidence: "置信度 0–100", conversation: "会话号，同号的连成一个会话", customer: "顾客号，只存加密后的摘要", channel: "渠道", version: "回答的版本号", helpful: "true 或 false：顾客说有没有帮助", id: "这条自己的编号：再导入同一个编号不会算两次",
      },
      required: "必填", example: "下载示例", exampleJsonl: "示例 JSONL", exampleCsv: "示例 CSV", choose: "选文件", drop: "或把文件拖到这里", wrongKind: "只认 .jsonl、.ndjson、.csv",
      uploading: "上传 {{name}}", reading: "正在读 {{name}}", cancel: "取消上传", failed: "{{name}}没有导入", keptFile: "已有的日志没有变",
      rows_one: "读到 {{count, number}} 行", rows_other: "读到 {{count, number}} 行", rejected_one: "{{count, number}} 行没有收", rejected_other: "{{count, number}} 行没有收", lineNumber: "第 {{line, number}} 行", onlyFirst: "只列出前 {{count}} 行",
      reason: {
        line: "要一个 JSON 对象", question: "question 要 1–1,000 字", time: "time 要一个 1970 年到现在的时间，比如 2026-11-11T09:30:00+08:00", outcome: "outcome 只能是 answered、clarify、unanswered、handoff、blocked", confidence: "confidence 要 0–100", version: "version 要整数", helpful: "helpful 要 true 或 false",
        id: "id 最多 200 字", conversation: "conversation 最多 200 字", customer: "customer 最多 200 字", channel: "channel 最多 40 字", entry: "entry 最多 500 字",
      },
      job: "导入日志", leave: "可以离开，进度在右上角", done: "导入完了", again: "再导入一个", see: "看导入的", close: "关上",
      ended: { failed: "没导完，已写入的都留着，可以再跑一次，不会算两次", cancelled: "停下了，已写入的都留着", interrupted: "被打断了，已写入的都留着，可以再跑一次，不会算两次" }, repeat: "再跑一次",
      result: { added: "写入", known: "已有，没有重复计", rejected: "没有收" },
    },
    empty: {
      title: "还没有问答日志", line: "顾客问过的话都记在这里：机器人接上之后自动有，也可以先导入别处的。", importTitle: "导入顾客问过的话", importLine: "JSONL 或 CSV，只有问题也行", botTitle: "让机器人来问", botLine: "用接入密钥调用 /v1/ask，每问一句就记一条", botCode: "提问的例子", keys: "去建接入密钥", viewer: "训练师可以导入日志",
    },
    keys: { ask: "用草稿问", teach: "教给它", entry: "打开知识点" },
    spotCheck: spotCheck.zh,
  },
  en: {
    title: "Logs", list: "Query log", what: "the query log",
    total_one: "{{count, number}} turn", total_other: "{{count, number}} turns", totalMore: "{{count, number}}+ turns",
    refresh: "Show the newest",
    column: { question: "Question", outcome: "Outcome", entry: "Entry", channel: "Channel", version: "Version", time: "Time" },
    search: "Find in questions", searchPlaceholder: "Question contains…",
    filter: { outcome: "Outcome", miss: "Miss reason", channel: "Channel", version: "Version", source: "Source", entry: "Entry", conversation: "Conversation", period: "Time", versionNumber: "v{{number}}", entryPlaceholder: "Find an entry", entryNothing: "Nothing found", thisConversation: "One conversation" },
    period: { today: "Today", yesterday: "Yesterday", days: "Last {{count}} days", previousMonth: "Previous month", nextMonth: "Next month", zone: "Shop time ({{zone}})", range: "{{from}} – {{until}}", since: "Since {{from}}", upTo: "Until {{until}}" },
    source: { live: "Live", imported: "Imported", simulated: "Simulated" },
    sourceHint: { imported: "Imported from another system: in the log, not in the figures", simulated: "Imported without an outcome and asked against live: feeds review only" },
    feedback: { helpful: "Customer: helpful", unhelpful: "Customer: not helpful", none: "Customer: none of these" },
    noEntry: "–", noVersion: "–",
    conversation: {
      title: "Conversation", count_one: "{{count}} turn", count_other: "{{count}} turns", empty: "Pick a turn to see its whole conversation", emptyLine: "50 turns before and after, with what the robot said at the time.", only: "Only this conversation", close: "Close the conversation",
      customer: "Customer {{name}}", alone: "Logged without a conversation: it stands alone", noReply: "What was said then was not logged", openEntry: 'Open the entry "{{question}}"', goneEntry: "The entry is no longer in the draft",
      version: "v{{number}}", chose: 'Chose "{{question}}"', failed: "the conversation",
    },
    now: { label: "Draft now", same: "same as then", ask: "Ask the draft", failed: "The draft could not be asked" },
    teach: { button: "Teach", title: "Teach this wording to", search: "Find an entry", nothing: "Nothing found", done: 'Taught to "{{question}}"', viewer: "Viewers cannot teach", failed: "Could not teach", newEntry: "New entry" },
    import: {
      button: "Import", title: "Import a query log", line: "JSONL (one object a line) or CSV (column names first); only question is required. Phone numbers, e-mail, ID and card numbers are masked while the file is read; the raw text never reaches disk.",
      column: "Column", meaning: "Meaning",
      columns: {
        question: "What the customer asked, 1–1,000 characters", time: "When; shop time unless it has an offset, now if left out", outcome: "answered, clarify, unanswered, handoff, blocked; without it the live version is asked again, the source is “simulated” and no figure counts it",
        entry: "Id of the entry that answered", confidence: "Confidence 0–100", conversation: "Turns with the same one belong together", customer: "Stored as a keyed hash only", channel: "Channel", version: "Number of the version that answered", helpful: "true or false: what the customer said", id: "The turn's own id: importing it again does not count twice",
      },
      required: "required", example: "Download an example", exampleJsonl: "Example JSONL", exampleCsv: "Example CSV", choose: "Choose file", drop: "or drop it here", wrongKind: "Only .jsonl, .ndjson and .csv",
      uploading: "Uploading {{name}}", reading: "Reading {{name}}", cancel: "Cancel the upload", failed: "{{name}} was not imported", keptFile: "The log is as it was",
      rows_one: "{{count, number}} row read", rows_other: "{{count, number}} rows read", rejected_one: "{{count, number}} row rejected", rejected_other: "{{count, number}} rows rejected", lineNumber: "Line {{line, number}}", onlyFirst: "Only the first {{count}} are listed",
      reason: {
        line: "A JSON object was expected", question: "question: 1–1,000 characters were expected", time: "time: a time from 1970 until now was expected, such as 2026-11-11T09:30:00+08:00", outcome: "outcome: answered, clarify, unanswered, handoff or blocked was expected", confidence: "confidence: 0–100 was expected", version: "version: a whole number was expected", helpful: "helpful: true or false was expected",
        id: "id: at most 200 characters", conversation: "conversation: at most 200 characters", customer: "customer: at most 200 characters", channel: "channel: at most 40 characters", entry: "entry: at most 500 characters",
      },
      job: "Importing a log", leave: "You may leave; progress stays at the top right", done: "Imported", again: "Import another", see: "Show imported", close: "Close",
      ended: { failed: "Not finished; what was written stays. Run it again: nothing counts twice", cancelled: "Stopped; what was written stays", interrupted: "Interrupted; what was written stays. Run it again: nothing counts twice" }, repeat: "Run again",
      result: { added: "added", known: "already there, not counted twice", rejected: "rejected" },
    },
    empty: {
      title: "Nothing is logged yet", line: "What customers ask is kept here: by itself once a bot is connected, or import what was asked elsewhere.", importTitle: "Import what customers asked", importLine: "JSONL or CSV; questions alone will do", botTitle: "Let a bot ask", botLine: "Call /v1/ask with a bot key: every question is logged", botCode: "Asking, as an example", keys: "Make a bot key", viewer: "Trainers can import a log",
    },
    keys: { ask: "ask the draft", teach: "teach", entry: "open the entry" },
    spotCheck: spotCheck.en,
  },
});
