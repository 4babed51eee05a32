// Texts of the Knowledge screen: tree, list, editor, history, import and export.
import { texts } from "./texts.ts";

export const knowledge = texts({
  zh: {
    title: "知识", entries: "知识点", entry: "知识点", all: "全部", none: "未分类", readOnly: "观察员只能看，不能改",
    tree: {
      label: "类目", filter: "类目", actions: "「{{name}}」的操作", create: "新建类目", createBelow: "新建下级类目", rename: "改名", move: "移到…", moveTitle: "把「{{name}}」移到", top: "最上层", up: "上移", down: "下移", remove: "删除类目",
      skillGroup: "转人工技能组", skillGroupLine: "从这个类目转人工时交给谁；空着就用上级类目的。", skillGroupName: "技能组名称", name: "类目名称", views: "筛选视图",
      withoutHits: "7 天没命中", withoutSimilar: "相似问不足", withoutAnswers: "没有答案", emptyLine1: "写第一条时", emptyLine2: "再建类目也不迟",
      created: "已建类目「{{name}}」", renamed: "已改名为「{{name}}」", moved: "已移动「{{name}}」", removed: "已删除类目「{{name}}」", removedWith: "已删除类目「{{name}}」，{{count}} 个知识点转为未分类", grouped: "已设「{{name}}」的技能组",
      taken: "同一层已经有「{{name}}」", conflict: "别人刚改了类目，已换成最新的，请再做一次", pick: "选类目", 
    },
    list: {
      label: "知识点列表", search: "用顾客的话搜", searchLabel: "搜索知识点", create: "新建", more: "更多筛选与排序", question: "标准问", hits: "周命中", hitsHint: "近 7 天正式环境里由它回答的次数", ranked: "按相关度", updated: "最近修改",
      change: "变更", validity: "有效期", tag: "标签", enabled: "启用", on: "启用中", off: "停用", without: "缺什么", noAnswers: "没有答案", fewSimilar: "相似问少于 5 条", noHits: "7 天没有命中",
      sort: "排序", sortHits: "周命中从高到低", sortUpdated: "最近修改在前", sortQuestion: "按标准问", total_one: "{{count, number}} 条", total_other: "{{count, number}} 条", unpublished_one: "未发布 {{count, number}}", unpublished_other: "未发布 {{count, number}}",
      file: "导入导出", import: "导入…", export: "导出草稿", exportJsonl: "JSONL（无损）", exportCsv: "CSV", exportXlsx: "Excel（XLSX）", 
    },
    bulk: {
      label: "对选中的知识点", category: "类目", tag: "标签", enable: "启用", disable: "停用", remove: "删除", clear: "取消选择", all_one: "全选 {{count, number}} 条", all_other: "全选 {{count, number}} 条", tagName: "加上标签", addTag: "加标签",
      movedTo_one: "已把 {{count}} 个知识点归到「{{name}}」", movedTo_other: "已把 {{count}} 个知识点归到「{{name}}」", tagged_one: "已给 {{count}} 个知识点加上「{{name}}」", tagged_other: "已给 {{count}} 个知识点加上「{{name}}」",
      enabled_one: "已启用 {{count}} 个知识点", enabled_other: "已启用 {{count}} 个知识点", disabled_one: "已停用 {{count}} 个知识点", disabled_other: "已停用 {{count}} 个知识点", removed_one: "已删除 {{count}} 个知识点", removed_other: "已删除 {{count}} 个知识点", unchanged: "选中的本来就是这样",
    },
    editor: {
      label: "编辑知识点", newLabel: "新知识点", none: "从左边选一条", noneLine: "用 j k 移动，Enter 打开；n 新建一条。", content: "内容", related: "关联问", history: "历史", revision: "修订 {{number}}", uncategorised: "未分类", enabled: "启用", more: "更多操作",
      copyLink: "复制链接", linkCopied: "链接已复制", copyFailed: "浏览器不让复制", duplicate: "复制成新知识点", copyOf: "{{question}}（副本）", remove: "删除知识点", removed: "已删除「{{question}}」", deletedLine: "这条已删除，正式环境要到下次发布才停用它。", restore: "恢复", restored: "已恢复「{{question}}」",
      question: "标准问", questionPlaceholder: "顾客最常怎么问？", note: "备注", noteHint: "只给训练师看", tags: "标签", tagsPlaceholder: "输入后回车", category: "类目", noCategory: "未分类",
      validFrom: "生效时间", validUntil: "失效时间", always: "不限", zone: "按店铺时间（{{zone}}）", handOffSwitch: "问到这条就转人工", skillGroup: "技能组", skillGroupPlaceholder: "空着就用类目的：{{name}}", skillGroupNone: "空着就用类目的", properties: "归类与生效",
      save: "保存修订", create: "保存新知识点", discard: "放弃", discarded: "已放弃未保存的修改", close: "关闭", unsaved_one: "{{count}} 处未保存", unsaved_other: "{{count}} 处未保存", kept: "本机已留底", notKept: "本机留不了底", saved: "已保存，修订 {{number}}", failed: "没有保存", failedKept: "写下的都还在",
      leaveTitle: "离开会丢掉没保存的内容", leaveLine: "这个浏览器不让留底。先保存，或者放弃后离开。", leave: "放弃并离开", panel: "对照草稿", openPanel: "对照",
      invalid: "有地方要改", check: { question: "写 1 到 500 个字", answer: "写 1 到 10,000 个字", condition: "条件要有名称，并至少选一个值", similar: "每条相似问 1 到 500 个字", similarMany: "最多 300 条相似问", answersMany: "最多 20 条答案", tags: "最多 20 个标签，每个不超过 40 字", related: "最多 20 条关联问", note: "备注最多 2,000 字", skillGroup: "技能组名称最多 60 字", other: "这里不符合要求：{{expected}}", twice: "和「{{twin}}」是同一个问法，留一条就够" },
    },
    similar: {
      title: "相似问", negatives_one: "反例 {{count}}", negatives_other: "反例 {{count}}", add: "写一条顾客会说的话", addLabel: "添加相似问", enter: "加入", shiftEnter: "作反例", filter: "筛选相似问", showAll: "全部", showPositive: "相似问", showNegative: "反例", find: "在相似问里找", list: "相似问列表",
      rest_one: "显示其余 {{count}} 条", rest_other: "显示其余 {{count}} 条", less: "收起", edit: "改这条问法", remove: "删除这条问法", toNegative: "改成反例", toPositive: "改成相似问", removed: "已删除「{{text}}」", pasted_one: "已加入 {{count}} 条", pasted_other: "已加入 {{count}} 条", skipped_one: "，{{count}} 条重复，没有再加", skipped_other: "，{{count}} 条重复，没有再加",
      duplicate: "这里已经有「{{text}}」", taught: "已教过「{{question}}」", taughtError: "这条问法已经教过「{{question}}」", addAnyway: "仍然加入", openOther: "打开那一条", asNegative: "作反例加入", negative: "反例", emptyLine: "再加 4 种问法会稳很多。也可以一次粘贴多行。", noMatch: "没有符合的问法", tooMany: "最多 300 条", editing: "修改问法",
    },
    answers: {
      title: "答案", preview: "顾客所见", add: "加一种说法", addConditional: "加条件答案", default: "默认", defaultLine: "其余情况都用这条", rotates: "同一会话里轮流说", empty: "用 Markdown 写，顾客看到的就是这段", text: "第 {{number}} 条答案", edit: "修改答案", remove: "删除答案", removed: "已删除一条答案", move: "移动答案，Alt+上下键", up: "上移", down: "下移",
      conditions: "条件", addCondition: "加条件", removeCondition: "去掉这个条件", field: "按什么", channel: "渠道", time: "时间", context: "其他信息", contextName: "信息名称", contextPlaceholder: "如 会员等级", values: "是其中之一", valuesPlaceholder: "输入后回车", from: "从", until: "到", range: "{{from}} 至 {{until}}", since: "{{from}} 起", before: "{{until}} 前", incomplete: "还没填完", editConditions: "修改条件：", handOffOnly: "这条转人工，可以不写答案。", addRange: "再加一段时间",
    },
    related: { title: "关联问", line: "回答之后按这个顺序给顾客。", find: "找要关联的知识点", remove: "取消关联", removed: "已取消关联「{{question}}」", up: "上移", down: "下移", empty: "还没有关联问", emptyLine: "顾客问完这条，接着常问什么？", missing: "找不到的知识点", nothing: "没有找到" },
    history: {
      title: "历史", list: "修订列表", live: "正式", current: "现在", restore: "恢复到这个修订", restored: "已恢复到修订 {{number}}", system: "系统", first: "第一个修订", compare: "与修订 {{number}} 相比", nothing: "内容没有变化", more: "显示更早的修订", unsavedFirst: "先保存或放弃修改，再恢复旧修订",
      reason: { created: "新建", saved: "保存", taught: "教了一条问法", imported: "导入", restored: "恢复旧修订", undone: "撤销", deleted: "删除", sample: "示例店铺" },
    },
    fields: { question: "标准问", similar: "相似问", negative: "反例", answers: "答案", category: "类目", tags: "标签", related: "关联问", validFrom: "生效时间", validUntil: "失效时间", enabled: "启用", handOff: "转人工", note: "备注", yes: "是", no: "否", when: "当 {{conditions}}", order: "顺序有变化" },
    conflict: { title: "{{who}} 刚保存了修订 {{number}}", line: "您写下的都还在。两边各改了什么：", mine: "您的修改", theirs: "修订 {{number}}", take: "用对方的", keep: "把我的修改放在对方之上", kept: "已合到修订 {{number}} 之上，看一眼再保存", took: "已换成修订 {{number}}", both: "两边都改了，以您的为准：{{fields}}", deletedThere: "对方把它删除了", somebody: "有人" },
    panel: { tooClose: "太接近", sameWording: "同一问法", remove: "移走问法", negative: "设为反例", open: "打开", near: "相近的知识点", nearNone: "草稿里没有相近的。", try: "试问草稿", tryPlaceholder: "像顾客那样问一句", tryLine: "按已保存的草稿回答，未保存的修改不算。", tryLabel: "试问一句", otherEntry: "由「{{question}}」回答", thisEntry: "由本条回答", noEntry: "没有知识点回答", options: "反问：", more: "完整对话" },
    first: { title: "先教它一件事", line: "顾客最常问什么？写下问题和答案，马上就能试问。", placeholder: "例如：珐琅锅第一次用要开锅吗？", answer: "答案", hint: "再加 4 种问法会稳很多，可以之后补", save: "保存并试问", ways: "已经有现成的", import: "导入问答文件", importLine: "CSV、Excel 或 JSONL，先看清单再写入", choose: "选文件", sample: "装入示例店铺", sampleLine: "栖木家居：中英文知识与 30 天模拟日志", load: "装入", loading: "正在装入示例店铺", needBoth: "标准问和答案都要写", viewer: "这个知识库还是空的", viewerLine: "等训练师写下第一条，就能在这里看到。" },
    import: {
      title: "导入知识点", drop: "把文件拖到这里，或者", choose: "选文件", kinds: "JSONL、CSV（UTF-8 或 GB18030）、Excel（XLSX）", defaultAnswer: "没有答案的知识点用这段答案", defaultAnswerHint: "空着就不补", reading: "正在上传「{{name}}」", checking: "已上传，正在检查", unreadable: "「{{name}}」没有读成", nothingWritten: "还没有写入任何东西",
      summary: "「{{name}}」共 {{count, number}} 行", new: "新增", changed: "有变化", same: "相同", rejected: "不能导入", conflicts: "别处教过的问法", problems: "要看的地方", problemRow: "第 {{row}} 行", moreProblems: "只列前 200 处", sample: "前 {{count}} 行", sampleQuestion: "标准问", sampleSimilar: "相似问", sampleAnswer: "答案", sampleState: "会怎样", existing: "已有且不同的知识点", skip: "跳过，保持现状", overwrite: "用文件里的覆盖",
      run_one: "导入 {{count, number}} 条", run_other: "导入 {{count, number}} 条", nothing: "没有要导入的", running: "导入知识点", leave: "可以关掉这个窗口，进度在上方。", done: "导入做完了", rejectedFile: "下载不能导入的行", failed: "导入没有做完", cancelled: "导入停下了，已写入的留着", again: "再导入一个文件", close: "完成", warning: "注意", refused: "不能导入", stop: "停止上传", 
      state: { new: "新增", changed: "有变化", same: "相同" }, result: { new: "新增", changed: "覆盖", skipped: "跳过", same: "相同", rejected: "不能导入" },
    },
    keys: { create: "新建知识点", addSimilar: "写相似问" },
  },
  en: {
    title: "Knowledge", entries: "Entries", entry: "Entry", all: "All", none: "Uncategorised", readOnly: "Viewers can read but not change",
    tree: {
      label: "Categories", filter: "Category", actions: 'Actions for "{{name}}"', create: "New category", createBelow: "New category below", rename: "Rename", move: "Move to…", moveTitle: 'Move "{{name}}" to', top: "Top level", up: "Move up", down: "Move down", remove: "Delete category",
      skillGroup: "Skill group for handoffs", skillGroupLine: "The team a handoff from this category goes to; empty = the parent's.", skillGroupName: "Name of the skill group", name: "Category name", views: "Views",
      withoutHits: "No hits in 7 days", withoutSimilar: "Few similar questions", withoutAnswers: "No answer", emptyLine1: "Write the first entry;", emptyLine2: "categories can wait",
      created: 'Category "{{name}}" created', renamed: 'Renamed to "{{name}}"', moved: '"{{name}}" moved', removed: 'Category "{{name}}" deleted', removedWith: 'Category "{{name}}" deleted, {{count}} entries are uncategorised now', grouped: 'Skill group of "{{name}}" set',
      taken: '"{{name}}" exists at this level already', conflict: "Somebody just changed the categories; you now see the newest. Please try again", pick: "Choose a category", 
    },
    list: {
      label: "List of entries", search: "Search in a customer's words", searchLabel: "Search entries", create: "New", more: "More filters and sorting", question: "Standard question", hits: "7 days", hitsHint: "Times it answered in the live environment in the last 7 days", ranked: "Best match", updated: "Last changed",
      change: "Change", validity: "Validity", tag: "Tag", enabled: "Enabled", on: "Enabled", off: "Disabled", without: "Lacks", noAnswers: "No answer", fewSimilar: "Fewer than 5 similar questions", noHits: "No hits in 7 days",
      sort: "Sort", sortHits: "Most hits first", sortUpdated: "Last changed first", sortQuestion: "By standard question", total_one: "{{count, number}} entry", total_other: "{{count, number}} entries", unpublished_one: "{{count, number}} unpublished", unpublished_other: "{{count, number}} unpublished",
      file: "Import and export", import: "Import…", export: "Export the draft", exportJsonl: "JSONL (lossless)", exportCsv: "CSV", exportXlsx: "Excel (XLSX)", 
    },
    bulk: {
      label: "For the selected entries", category: "Category", tag: "Tag", enable: "Enable", disable: "Disable", remove: "Delete", clear: "Clear selection", all_one: "Select all {{count, number}}", all_other: "Select all {{count, number}}", tagName: "Tag to add", addTag: "Add tag",
      movedTo_one: '{{count}} entry moved to "{{name}}"', movedTo_other: '{{count}} entries moved to "{{name}}"', tagged_one: '{{count}} entry tagged "{{name}}"', tagged_other: '{{count}} entries tagged "{{name}}"',
      enabled_one: "{{count}} entry enabled", enabled_other: "{{count}} entries enabled", disabled_one: "{{count}} entry disabled", disabled_other: "{{count}} entries disabled", removed_one: "{{count}} entry deleted", removed_other: "{{count}} entries deleted", unchanged: "The selected ones already are that way",
    },
    editor: {
      label: "Edit entry", newLabel: "New entry", none: "Choose an entry at the left", noneLine: "j k move, Enter opens; n starts a new one.", content: "Content", related: "Related", history: "History", revision: "revision {{number}}", uncategorised: "Uncategorised", enabled: "Enabled", more: "More actions",
      copyLink: "Copy link", linkCopied: "Link copied", copyFailed: "The browser does not allow copying", duplicate: "Duplicate", copyOf: "{{question}} (copy)", remove: "Delete entry", removed: '"{{question}}" deleted', deletedLine: "This entry is deleted. The live environment keeps it until the next publication.", restore: "Restore", restored: '"{{question}}" restored',
      question: "Standard question", questionPlaceholder: "How do customers usually ask?", note: "Note", noteHint: "For trainers only", tags: "Tags", tagsPlaceholder: "Type and press Enter", category: "Category", noCategory: "Uncategorised",
      validFrom: "Valid from", validUntil: "Valid until", always: "No limit", zone: "Shop time ({{zone}})", handOffSwitch: "Pass whoever asks this to a person", skillGroup: "Skill group", skillGroupPlaceholder: "Empty = the category's: {{name}}", skillGroupNone: "Empty = the category's", properties: "Category and validity",
      save: "Save revision", create: "Save new entry", discard: "Discard", discarded: "Unsaved changes discarded", close: "Close", unsaved_one: "{{count}} unsaved change", unsaved_other: "{{count}} unsaved changes", kept: "kept on this device", notKept: "cannot be kept on this device", saved: "Saved, revision {{number}}", failed: "Not saved", failedKept: "What you typed is still here",
      leaveTitle: "Leaving would lose what is not saved", leaveLine: "This browser does not let us keep it. Save first, or leave without it.", leave: "Leave without saving", panel: "Against the draft", openPanel: "Compare",
      invalid: "Something has to be changed", check: { question: "1 to 500 characters", answer: "1 to 10,000 characters", condition: "A condition needs a name and at least one value", similar: "Each similar question has 1 to 500 characters", similarMany: "At most 300 similar questions", answersMany: "At most 20 answers", tags: "At most 20 tags of up to 40 characters", related: "At most 20 related entries", note: "At most 2,000 characters", skillGroup: "At most 60 characters", other: "Not allowed here: {{expected}}", twice: 'The same question as "{{twin}}"; one is enough' },
    },
    similar: {
      title: "Similar questions", negatives_one: "{{count}} negative", negatives_other: "{{count}} negative", add: "Write what a customer would say", addLabel: "Add a similar question", enter: "add", shiftEnter: "as negative", filter: "Filter similar questions", showAll: "All", showPositive: "Similar", showNegative: "Negative", find: "Find in similar questions", list: "List of similar questions",
      rest_one: "Show {{count}} more", rest_other: "Show {{count}} more", less: "Show fewer", edit: "Edit this question", remove: "Delete this question", toNegative: "Make it negative", toPositive: "Make it positive", removed: '"{{text}}" deleted', pasted_one: "{{count}} added", pasted_other: "{{count}} added", skipped_one: ", {{count}} was there already", skipped_other: ", {{count}} were there already",
      duplicate: '"{{text}}" is here already', taught: 'Taught in "{{question}}"', taughtError: 'This question is already taught in "{{question}}"', addAnyway: "Add anyway", openOther: "Open that entry", asNegative: "Add as negative", negative: "Negative", emptyLine: "4 more wordings make it much steadier. You can paste many lines at once.", noMatch: "No question matches", tooMany: "At most 300", editing: "Edit question",
    },
    answers: {
      title: "Answers", preview: "Customer view", add: "Wording", addConditional: "Conditional", default: "Default", defaultLine: "In all other cases", rotates: "Takes turns within a conversation", empty: "Markdown; this is what the customer reads", text: "Answer {{number}}", edit: "Edit answer", remove: "Delete answer", removed: "Answer deleted", move: "Move answer, Alt+Up or Down", up: "Move up", down: "Move down",
      conditions: "Conditions", addCondition: "Add condition", removeCondition: "Remove this condition", field: "By", channel: "Channel", time: "Time", context: "Other information", contextName: "Name", contextPlaceholder: "Such as memberLevel", values: "Is one of", valuesPlaceholder: "Type and press Enter", from: "From", until: "Until", range: "{{from}} to {{until}}", since: "From {{from}}", before: "Before {{until}}", incomplete: "Not complete", editConditions: "Edit conditions: ", handOffOnly: "This entry hands off; it needs no answer.", addRange: "Another period",
    },
    related: { title: "Related", line: "Offered to the customer after the answer, in this order.", find: "Find an entry to relate", remove: "Remove", removed: '"{{question}}" is no longer related', up: "Move up", down: "Move down", empty: "No related entries yet", emptyLine: "What do customers ask next?", missing: "An entry that is gone", nothing: "Nothing found" },
    history: {
      title: "History", list: "List of revisions", live: "Live", current: "Now", restore: "Restore this revision", restored: "Revision {{number}} restored", system: "System", first: "The first revision", compare: "Compared with revision {{number}}", nothing: "The content did not change", more: "Show earlier revisions", unsavedFirst: "Save or discard your changes before restoring a revision",
      reason: { created: "created", saved: "saved", taught: "taught a question", imported: "imported", restored: "restored", undone: "undone", deleted: "deleted", sample: "sample shop" },
    },
    fields: { question: "Standard question", similar: "Similar questions", negative: "Negative", answers: "Answers", category: "Category", tags: "Tags", related: "Related", validFrom: "Valid from", validUntil: "Valid until", enabled: "Enabled", handOff: "Hand off", note: "Note", yes: "Yes", no: "No", when: "When {{conditions}}", order: "The order changed" },
    conflict: { title: "{{who}} just saved revision {{number}}", line: "What you typed is all here. What each side changed:", mine: "Your changes", theirs: "Revision {{number}}", take: "Take theirs", keep: "Put mine on top of theirs", kept: "Merged on top of revision {{number}}; have a look, then save", took: "Now at revision {{number}}", both: "Changed on both sides, yours wins: {{fields}}", deletedThere: "They deleted it", somebody: "Somebody" },
    panel: { tooClose: "Too close", sameWording: "Same wording", remove: "Remove here", negative: "Make negative", open: "Open", near: "Near entries", nearNone: "Nothing in the draft is near.", try: "Try the draft", tryPlaceholder: "Ask like a customer", tryLine: "The saved draft answers; unsaved changes do not count.", tryLabel: "Try a question", otherEntry: 'Answered by "{{question}}"', thisEntry: "Answered by this entry", noEntry: "No entry answers", options: "Asks back:", more: "Full conversation" },
    first: { title: "Teach it one thing", line: "What do customers ask most? Write the question and the answer, then try it at once.", placeholder: "Such as: Do I need to season an enamelled pot?", answer: "Answer", hint: "4 more wordings make it much steadier; they can come later", save: "Save and try", ways: "Something to start from", import: "Import questions and answers", importLine: "CSV, Excel or JSONL; you see the list before anything is written", choose: "Choose file", sample: "Load the sample shop", sampleLine: "Perch Home: entries in Chinese and English, 30 days of simulated logs", load: "Load", loading: "Loading the sample shop", needBoth: "Both the question and the answer are needed", viewer: "This knowledge base is empty", viewerLine: "Once a trainer writes the first entry, you see it here." },
    import: {
      title: "Import entries", drop: "Drop a file here, or", choose: "Choose file", kinds: "JSONL, CSV (UTF-8 or GB18030), Excel (XLSX)", defaultAnswer: "Answer for entries that have none", defaultAnswerHint: "Empty = leave them without", reading: 'Uploading "{{name}}"', checking: "Uploaded, checking", unreadable: '"{{name}}" could not be read', nothingWritten: "Nothing has been written",
      summary: '"{{name}}" has {{count, number}} rows', new: "New", changed: "Changed", same: "Same", rejected: "Rejected", conflicts: "Taught elsewhere", problems: "To look at", problemRow: "Row {{row}}", moreProblems: "Only the first 200 are listed", sample: "First {{count}} rows", sampleQuestion: "Standard question", sampleSimilar: "Similar", sampleAnswer: "Answer", sampleState: "What happens", existing: "Entries that exist and differ", skip: "Skip, leave as they are", overwrite: "Overwrite with the file",
      run_one: "Import {{count, number}} entry", run_other: "Import {{count, number}} entries", nothing: "Nothing to import", running: "Importing entries", leave: "You may close this window; the progress stands on top.", done: "Import is done", rejectedFile: "Download rejected rows", failed: "The import did not finish", cancelled: "The import was stopped; what was written stays", again: "Import another file", close: "Done", warning: "Note", refused: "Rejected", stop: "Stop upload", 
      state: { new: "New", changed: "Changed", same: "Same" }, result: { new: "New", changed: "Overwritten", skipped: "Skipped", same: "Same", rejected: "Rejected" },
    },
    keys: { create: "new entry", addSimilar: "write a similar question" },
  },
});
