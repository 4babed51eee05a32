// Texts of an import: what the file holds, what it leaves open, and what should be known before anything is written. Part of the Knowledge screen.
import { texts } from "./texts.ts";

export const files = texts({
  zh: {
    template: "下载模板（CSV）",
    place: "「{{sheet}}」第 {{row}} 行", placeAlone: "第 {{row}} 行",
    sheets: "读哪些工作表", sheetRows_one: "{{count, number}} 行", sheetRows_other: "{{count, number}} 行", no_header: "第一行不是列名，没有读", empty: "是空的", hidden: "隐藏的工作表不读：{{names}}",
    field: { id: "编号", category: "类目", question: "标准问", similar: "相似问", negatives: "反例", answer: "答案", channel: "渠道", tags: "标签", related: "关联问", validFrom: "生效时间", validUntil: "失效时间", enabled: "启用" },
    part: "一格里像是有几条问法，要拆开吗", partOne_one: "按 {{sign}} 拆：{{count, number}} 格，共 {{wordings, number}} 条", partOne_other: "按 {{sign}} 拆：{{count, number}} 格，共 {{wordings, number}} 条", partLike: "例如「{{example}}」", sign: { bar: "|", semicolon: "；", enumeration: "、", hashes: "## && $$ @@", slash: "/", comma: "，", lines: "换行（标准问）" },
    joined: "多出来的接回答案里",
    html_one: "{{count, number}} 条答案里有 HTML 标签", html_other: "{{count, number}} 条答案里有 HTML 标签", htmlTurned: "转成 Markdown，不留标签", htmlLike: "第 {{row, number}} 行：{{after}}", sameAnswer_one: "{{count, number}} 行和别的行是同一个答案，只是问法不同", sameAnswer_other: "{{count, number}} 行和别的行是同一个答案，只是问法不同", sameAnswerOne_one: "合成 {{count, number}} 个知识点的相似问", sameAnswerOne_other: "合成 {{count, number}} 个知识点的相似问", sameAnswerLike: "例如「{{question}}」：{{more}}",
    below_one: "{{count, number}} 行没有标准问", below_other: "{{count, number}} 行没有标准问", belowWays: { refuse: "不导入这些行", join: "算上一行知识点的（更多相似问和答案）" },
    ids_one: "{{count, number}} 行的编号在这里是别的知识点，已按新的知识点读", ids_other: "{{count, number}} 行的编号在这里是别的知识点，已按新的知识点读", idsTrusted: "编号就是这个知识库的，按编号对上",
    breaks_one: "{{count, number}} 格里的 \\n 两个字读成换行", breaks_other: "{{count, number}} 格里的 \\n 两个字读成换行",
    findings: "写入之前", withoutAnswer_one: "{{count, number}} 条导入后没有答案，不会回答", withoutAnswer_other: "{{count, number}} 条导入后没有答案，不会回答", newCategories_one: "会新建 {{count, number}} 个类目：{{names}}", newCategories_other: "会新建 {{count, number}} 个类目：{{names}}", more: "等",
    takesAway_one: "覆盖会从 {{count, number}} 条知识点拿走东西", takesAway_other: "覆盖会从 {{count, number}} 条知识点拿走东西", conditional_one: "{{count, number}} 条有条件的答案", conditional_other: "{{count, number}} 条有条件的答案", wordings_one: "{{count, number}} 条问法", wordings_other: "{{count, number}} 条问法", emptied: "清空{{field}}",
    undo: "撤销这次导入", latest: "最近的导入", undoOne: "撤销", undone: "导入撤销了：新增的已删除，覆盖的已还原", undoing: "撤销导入", undoLine: "新建的类目留着。",
    changedSince_one: "{{count, number}} 条在您预览之后有人改过，没有动。要覆盖请再看一次：", changedSince_other: "{{count, number}} 条在您预览之后有人改过，没有动。要覆盖请再看一次：", lookAgain: "重新预览这个文件",
  },
  en: {
    template: "Download a template (CSV)",
    place: "{{sheet}}, row {{row}}", placeAlone: "Row {{row}}",
    sheets: "Sheets to read", sheetRows_one: "{{count, number}} row", sheetRows_other: "{{count, number}} rows", no_header: "its first row names no columns; not read", empty: "empty", hidden: "Hidden sheets are not read: {{names}}",
    field: { id: "ID", category: "Category", question: "Standard question", similar: "Similar questions", negatives: "Negative questions", answer: "Answer", channel: "Channel", tags: "Tags", related: "Related questions", validFrom: "Valid from", validUntil: "Valid until", enabled: "Enabled" },
    part: "Some cells seem to hold several wordings. Part them?", partOne_one: "At {{sign}}: {{count, number}} cell, {{wordings, number}} wordings", partOne_other: "At {{sign}}: {{count, number}} cells, {{wordings, number}} wordings", partLike: 'Such as "{{example}}"', sign: { bar: "|", semicolon: "；", enumeration: "、", hashes: "## && $$ @@", slash: "/", comma: "，", lines: "line breaks (standard question)" },
    joined: "Put what is too many back into the answer",
    html_one: "{{count, number}} answer holds HTML tags", html_other: "{{count, number}} answers hold HTML tags", htmlTurned: "Turn them into Markdown, without tags", htmlLike: "Row {{row, number}}: {{after}}", sameAnswer_one: "{{count, number}} row has the answer of another row, and asks in other words", sameAnswer_other: "{{count, number}} rows have the answer of another row, and ask in other words", sameAnswerOne_one: "Make them similar questions of {{count, number}} entry", sameAnswerOne_other: "Make them similar questions of {{count, number}} entries", sameAnswerLike: 'Such as "{{question}}": {{more}}',
    below_one: "{{count, number}} row has no standard question", below_other: "{{count, number}} rows have no standard question", belowWays: { refuse: "Leave these rows out", join: "Take them as more of the entry above (wordings and answers)" },
    ids_one: "{{count, number}} row has the ID of another entry here; it is read as a new entry", ids_other: "{{count, number}} rows have IDs of other entries here; they are read as new entries", idsTrusted: "The IDs are this knowledge base's; match by them",
    breaks_one: "\\n, written as two characters, is read as a line break in {{count, number}} cell", breaks_other: "\\n, written as two characters, is read as a line break in {{count, number}} cells",
    findings: "Before anything is written", withoutAnswer_one: "{{count, number}} entry will have no answer and never answers", withoutAnswer_other: "{{count, number}} entries will have no answer and never answer", newCategories_one: "{{count, number}} category will be made: {{names}}", newCategories_other: "{{count, number}} categories will be made: {{names}}", more: "and more",
    takesAway_one: "Overwriting takes something away from {{count, number}} entry", takesAway_other: "Overwriting takes something away from {{count, number}} entries", conditional_one: "{{count, number}} answer under a condition", conditional_other: "{{count, number}} answers under conditions", wordings_one: "{{count, number}} wording", wordings_other: "{{count, number}} wordings", emptied: "empties {{field}}",
    undo: "Undo this import", latest: "Latest imports", undoOne: "Undo", undone: "The import is undone: what it made is deleted, what it overwrote is as before", undoing: "Undoing the import", undoLine: "Categories that it made stay.",
    changedSince_one: "{{count, number}} entry was changed by somebody after your preview and left alone. To overwrite it, look again:", changedSince_other: "{{count, number}} entries were changed by somebody after your preview and left alone. To overwrite them, look again:", lookAgain: "Preview this file again",
  },
});
