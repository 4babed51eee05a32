// Texts of the Releases screen: what would be published, publishing it, and the versions there were.
import { fieldNames } from "./fieldNames.ts";
import { texts } from "./texts.ts";

export const releases = texts({
  zh: {
    title: "发布", against: "草稿对比正式 v{{number}}", first: "尚未发布，全部都是新的", panel: "发布 v{{number}}",
    version: "v{{number}}", problemsTab: "问题",
    counts: { new: "新增", changed: "修改", deleted: "删除", parts: "其他" },
    changes: {
      list: "要发布的更改", what: "更改", system: "系统",
      same: "没有要发布的更改", sameLine: "草稿和正式 v{{number}} 一样。去写知识，或者看看顾客问了什么没答上。", nothing: "还没有可发布的", nothingLine: "先教它一件事，再发布给顾客。",
      toKnowledge: "去写知识", toReview: "去看待学习", openEntry: "打开知识点", openSpotChecks: "打开抽检", editVocabulary: "打开词库", editSettings: "打开设置", editCategories: "打开类目树", editReview: "打开待学习",
    },
    summary: {
      similar_one: "{{count}} 个相似问", similar_other: "{{count}} 个相似问", negatives_one: "{{count}} 个反例", negatives_other: "{{count}} 个反例", answers_one: "{{count}} 个答案", answers_other: "{{count}} 个答案",
      noAnswer: "没有答案", until: "有效期至 {{date}}", from: "{{date}} 起生效", disabled: "停用", handOff: "转人工", was: "原有 {{what}}", more_one: "另 {{count}} 处", more_other: "另 {{count}} 处",
      order: "顺序变了", none: "内容没有变，只是又存了一次",
    },
    field: { ...fieldNames.zh, conditions: "条件" },
    value: {
      none: "无", always: "不限", on: "启用", off: "停用", noHandOff: "不转", handOffTo: "转给「{{group}}」", handOffCategory: "转给类目的技能组", positive: "相似问", negative: "反例", defaultAnswer: "默认",
      condition: "{{field}} 是 {{values}}", channel: "渠道", time: "时间", noCategory: "没有类目", missingEntry: "找不到的知识点 {{id}}",
      kindChanged: "{{before}} → {{after}}", showRest_one: "显示其余 {{count}} 条", showRest_other: "显示其余 {{count}} 条", unchanged_one: "另有 {{count}} 条没变", unchanged_other: "另有 {{count}} 条没变",
    },
    part: {
      calibration: "置信度校准", ownCalibration: "知识库自身", labels: "{{count}} 个标注过的真实问题",
      synonyms: "同义词", oneWay: "单向同义词", core: "核心词", stop: "停用词", sensitive: "敏感词", answerBand: "回答线", clarifyBand: "澄清线", clarifyOptions: "澄清选项数", replies: "固定回复", channels: "渠道", skillGroup: "技能组：{{group}}", noSkillGroup: "沿用上级的技能组", under: "在「{{parent}}」下", top: "最上层",
      reply: { clarify: "反问澄清", confirm: "只反问一个", fallback: "未命中", blocked: "敏感拦截", handoff: "转人工" },
      otherReply: { clarify: "反问澄清（另一语言）", confirm: "只反问一个（另一语言）", fallback: "未命中（另一语言）", blocked: "敏感拦截（另一语言）", handoff: "转人工（另一语言）" },
      handOff: { misses: "接连几句没答上转人工", repeated: "同一句问几次转人工", anger: "愤怒词转人工" },
    },
    problems: {
      list: "发布前的问题", none: "没有发现问题", noneLine: "每个知识点都有答案，没有问法教了两次，关联问都在，条件里的渠道都有。", notBlocking: "不会阻止发布", showing: "显示前 {{shown}} 个，共 {{total}} 个",
      no_answer: "没有答案，问到它时会未命中", duplicate_wording: "「{{detail}}」也教给了", missing_related: "关联问 {{detail}} 已经不在", unknown_channel: "条件里的渠道「{{detail}}」不在设置里，永远不会匹配", dead_link: "链接打不开：{{detail}}", ok: "检查过，没有问题", some_one: "{{count}} 个问题，不阻止发布", some_other: "{{count}} 个问题，不阻止发布", look: "去看",
    },
    publish: {
      note: "说明", placeholder: "这一版改了什么？顾客会感觉到什么？", button: "发布到正式", does: "发布到正式", asks: "发布前会再确认一次", all_one: "{{count, number}} 处更改", all_other: "{{count, number}} 处更改", list: "{{kind}} {{number, number}}", kind: { new: "新增", changed: "修改", deleted: "删除", parts: "其他" }, comma: "、", colon: "：",
      noRight: "您是{{role}}，发布要发布员或管理员", nothing: "没有要发布的更改", needNote: "先写说明", write: "去写", empty: "还没有知识点", waiting: "正在看有什么更改", tooLong: "说明最多 500 字，现在 {{count}} 字",
      confirm: "把草稿发布到「{{knowledgeBase}}」的正式环境？", confirmFirst: "第一次发布「{{knowledgeBase}}」？", confirmLine: "{{counts}}。正在服务的机器人会马上换成 v{{number}}，进行中的提问答完再换。", confirmAction: "发布 v{{number}}", same: "草稿和正式 v{{number}} 一样", sameAt: "{{when}} 发布",
      running: "正在发布 v{{number}}", starting: "正在开始发布", leave: "可以离开这一页，发布会继续", done: "v{{number}} 已上线", doneUnknown: "已上线", doneLine: "顾客现在问到的就是这一版。", tryLive: "试问正式版", failed: "没有发布成，正式版没有变", cancelled: "发布停下了，正式版没有变", interrupted: "发布被打断了，正式版没有变", repeat: "再发布一次", dismiss: "知道了",
    },
    versions: {
      title: "版本", what: "版本", none: "还没有版本", noneLine: "第一次发布后，机器人才能回答顾客。每一版都会留在这里，随时能回滚。", coverage: "覆盖率", live: "正式", rolledBack: "{{date}} 回滚", by: "{{when}} · {{who}}", counts: "新 {{added}} · 改 {{changed}} · 删 {{deleted}}", entries_one: "{{count, number}} 个知识点", entries_other: "{{count, number}} 个知识点",
      asked_one: "被问 {{count, number}} 次", asked_other: "被问 {{count, number}} 次", notAsked: "还没被问过", checksum: "校验 {{short}}", copyChecksum: "复制 v{{number}} 的校验和", copied: "已复制", pack: "知识包", packOf: "下载 v{{number}} 的知识包", rollBack: "回滚到 v{{number}}", moveTo: "换到 v{{number}}", earlier: "显示更早的版本", noRight: "回滚要发布员或管理员",
      fit: { own: "置信度按知识库自身校准", labels: "置信度按 {{count}} 个标注过的真实问题校准，到 {{until}}", error: "期望校准误差 {{error}}", formula: "置信度分十档，每档 |答对占比 − 平均置信度|，按问题数加权平均；0 最好" },
      difference: "比上一版 {{delta}}", back: { title: "把正式版回滚到 v{{number}}？", titleForward: "把正式版换到 v{{number}}？", line: "「{{knowledgeBase}}」的正式版会从 v{{live}} 换成 v{{number}}（{{note}}）。机器人马上换，草稿不变。", done: "正式版已换成 v{{number}}" },
    },
    keys: { move: "移动", expand: "展开", entry: "打开知识点" },
    audited: "发布和回滚都记入审计",
  },
  en: {
    title: "Releases", against: "Draft against live v{{number}}", first: "Not yet published: everything is new", panel: "Publish v{{number}}",
    version: "v{{number}}", problemsTab: "Problems",
    counts: { new: "New", changed: "Changed", deleted: "Deleted", parts: "Other" },
    changes: {
      list: "Changes to publish", what: "the changes", system: "System",
      same: "Nothing to publish", sameLine: "The draft is the same as live v{{number}}. Write knowledge, or see what customers asked in vain.", nothing: "Nothing to publish yet", nothingLine: "Teach it one thing first, then publish it to customers.",
      toKnowledge: "Write knowledge", toReview: "Open review", openEntry: "Open entry", openSpotChecks: "Open spot checks", editVocabulary: "Open vocabulary", editSettings: "Open settings", editCategories: "Open categories", editReview: "Open review",
    },
    summary: {
      similar_one: "{{count}} similar question", similar_other: "{{count}} similar questions", negatives_one: "{{count}} negative", negatives_other: "{{count}} negatives", answers_one: "{{count}} answer", answers_other: "{{count}} answers",
      noAnswer: "no answer", until: "valid until {{date}}", from: "valid from {{date}}", disabled: "disabled", handOff: "hands off", was: "Had {{what}}", more_one: "{{count}} more", more_other: "{{count}} more",
      order: "order changed", none: "Saved again without a change",
    },
    field: { ...fieldNames.en, conditions: "Conditions" },
    value: {
      none: "none", always: "no limit", on: "enabled", off: "disabled", noHandOff: "no handoff", handOffTo: 'to "{{group}}"', handOffCategory: "to the category's skill group", positive: "similar", negative: "negative", defaultAnswer: "Default",
      condition: "{{field}} is {{values}}", channel: "channel", time: "time", noCategory: "no category", missingEntry: "missing entry {{id}}",
      kindChanged: "{{before}} → {{after}}", showRest_one: "Show {{count}} more", showRest_other: "Show {{count}} more", unchanged_one: "{{count}} unchanged", unchanged_other: "{{count}} unchanged",
    },
    part: {
      calibration: "Confidence fitted to", ownCalibration: "the knowledge base itself", labels: "{{count}} labelled real questions",
      synonyms: "Synonyms", oneWay: "One-way synonyms", core: "Core words", stop: "Stop words", sensitive: "Sensitive words", answerBand: "Answer band", clarifyBand: "Clarify band", clarifyOptions: "Options when clarifying", replies: "Fixed replies", channels: "Channels", skillGroup: "skill group: {{group}}", noSkillGroup: "skill group of its parent", under: 'under "{{parent}}"', top: "at the top",
      reply: { clarify: "Clarify", confirm: "One question offered", fallback: "Unanswered", blocked: "Blocked", handoff: "Handoff" },
      otherReply: { clarify: "Clarify (other language)", confirm: "One question offered (other language)", fallback: "Unanswered (other language)", blocked: "Blocked (other language)", handoff: "Handoff (other language)" },
      handOff: { misses: "Misses in a row until a person takes over", repeated: "Times the same is asked until a person takes over", anger: "Anger words that call a person" },
    },
    problems: {
      list: "Problems before publishing", none: "No problem found", noneLine: "Every entry has an answer, no wording is taught twice, no related entry is missing, every channel of a condition is there, no link that was checked is dead.", notBlocking: "They do not stop publishing", showing: "The first {{shown}} of {{total}}",
      no_answer: "No answer: a question reaching it stays unanswered", duplicate_wording: '"{{detail}}" is also taught to', missing_related: "Related entry {{detail}} is gone", unknown_channel: 'The channel "{{detail}}" of a condition is not in Settings: it never matches', dead_link: "Its link does not open: {{detail}}", ok: "Checked, no problem", some_one: "{{count}} problem; does not stop publishing", some_other: "{{count}} problems; they do not stop publishing", look: "Look",
    },
    publish: {
      note: "Note", placeholder: "What is this version about? What will customers notice?", button: "Publish to live", does: "Publish to live", asks: "You will be asked once more", all_one: "{{count, number}} change", all_other: "{{count, number}} changes", list: "{{number, number}} {{kind}}", kind: { new: "new", changed: "changed", deleted: "deleted", parts: "other" }, comma: ", ", colon: ": ",
      noRight: "You are a {{role}}; publishing needs a publisher or admin", nothing: "Nothing to publish", needNote: "Write a note first", write: "Write", empty: "There are no entries yet", waiting: "Looking at what changed", tooLong: "A note has at most 500 characters; this has {{count}}",
      confirm: 'Publish the draft to live in "{{knowledgeBase}}"?', confirmFirst: 'Publish "{{knowledgeBase}}" for the first time?', confirmLine: "{{counts}}. The running robot changes to v{{number}} at once; questions being answered are finished first.", confirmAction: "Publish v{{number}}", same: "The draft is the same as live v{{number}}", sameAt: "Published: {{when}}",
      running: "Publishing v{{number}}", starting: "Starting to publish", leave: "You may leave this page; publishing goes on", done: "v{{number}} is live", doneUnknown: "It is live", doneLine: "This is what customers reach now.", tryLive: "Try the live version", failed: "Not published; live has not changed", cancelled: "Publishing was stopped; live has not changed", interrupted: "Publishing was interrupted; live has not changed", repeat: "Publish again", dismiss: "OK",
    },
    versions: {
      title: "Versions", what: "the versions", none: "No version yet", noneLine: "The robot answers customers once you have published. Every version stays here, ready to roll back to.", coverage: "Coverage", live: "Live", rolledBack: "Rolled back {{date}}", by: "{{when}} · {{who}}", counts: "{{added}} new · {{changed}} changed · {{deleted}} deleted", entries_one: "{{count, number}} entry", entries_other: "{{count, number}} entries",
      asked_one: "Asked {{count, number}}×", asked_other: "Asked {{count, number}}×", notAsked: "Not asked yet", checksum: "Checksum {{short}}", copyChecksum: "Copy the checksum of v{{number}}", copied: "Copied", pack: "Pack", packOf: "Download the pack of v{{number}}", rollBack: "Roll back to v{{number}}", moveTo: "Switch to v{{number}}", earlier: "Show earlier versions", noRight: "Rolling back needs a publisher or admin",
      fit: { own: "Confidence fitted to the knowledge base itself", labels: "Confidence fitted to {{count}} labelled real questions, until {{until}}", error: "expected calibration error {{error}}", formula: "Mean over ten bands of confidence of |share right − mean confidence|, each weighed by its questions; 0 is best" },
      difference: "{{delta}} against the version before", back: { title: "Roll live back to v{{number}}?", titleForward: "Switch live to v{{number}}?", line: 'Live in "{{knowledgeBase}}" changes from v{{live}} to v{{number}} ({{note}}). The robot changes at once; the draft stays as it is.', done: "Live is now v{{number}}" },
    },
    keys: { move: "move", expand: "expand", entry: "open entry" },
    audited: "Publications and rollbacks are kept in the audit",
  },
});
