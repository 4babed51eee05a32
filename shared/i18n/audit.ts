// Texts of the audit trail, a part of the settings that is fetched when opened: what was done to what, and how fields and values are called.
import { fieldNames } from "./fieldNames.ts";
import { texts } from "./texts.ts";

export const audit = texts({
  zh: {
    title: "审计", what: "审计记录", line: "谁在什么时候改了什么。只增不改。", total_one: "{{count, number}} 条", total_other: "{{count, number}} 条", list: "审计记录",
    column: { at: "时间", by: "谁", action: "做了什么", subject: "对象" }, system: "系统", empty: "还没有记录", pick: "选一条，看改了什么", pickLine: "改之前和改之后，只列不同的地方。",
    same: "没有记下前后内容", more_one: "另有 {{count, number}} 处不同", more_other: "另有 {{count, number}} 处不同", close: "收起", details: "改了什么",
    action: {
      category_saved: "改了类目", vocabulary_saved: "改了词库", robot_settings_saved: "改了设置",
      entry_created: "新建知识点", entry_saved: "改了知识点", entry_taught: "教了一个问法", entry_imported: "导入知识点", entry_restored: "恢复旧修订", entry_undone: "撤销了修改", entry_deleted: "删除知识点", entry_merged: "合并知识点", entry_merged_into: "并入别的知识点", entry_redirected: "关联问改指合并后的知识点", entry_moved: "移走问法或改为反例", duplicates_settled: "说不是重复", duplicates_reopened: "撤销不是重复", entry_sample: "装入示例知识点", entries_unchanged: "批量修改，没有变化", entries_imported: "导入了一批知识点", bulk_started: "开始批量修改", entries_bulk_changed: "批量修改了知识点", bulk_undo_started: "开始撤销批量修改", entries_bulk_undone: "撤销了一次批量修改",
      import_previewed: "预览导入文件", import_started: "开始导入", import_undo_started: "开始撤销导入", entries_import_undone: "撤销了一次导入", log_imported: "导入问答日志", log_import_undo_started: "开始撤销日志导入", log_import_undone: "撤销了一次日志导入", log_forgetting_started: "开始删除一位顾客或一段会话", log_turns_forgotten: "删除了一位顾客或一段会话", log_turns_expired: "清理了到期的日志", log_view_saved: "存了一个日志筛选", log_view_deleted: "删了一个日志筛选",
      knowledge_base_created: "新建知识库", knowledge_base_changed: "改了知识库", member_set: "改了成员角色", sample_loading: "装入示例店铺", sample_loaded: "装好示例店铺", server_set_up: "首次设置",
      session_signed_in: "登录", session_signed_out: "退出", user_password_changed: "改了自己的密码", user_created: "新建用户", user_password_reset: "重设密码",
      job_cancelled: "停下任务", job_repeated: "再跑任务", key_created: "新建接入密钥", key_changed: "改了接入密钥", key_revoked: "停用接入密钥",
      version_publishing: "开始发布", version_published: "发布", version_rolled_back: "回滚",
      miss_taught: "待学习：教给知识点", miss_new_entry: "待学习：新建知识点", miss_not_ours: "待学习：记为非业务", miss_later: "待学习：稍后", miss_undone: "撤销待学习的处理",
      own_wordings_check_started: "开始自测问法", own_wordings_checked: "自测了问法", wording_values_started: "开始算问法价值", wording_values_worked_out: "算好了问法价值", links_check_started: "开始检查链接", links_checked: "检查了链接", links_opened: "打开了几个链接",
      spot_check_started: "新抽检", spot_check_right: "抽检：答对", spot_check_wrong: "抽检：答错", spot_check_not_ours: "抽检：非业务", spot_check_undone: "撤销抽检的标注",
    },
    subject: { version: "v{{number}}", revision: "第 {{number}} 次修订", key: "{{name}}（尾号 {{ending}}）", days: "{{from}} – {{until}}" },
    field: {
      ...fieldNames.zh, skillGroup: "技能组",
      categories: "类目", synonyms: "同义词", sensitive: "敏感词", core: "核心词", stop: "停用词",
      bands: "置信度", bands_answer: "回答线", bands_clarify: "反问线", clarifyOptions: "反问时最多列几个", replies: "回复话术", replies_clarify: "反问时怎么说", replies_confirm: "只反问一个时怎么说", otherReplies: "另一语言的话术", handOff: "转人工规则", masking: "个人信息", masking_off: "不遮盖的种类", masking_own: "自己的号码", pattern: "写法", placeholder: "换成", handOff_anger: "顾客生气", handOff_repeated: "同一句问好几遍", handOff_misses: "接连没答上", words: "词", times: "第几次", inARow: "接连几句", replies_fallback: "没听懂时怎么说", replies_blocked: "有敏感词时怎么说", replies_handoff: "转人工时怎么说", channels: "渠道",
      name: "名称", keepDays: "日志留多少天", days: "天数", before: "早于", removed: "删了", timeZone: "时区", language: "顾客用的语言", role: "角色", user: "用户", admin: "管理员", knowledgeBase: "知识库", start: "开始时", scopes: "能做什么", origins: "从哪些网页用", ratePerMinute: "每分钟最多几次", ending: "尾号",
      live: "正式版本", checksum: "校验和", counts: "数量", counts_entries: "知识点数", counts_new: "新增", counts_changed: "有改", counts_deleted: "删除", entries: "知识点数", wordings: "问法数", weak: "失守的问法", losing: "自测未过的知识点", redundant: "冗余的问法", changes: "改动",
      rows: "行数", new: "新增", changed: "有改", same: "相同", skipped: "跳过", rejected: "没有收的行", conflicts: "与别处重复的问法", existing: "已有的知识点", format: "格式",
      entry: "知识点", given: "当时回答的", kind: "种类", verdict: "判断", seed: "种子", size: "要抽几条", from: "从", until: "到", outcomes: "结果", channel: "渠道", population: "可抽的", turns: "抽到的", items: "不同的问题",
      set: "要改的", set_field: "要改的字段", set_deleted: "删除", set_enabled: "启用", set_category: "类目", set_add: "加标签", add: "加标签", remove: "去标签", find: "找", replace: "换成", matchCase: "区分大小写", in: "在哪里找", into: "并入类目", edited: "改了", unchanged: "本来就是", refused: "不能改", since: "有人改过、没动", undone: "撤销的", kept: "后来改过、保留的", deleted: "删除", trimmed: "内容太长，总字节数", begins: "开头",
    },
    value: { yes: "是", no: "否", negative: "{{text}}（反例）", oneWay: "{{words}} → {{to}}", category: "{{path}}（技能组 {{group}}）", when: "{{text}}\n条件：{{conditions}}", condition: "{{field}}是 {{values}}", time: "时间", existing: { skip: "跳过", overwrite: "覆盖", merge: "合并" }, start: { sample: "示例店铺", empty: "空的" }, kind: { taught: "教给知识点", new_entry: "新建知识点", not_ours: "非业务", later: "稍后" }, verdict: { right: "答对", wrong: "答错", not_ours: "非业务" }, separator: "、" },
  },
  en: {
    title: "Audit", what: "the audit", line: "Who changed what, and when. Lines are only added.", total_one: "{{count, number}} line", total_other: "{{count, number}} lines", list: "Audit lines",
    column: { at: "Time", by: "Who", action: "What", subject: "Of" }, system: "System", empty: "Nothing yet", pick: "Pick a line to see what changed", pickLine: "Before and after, only where they differ.",
    same: "No before and after was kept", more_one: "{{count, number}} more difference", more_other: "{{count, number}} more differences", close: "Close", details: "What changed",
    action: {
      category_saved: "Changed categories", vocabulary_saved: "Changed the vocabulary", robot_settings_saved: "Changed settings",
      entry_created: "Created an entry", entry_saved: "Changed an entry", entry_taught: "Taught a wording", entry_imported: "Imported an entry", entry_restored: "Restored a revision", entry_undone: "Undid a change", entry_deleted: "Deleted an entry", entry_merged: "Merged entries", entry_merged_into: "Merged into another entry", entry_redirected: "Redirected a related question", entry_moved: "Moved wordings away or made them negative", duplicates_settled: "Said they are no duplicates", duplicates_reopened: "Took back that they are no duplicates", entry_sample: "Loaded a sample entry", entries_unchanged: "Bulk change, nothing changed", entries_imported: "Imported entries", bulk_started: "Started a bulk change", entries_bulk_changed: "Changed many entries", bulk_undo_started: "Started undoing a bulk change", entries_bulk_undone: "Undid a bulk change",
      import_previewed: "Previewed an import", import_started: "Started an import", import_undo_started: "Started undoing an import", entries_import_undone: "Undid an import", log_imported: "Imported a log", log_import_undo_started: "Started undoing a log import", log_import_undone: "Undid a log import", log_forgetting_started: "Started deleting a customer or a conversation", log_turns_forgotten: "Deleted a customer or a conversation", log_turns_expired: "Cleared old turns", log_view_saved: "Saved a filter of the log", log_view_deleted: "Deleted a filter of the log",
      knowledge_base_created: "Created a knowledge base", knowledge_base_changed: "Changed the knowledge base", member_set: "Changed a role", sample_loading: "Loading the sample shop", sample_loaded: "Loaded the sample shop", server_set_up: "Set the server up",
      session_signed_in: "Signed in", session_signed_out: "Signed out", user_password_changed: "Changed own password", user_created: "Created a user", user_password_reset: "Reset a password",
      job_cancelled: "Stopped a job", job_repeated: "Ran a job again", key_created: "Made a bot key", key_changed: "Changed a bot key", key_revoked: "Revoked a bot key",
      version_publishing: "Started publishing", version_published: "Published", version_rolled_back: "Rolled back",
      miss_taught: "Review: taught", miss_new_entry: "Review: new entry", miss_not_ours: "Review: not our business", miss_later: "Review: later", miss_undone: "Took a review decision back",
      own_wordings_check_started: "Started checking own wordings", own_wordings_checked: "Checked own wordings", wording_values_started: "Started valuing wordings", wording_values_worked_out: "Valued wordings", links_check_started: "Started checking links", links_checked: "Checked links", links_opened: "Opened some links",
      spot_check_started: "New spot check", spot_check_right: "Spot check: right", spot_check_wrong: "Spot check: wrong", spot_check_not_ours: "Spot check: not ours", spot_check_undone: "Took a label back",
    },
    subject: { version: "v{{number}}", revision: "revision {{number}}", key: "{{name}} (ends {{ending}})", days: "{{from}} – {{until}}" },
    field: {
      ...fieldNames.en, similar: "Similar question", answers: "Answer", skillGroup: "Skill group",
      categories: "Category", synonyms: "Synonyms", sensitive: "Sensitive words", core: "Core words", stop: "Stop words",
      bands: "Confidence", bands_answer: "Answer from", bands_clarify: "Clarify from", clarifyOptions: "Options offered at most", replies: "Replies", replies_clarify: "Reply when clarifying", replies_confirm: "Reply when one question is offered", otherReplies: "Replies in the other language", handOff: "Handing off", masking: "Personal data", masking_off: "Kinds left as they are", masking_own: "Numbers of one's own", pattern: "How it is written", placeholder: "Becomes", handOff_anger: "Angry customer", handOff_repeated: "Same question again", handOff_misses: "Misses in a row", words: "Words", times: "At which time", inARow: "How many in a row", replies_fallback: "Reply when not understood", replies_blocked: "Reply to a sensitive word", replies_handoff: "Reply when handing off", channels: "Channels",
      name: "Name", keepDays: "Days turns are kept", days: "Days", before: "Before", removed: "Removed", timeZone: "Time zone", language: "Customers' language", role: "Role", user: "User", admin: "Admin", knowledgeBase: "Knowledge base", start: "Started with", scopes: "May", origins: "Pages that may use it", ratePerMinute: "Calls a minute", ending: "Ends",
      live: "Live version", checksum: "Checksum", counts: "Counts", counts_entries: "Entries", counts_new: "New", counts_changed: "Changed", counts_deleted: "Deleted", entries: "Entries", wordings: "Wordings", weak: "Wordings lost", losing: "Entries losing their own", redundant: "Redundant wordings", changes: "Changes",
      rows: "Rows", new: "New", changed: "Changed", same: "The same", skipped: "Skipped", rejected: "Rows rejected", conflicts: "Wordings taught elsewhere", existing: "Existing entries", format: "Format",
      entry: "Entry", given: "Answered with", kind: "Kind", verdict: "Verdict", seed: "Seed", size: "Asked for", from: "From", until: "Until", outcomes: "Outcomes", channel: "Channel", population: "Drawn from", turns: "Drawn", items: "Distinct questions",
      set: "To change", set_field: "Field to change", set_deleted: "Deleted", set_enabled: "Enabled", set_category: "Category", set_add: "Tag to add", add: "Tags added", remove: "Tags taken away", find: "Find", replace: "Replace with", matchCase: "Match case", in: "Where", into: "Into the category", edited: "Changed", unchanged: "Were so already", refused: "Refused", since: "Saved since, left alone", undone: "Taken back", kept: "Changed since and kept", deleted: "Deleted", trimmed: "Too long; bytes in all", begins: "Begins",
    },
    value: { yes: "yes", no: "no", negative: "{{text}} (negative)", oneWay: "{{words}} → {{to}}", category: "{{path}} (skill group {{group}})", when: "{{text}}\nwhen {{conditions}}", condition: "{{field}} is {{values}}", time: "time", existing: { skip: "skip", overwrite: "overwrite", merge: "merge" }, start: { sample: "the sample shop", empty: "nothing" }, kind: { taught: "taught", new_entry: "new entry", not_ours: "not our business", later: "later" }, verdict: { right: "right", wrong: "wrong", not_ours: "not our business" }, separator: ", " },
  },
});
