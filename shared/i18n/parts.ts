// Texts of parts that several screens have: what is saved whole, as revisions; what a table of a file leaves open.
import { texts } from "./texts.ts";

export const parts = texts({
  zh: {
    save: "保存修订", discard: "放弃",
    discarded_one: "放弃了 {{count}} 处修改", discarded_other: "放弃了 {{count}} 处修改",
    unsaved_one: "{{count}} 处未保存 · 本机已留底", unsaved_other: "{{count}} 处未保存 · 本机已留底",
    saved: "修订 {{revision}} · {{who}} · {{at}}", savedBySystem: "修订 {{revision}} · {{at}}",
    conflict: "{{who}}{{at}} 保存了更新的修订 {{revision}}。您写的都还在。", system: "系统",
    merge: "合并两边", keepMine: "以我的为准", mergeLine: "合并后看一眼再保存",
    removeWord: "去掉「{{word}}」",
    table: {
      readAs: "列是这样读的：{{columns}}", oneColumn: "{{name}} → {{field}}", change: "改", everyColumn: "每一列是什么", unknown: "不认识的列是什么", column: "列「{{name}}」是", columnNone: "不导入", columnLooks: "例如：{{texts}}", columnEmpty: "空列",
      headerColumns: "没有认出列名。告诉我们每一列是什么，至少要有问题：", noHeader: "第一行就是内容，没有列名", readThem: "按这样读",
      extra_one: "{{count, number}} 行的格子比列名多，多半是字里的逗号没有加引号", extra_other: "{{count, number}} 行的格子比列名多，多半是字里的逗号没有加引号", extraLike: "第 {{row}} 行：{{text}}", extraRefuse: "不导入这些行，我回去改", extraDrop: "多出来的不要",
      choices: "这个文件怎么读", rereading: "按新的选择重新检查",
    },
  },
  en: {
    save: "Save revision", discard: "Discard",
    discarded_one: "{{count}} change discarded", discarded_other: "{{count}} changes discarded",
    unsaved_one: "{{count}} unsaved change · kept here", unsaved_other: "{{count}} unsaved changes · kept here",
    saved: "Revision {{revision}} · {{who}} · {{at}}", savedBySystem: "Revision {{revision}} · {{at}}",
    conflict: "{{who}} saved the newer revision {{revision}} ({{at}}). What you wrote is still here.", system: "The system",
    merge: "Merge both", keepMine: "Keep mine", mergeLine: "Look it over, then save",
    removeWord: 'Remove "{{word}}"',
    table: {
      readAs: "Columns are read so: {{columns}}", oneColumn: "{{name}} → {{field}}", change: "Change", everyColumn: "What each column holds", unknown: "Columns we do not know", column: 'Column "{{name}}" is', columnNone: "Not imported", columnLooks: "Such as: {{texts}}", columnEmpty: "Nothing in it",
      headerColumns: "No column is known by its name. Say what each holds, the question at least:", noHeader: "The first row is a row like the others, there are no column names", readThem: "Read it so",
      extra_one: "{{count, number}} row has more cells than the header, most likely by a comma without quotation marks", extra_other: "{{count, number}} rows have more cells than the header, most likely by commas without quotation marks", extraLike: "Row {{row}}: {{text}}", extraRefuse: "Leave these rows out, I mend the file", extraDrop: "Drop what is too many",
      choices: "How to read this file", rereading: "Checking again with these choices",
    },
  },
});
