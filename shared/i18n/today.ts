// Texts of the Today screen: figures with their formulas, coverage by version, and what to do next.
import { texts } from "./texts.ts";

export const today = texts({
  zh: {
    title: "工作台", channel: "渠道", allChannels: "全部", period: "时段", days_one: "{{count}} 天", days_other: "{{count}} 天", what: "工作台", figuresLabel: "这段时间的数字",
    figure: {
      coverage: { name: "覆盖率", formula: "（直接回答 + 选了选项的反问澄清）÷（全部 − 敏感拦截 − 主动要求转人工）" },
      direct: { name: "直答率", formula: "直接回答 ÷ 全部" },
      handoff: { name: "转人工率", formula: "有转人工的会话 ÷ 全部会话，首句就转的不算" },
      clarification: { name: "澄清成功率", formula: "选了选项 ÷ 反问澄清" },
      satisfaction: { name: "满意率", formula: "评为有帮助 ÷ 有评价" },
    },
    source: { label: "数字来自", live_one: "正式提问 {{count, number}}", live_other: "正式提问 {{count, number}}", imported_one: "导入的日志 {{count, number}}", imported_other: "导入的日志 {{count, number}}", importedLine: "这些数字来自导入的日志：写了结果的按原来的结果，没写的按导入时机器人的回答。" },
    waiting: { title: "答不了，还有人问", asked: "没答上" },
    parts: "{{part, number}} / {{whole, number}}", none: "还没有", formulaLine: "{{name}} = {{formula}}", formulaNumbers: "= {{part, number}} ÷ {{whole, number}}", behind: "看这些问题", partlyBefore: "之前一段 {{day}} 起才有提问，不与它比较",
    chart: {
      title: "{{name}}，按版本分段", titleImported: "{{name}}，导入的日志", publication: "发布", rollback: "回滚", asTable: "看成表格", asChart: "看成曲线", version: "v{{number}}", noVersion: "没有版本", begun: "今天还没过完", backTo: "↩ v{{number}}",
      label: "{{from}} 的{{name}}是 {{first}}，{{until}} 是 {{last}}，最低 {{low}}，最高 {{high}}。", day: "日期", asked: "提问", versionHead: "版本", table: "每天每个版本的{{name}}", published: "{{day}} 发布 v{{number}}", rolledBack: "{{day}} 回滚到 v{{number}}", times_one: "{{count, number}} 次提问", times_other: "{{count, number}} 次提问", flat: "这段时间还算不出{{name}}", few: "这段时间算得上的还太少，画不成线：满 10 次才有一个点",
    },
    next: {
      title: "接下来做什么", gain: "增益", total: "累计", lead_one: "答好这 {{count}} 个，覆盖率", lead_other: "答好这 {{count}} 个，覆盖率", to: "到", more: "看全部待学习", times_one: "{{count, number}} 次没答好", times_other: "{{count, number}} 次没答好",
      none: "没有没答好的问题", noneLine: "顾客再问到不会的，会出现在这里。", noTurns: "还没有顾客提问", noTurnsLine: "接上机器人，或导入一份问答日志，这里会列出最值得教的。", points: "覆盖率 {{gain}} 个百分点，累计到 {{total}}",
    },
    fix: {
      title: "不加分，但该修", unpublished_one: "{{count, number}} 处更改还没发布", unpublished_other: "{{count, number}} 处更改还没发布", firstPublish: "还没有发布过，顾客问不到", noAnswer_one: "{{count, number}} 个知识点没有答案", noAnswer_other: "{{count, number}} 个知识点没有答案",
      confused_one: "「{{first}}」和「{{second}}」互相抢答", confused_other: "{{count, number}} 对知识点互相抢答，先看「{{first}}」和「{{second}}」",
      fewSimilar_one: "{{count, number}} 个知识点相似问不足 5 条", fewSimilar_other: "{{count, number}} 个知识点相似问不足 5 条", cold_one: "{{count, number}} 个知识点近 7 天没被问到", cold_other: "{{count, number}} 个知识点近 7 天没被问到",
      lost_one: "{{count, number}} 条日志没写进去", lost_other: "{{count, number}} 条日志没写进去", publish: "去发布", fix: "去修", add: "去补", look: "去看", none: "都修好了",
    },
    problem: {
      since: "{{at}} 发现",
      disk_full: { title: "服务器的磁盘满了", line: "顾客照常得到回答，他们问的话先记在内存里，有空间后补进日志；其他什么都保存不了。请管理员腾出空间，之后会自己恢复。" },
      data_gone: { title: "数据文件夹不见了或被换掉了", line: "顾客照常得到回答，但什么都保存不了。请管理员把文件夹原样放回；或停下服务器，放入备份后再启动。" },
      trainer_damaged: { title: "知识文件 {{subject}} 损坏了", line: "请管理员停下服务器，把 trainer.sqlite、trainer.sqlite-wal、trainer.sqlite-shm 移出数据文件夹，放回备份里的 trainer.sqlite 再启动。" },
      log_damaged: { title: "日志文件 {{subject}} 损坏了", line: "顾客照常得到回答，他们问的话可能没记进日志。请管理员停下服务器，把 logs.sqlite、logs.sqlite-wal、logs.sqlite-shm 移出数据文件夹（或放回备份里的 logs.sqlite）再启动。" },
      log_set_aside: { title: "启动时日志文件已损坏或缺失，换了一份新的", line: "原来的情况留在数据文件夹的 {{subject}} 里。要找回旧日志，请管理员停下服务器，放回备份里的 logs.sqlite；处理好后把 {{subject}} 移出文件夹，这条提示就会消失。" },
      version_failed: { title: "正式版本 {{subject}} 装不进来", line: "顾客现在得不到它的回答；服务器在不断重试。一直不行就说明 trainer.sqlite 损坏了，请管理员放回备份。" },
    },
    expiring: { title: "7 天内到期", hits: "周命中", none: "7 天内没有到期的知识点", line_one: "{{date}} 起，每周约 {{count, number}} 次提问没有答案", line_other: "{{date}} 起，每周约 {{count, number}} 次提问没有答案", quiet: "{{entries, number}} 条到期，近 7 天没有人问到", see: "看有效期日历" },
    hot: { title: "热门", hits: "命中", none: "这段时间没有命中的知识点" },
    bad: { title: "差评", head: "没帮助 / 有帮助", none: "没有被评为没帮助的知识点", label: "{{unhelpful}} 次没帮助，{{helpful}} 次有帮助" },
    recent: {
      title: "最近动态", none: "还没有人改过什么", system: "系统", other: "做了「{{action}}」", about: "{{what}}「{{subject}}」", version: "{{what}} v{{number}}",
      action: {
        entry_created: "新建了", entry_saved: "改了", entry_taught: "教了问法给", entry_deleted: "删除了", entry_merged: "合并了", entry_merged_into: "合并掉了", entry_redirected: "把关联问改指到", entry_moved: "移走了问法，自", duplicates_settled: "看过了不是重复的", duplicates_reopened: "重新要看重复的", entry_undone: "撤销了对它的修改", entry_restored: "恢复了旧修订", entry_imported: "导入了", entry_sample: "装入了", entries_unchanged: "批量修改，没有变化", entries_imported: "导入了知识点",
        vocabulary_saved: "改了词库", robot_settings_saved: "改了设置", category_saved: "改了类目树", version_publishing: "开始发布", version_published: "发布了", version_rolled_back: "把正式版换到",
        miss_taught: "教会了", miss_new_entry: "新建知识点回答", miss_not_ours: "标为非业务", miss_later: "稍后再看", miss_undone: "撤回了对它的决定", log_imported: "导入了日志", import_previewed: "预览了要导入的文件", import_started: "开始导入", sample_loading: "开始装入示例店铺", sample_loaded: "装好了示例店铺",
      },
    },
    empty: {
      title: "先教它一件事", line: "写下顾客最常问的一个问题和答案，马上就能试问。", write: "写第一个知识点", noTurns: "还没有顾客提问", noTurnsLine: "有了顾客的提问，覆盖率、转人工率就从这里看起。", connectTitle: "接上机器人", connectLine: "建一把密钥，让机器人经 /v1 回答顾客", connect: "建接入密钥", filesTitle: "导入问答文件", filesLine: "CSV、Excel 或 JSONL，先看清单再写入", files: "去导入", importTitle: "导入问答日志", importLine: "JSONL 或 CSV，别处答过的也能分析", import: "导入日志", noTurnsPeriod_one: "这 {{count}} 天没有提问", noTurnsPeriod_other: "这 {{count}} 天没有提问", noTurnsChannel: "渠道「{{channel}}」这段时间没有提问", longer: "看 90 天", allChannels: "看全部渠道",
    },
  },
  en: {
    title: "Today", channel: "Channel", allChannels: "All", period: "Period", days_one: "{{count}} day", days_other: "{{count}} days", what: "this page", figuresLabel: "Figures of this period",
    figure: {
      coverage: { name: "Coverage", formula: "(answered + clarified with an option chosen) ÷ (all − blocked − handed off on request)" },
      direct: { name: "Direct answers", formula: "answered ÷ all" },
      handoff: { name: "Handoff", formula: "conversations with a handoff ÷ conversations, handoffs in the first turn excluded" },
      clarification: { name: "Clarification", formula: "options chosen ÷ clarifications" },
      satisfaction: { name: "Satisfaction", formula: "rated helpful ÷ rated" },
    },
    source: { label: "Figures of", live_one: "{{count, number}} by customers", live_other: "{{count, number}} by customers", imported_one: "{{count, number}} imported", imported_other: "{{count, number}} imported", importedLine: "These figures are of imported logs: by the outcome that stood in them, or by what the robot answered at the import." },
    waiting: { title: "Cannot answer, still asked for", asked: "in vain" },
    parts: "{{part, number}} / {{whole, number}}", none: "none yet", formulaLine: "{{name}} = {{formula}}", formulaNumbers: "= {{part, number}} ÷ {{whole, number}}", behind: "See these questions", partlyBefore: "In the period before, questions began only on {{day}}: it is not compared with",
    chart: {
      title: "{{name}}, by version", titleImported: "{{name}}, of imported logs", publication: "publication", rollback: "rollback", asTable: "Show as table", asChart: "Show as chart", version: "v{{number}}", noVersion: "no version", begun: "Today is not over yet", backTo: "↩ v{{number}}",
      label: "{{name}} was {{first}} on {{from}} and {{last}} on {{until}}; lowest {{low}}, highest {{high}}.", day: "Day", asked: "Asked", versionHead: "Version", table: "{{name}} of each day and version", published: "v{{number}} published on {{day}}", rolledBack: "Rolled back to v{{number}} on {{day}}", times_one: "{{count, number}} question", times_other: "{{count, number}} questions", flat: "{{name}} cannot be computed for this period yet", few: "Too few were counted for a line: a point takes ten",
    },
    next: {
      title: "What to do next", gain: "Gain", total: "Total", lead_one: "Answering this one lifts coverage from", lead_other: "Answering these {{count}} lifts coverage from", to: "to", more: "All of review", times_one: "went badly once", times_other: "went badly {{count, number}}×",
      none: "No question went badly", noneLine: "What customers ask in vain will be listed here.", noTurns: "No customer has asked yet", noTurnsLine: "Connect a bot or import a log; what is worth teaching most will be listed here.", points: "{{gain}} points of coverage, {{total}} in all",
    },
    fix: {
      title: "Adds nothing, but needs care", unpublished_one: "{{count, number}} change not yet published", unpublished_other: "{{count, number}} changes not yet published", firstPublish: "Never published: customers reach nothing", noAnswer_one: "{{count, number}} entry without an answer", noAnswer_other: "{{count, number}} entries without an answer",
      confused_one: '"{{first}}" and "{{second}}" are confused', confused_other: '{{count, number}} pairs are confused, first of all "{{first}}" and "{{second}}"',
      fewSimilar_one: "{{count, number}} entry with fewer than 5 similar questions", fewSimilar_other: "{{count, number}} entries with fewer than 5 similar questions", cold_one: "{{count, number}} entry not asked for in 7 days", cold_other: "{{count, number}} entries not asked for in 7 days",
      lost_one: "{{count, number}} log line was lost", lost_other: "{{count, number}} log lines were lost", publish: "Publish", fix: "Fix", add: "Add", look: "Look", none: "All in order",
    },
    problem: {
      since: "Noticed {{at}}",
      disk_full: { title: "The server's disk is full", line: "Customers are answered; what they ask is kept in memory and logged when there is room. Nothing else is saved. Ask an admin to free some space; it then goes on by itself." },
      data_gone: { title: "The data folder is gone or was replaced", line: "Customers are answered, but nothing is saved. Ask an admin to put the folder back as it was; or to stop the server, put a backup in its place and start again." },
      trainer_damaged: { title: "The knowledge file {{subject}} is damaged", line: "Ask an admin to stop the server, move trainer.sqlite, trainer.sqlite-wal and trainer.sqlite-shm out of the data folder, put trainer.sqlite back from a backup and start again." },
      log_damaged: { title: "The log file {{subject}} is damaged", line: "Customers are answered; what they ask may be missing from the log. Ask an admin to stop the server, move logs.sqlite, logs.sqlite-wal and logs.sqlite-shm out of the data folder (or put logs.sqlite back from a backup) and start again." },
      log_set_aside: { title: "The log file was damaged or missing at the start, and a new one was begun", line: "What was there is told by {{subject}} in the data folder. To have the old log back, ask an admin to stop the server and put logs.sqlite back from a backup; this goes away when {{subject}} is moved out of the folder." },
      version_failed: { title: "The live version {{subject}} cannot be loaded", line: "Customers are not answered by it now; the server tries again and again. If it stays so, trainer.sqlite is damaged: ask an admin to put it back from a backup." },
    },
    expiring: { title: "Expiring within 7 days", hits: "Hits a week", none: "Nothing expires within 7 days", line_one: "From {{date}} on about {{count, number}} question a week loses its answer", line_other: "From {{date}} on about {{count, number}} questions a week lose their answer", quiet: "{{entries, number}} expire, asked for by nobody in 7 days", see: "See the calendar" },
    hot: { title: "Hot", hits: "Hits", none: "No entry was hit in this period" },
    bad: { title: "Badly rated", head: "Unhelpful / helpful", none: "No entry was rated unhelpful", label: "{{unhelpful}} unhelpful, {{helpful}} helpful" },
    recent: {
      title: "Recent activity", none: "Nobody has changed anything yet", system: "System", other: 'did "{{action}}"', about: '{{what}} "{{subject}}"', version: "{{what}} v{{number}}",
      action: {
        entry_created: "created", entry_saved: "changed", entry_taught: "taught a wording to", entry_deleted: "deleted", entry_merged: "merged entries into", entry_merged_into: "merged away", entry_redirected: "redirected a related question of", entry_moved: "moved wordings out of", duplicates_settled: "said what is no duplicate", duplicates_reopened: "reopened a duplicate", entry_undone: "took back a change of", entry_restored: "restored an older revision of", entry_imported: "imported", entry_sample: "loaded", entries_unchanged: "bulk change without effect", entries_imported: "imported entries from",
        vocabulary_saved: "changed the vocabulary", robot_settings_saved: "changed the settings", category_saved: "changed the categories", version_publishing: "started publishing", version_published: "published", version_rolled_back: "moved live to",
        miss_taught: "taught", miss_new_entry: "wrote an entry for", miss_not_ours: "marked as not our business", miss_later: "put off", miss_undone: "took back the decision on", log_imported: "imported the log", import_previewed: "previewed the import of", import_started: "started importing", sample_loading: "started loading the sample shop", sample_loaded: "loaded the sample shop",
      },
    },
    empty: {
      title: "Teach it one thing first", line: "Write down what customers ask most, and the answer; you can try it at once.", write: "Write the first entry", noTurns: "No customer has asked yet", noTurnsLine: "Once customers ask, coverage and handoff are seen here.", connectTitle: "Connect a bot", connectLine: "Make a key, and let the bot answer through /v1", connect: "Make a bot key", filesTitle: "Import questions and answers", filesLine: "CSV, Excel or JSONL; you see the list before anything is written", files: "Go there", importTitle: "Import a query log", importLine: "JSONL or CSV, also of what was answered elsewhere", import: "Import a log", noTurnsPeriod_one: "No question in {{count}} day", noTurnsPeriod_other: "No question in these {{count}} days", noTurnsChannel: 'No question on "{{channel}}" in this period', longer: "See 90 days", allChannels: "See all channels",
    },
  },
});
