// The history of a knowledge base: days, who did what, a revision, everything restored to a moment. Part of the Knowledge screen.
import { texts } from "./texts.ts";

export const history = texts({
  zh: {
    title: "修改历史", revision: "修订", everybody: "所有人", person: "谁改的", system: "系统", close: "回到知识点", total_one: "{{count, number}} 组修改", total_other: "{{count, number}} 组修改", none: "还没有人改过", noneLine: "每次保存、导入、批量修改和发布都会留在这里。", noneOf: "{{who}}没有改过什么", choose: "选一组修改", chooseLine: "看每条知识点改了什么，或把全部恢复到那之前。",
    did: { created: "新建", saved: "保存", taught: "教问法", imported: "导入", restored: "恢复旧修订", undone: "撤销", deleted: "删除", merged: "合并", redirected: "改关联问", moved: "移走问法", sample: "装入示例", bulk_category: "批量换类目", bulk_tags: "批量改标签", bulk_validity: "批量改有效期", bulk_enabled: "批量启用停用", bulk_text: "批量替换", bulk_deleted: "批量删除", bulk_restored: "批量恢复", bulk_moment: "恢复到某一刻" },
    entries_one: "{{did}} {{count, number}} 个知识点", entries_other: "{{did}} {{count, number}} 个知识点", part: { category: "改类目", vocabulary: "改词库", robot_settings: "改设置" }, times_one: "{{did}} {{count, number}} 次", times_other: "{{did}} {{count, number}} 次", version: "发布 v{{number}}",
    changes_one: "{{count, number}} 次修改", changes_other: "{{count, number}} 次修改", between: "{{from}} 到 {{until}}", names: "「{{names}}」", andMore: "「{{names}}」等", separator: "」「", comma: "，", more_one: "再显示 {{count, number}} 条", more_other: "再显示 {{count, number}} 条", loading: "正在取",
    open: "打开知识点", look: "去看", restore: "恢复到这个修订", restored: "已恢复到修订 {{number}}", isCurrent: "现在就是这样", wasDeleted: "这次把它删除了", wasBack: "这次把它恢复了", first: "第一个修订", isDeleted: "现在已删除",
    moment: {
      title: "把全部恢复到这之前", line: "知识点、类目和词库回到 {{at}} 之前的样子，都记成新的修订，可以整批撤销。设置不动；之后新建的类目留着。", before: "恢复到这之前", looking: "正在看会改哪些", nothing: "从那以后没有变过，不用恢复。",
      changed_one: "{{count, number}} 个知识点改回原样", changed_other: "{{count, number}} 个知识点改回原样", removed_one: "{{count, number}} 个之后新建的会删除", removed_other: "{{count, number}} 个之后新建的会删除", brought_one: "{{count, number}} 个删掉的会回来", brought_other: "{{count, number}} 个删掉的会回来", category: "类目改回原样", vocabulary: "词库改回原样", run: "恢复", done_one: "已恢复 {{count, number}} 个知识点", done_other: "已恢复 {{count, number}} 个知识点",
    },
  },
  en: {
    title: "History", revision: "Revision", everybody: "Everybody", person: "By whom", system: "The system", close: "Back to the entries", total_one: "{{count, number}} group of changes", total_other: "{{count, number}} groups of changes", none: "Nothing was changed yet", noneLine: "Every save, import, bulk change and publication stays here.", noneOf: "{{who}} changed nothing", choose: "Choose a group of changes", chooseLine: "See what changed in each entry, or restore everything to before it.",
    did: { created: "created", saved: "saved", taught: "taught wordings to", imported: "imported", restored: "restored", undone: "took back", deleted: "deleted", merged: "merged", redirected: "redirected related questions of", moved: "moved wordings of", sample: "loaded", bulk_category: "moved", bulk_tags: "tagged", bulk_validity: "changed the validity of", bulk_enabled: "enabled or disabled", bulk_text: "replaced a text in", bulk_deleted: "deleted", bulk_restored: "brought back", bulk_moment: "restored" },
    entries_one: "{{did}} {{count, number}} entry", entries_other: "{{did}} {{count, number}} entries", part: { category: "changed categories", vocabulary: "changed the vocabulary", robot_settings: "changed settings" }, times_one: "{{did}} {{count, number}} time", times_other: "{{did}} {{count, number}} times", version: "published v{{number}}",
    changes_one: "{{count, number}} change", changes_other: "{{count, number}} changes", between: "{{from}} to {{until}}", names: "{{names}}", andMore: "{{names}} …", separator: " · ", comma: ", ", more_one: "Show {{count, number}} more", more_other: "Show {{count, number}} more", loading: "Fetching",
    open: "Open the entry", look: "Show", restore: "Restore this revision", restored: "Restored revision {{number}}", isCurrent: "It says so now", wasDeleted: "This deleted it", wasBack: "This brought it back", first: "The first revision", isDeleted: "It is deleted now",
    moment: {
      title: "Restore everything to before this", line: "Entries, categories and vocabulary become what they were right before {{at}}, as new revisions that can be undone as a whole. Settings stay, and so do categories made since.", before: "Restore to before this", looking: "Looking at what would change", nothing: "Nothing has changed since; there is nothing to restore.",
      changed_one: "{{count, number}} entry says again what it said", changed_other: "{{count, number}} entries say again what they said", removed_one: "{{count, number}} made since is deleted", removed_other: "{{count, number}} made since are deleted", brought_one: "{{count, number}} deleted since is back", brought_other: "{{count, number}} deleted since are back", category: "The categories are as they were", vocabulary: "The vocabulary is as it was", run: "Restore", done_one: "{{count, number}} entry restored", done_other: "{{count, number}} entries restored",
    },
  },
});
