// Texts of the first visit and of signing in.
import { texts } from "./texts.ts";

export const setup = texts({
  zh: {
    promise: "改一条知识之前，\n先看真实提问会怎样。", loop: "写、试、发布、读日志、再写。每次修改都对照真实提问。", local: "数据只存在这台服务器上",
    sample: { title: "示例店铺「栖木家居」里有", entries: "知识点", entriesNote: "中文与英文", turns: "条模拟问答日志", turnsNote: "近 30 天", missed: "种没教过的说法", missedNote: "会进待学习", categories: "个类目", categoriesNote: "一棵树" },
    title: "第一次打开", line: "建一个管理员，选好从哪里开始。之后都能改。",
    name: "用户名", nameHint: "1 到 40 个字母、数字或 . _ - @", password: "密码", atLeast: "至少 12 位", enough: "{{count}} 位，够长了", short: "还差 {{count}} 位",
    knowledgeBase: "知识库名称", sampleName: "栖木家居", token: "设置口令", tokenHint: "启动服务器时用的 SETUP_TOKEN",
    start: "从哪里开始", startSample: "装入示例店铺", startSampleLine: "马上能试问、看待学习、走一遍发布", startSampleTime: "约 6 秒", startEmpty: "空知识库", startEmptyLine: "自己写，或从 CSV、Excel、JSONL 导入",
    submit: "创建并进入", zone: "时区 {{zone}}，按本机判断", zoneLabel: "时区",
    required: "这里不能空着", language: "界面语言",
    loading: { title: "正在装入示例店铺", line: "装好就打开工作台，不用等在这里也行。", step: { entries: "写入知识点", publish: "训练并发布", log: "写入问答日志", other: "准备" }, enter: "先进去看看", failed: "示例店铺没有装完" },
    signIn: { title: "登录", line: "用管理员给您的账号。", submit: "登录" },
  },
  en: {
    promise: "Before you change an entry,\nsee what it does to real questions.", loop: "Write, test, publish, read the log, write again. Every change is held against real questions.", local: "Data stays on this server",
    sample: { title: "The sample shop holds", entries: "entries", entriesNote: "Chinese and English", turns: "simulated log turns", turnsNote: "last 30 days", missed: "untaught wordings", missedNote: "for review", categories: "categories", categoriesNote: "one tree" },
    title: "First visit", line: "Make an admin and choose where to start. All of it can be changed later.",
    name: "User name", nameHint: "1 to 40 letters, digits or . _ - @", password: "Password", atLeast: "At least 12 characters", enough: "{{count}} characters, long enough", short: "{{count}} more to go",
    knowledgeBase: "Name of the knowledge base", sampleName: "Perch Home", token: "Set-up token", tokenHint: "The SETUP_TOKEN the server was started with",
    start: "Where to start", startSample: "Load the sample shop", startSampleLine: "Try questions, review misses and publish right away", startSampleTime: "About 6 s", startEmpty: "Empty knowledge base", startEmptyLine: "Write your own, or import CSV, Excel or JSONL",
    submit: "Create and enter", zone: "Time zone {{zone}}, taken from this computer", zoneLabel: "Time zone",
    required: "This must not be empty", language: "Interface language",
    loading: { title: "Loading the sample shop", line: "Today opens when it is done; you need not wait here.", step: { entries: "Writing entries", publish: "Training and publishing", log: "Writing the log", other: "Preparing" }, enter: "Have a look already", failed: "The sample shop was not loaded completely" },
    signIn: { title: "Sign in", line: "With the account your admin gave you.", submit: "Sign in" },
  },
});
