// Texts of the vocabulary: synonym groups, core, stop and sensitive words, trying a sentence.
import { texts } from "./texts.ts";

export const vocabulary = texts({
  zh: {
    title: "词库", what: "词库", tabs: "词库的四张表", panel: "修改与试读",
    synonyms: "同义词", core: "核心词", stop: "停用词", sensitive: "敏感词",
    search: "在词库里找", searchPlaceholder: "找一个词", problems: "有问题 {{count, number}}",
    count: { groups_one: "{{count, number}} 组", groups_other: "{{count, number}} 组", words_one: "{{count, number}} 个词", words_other: "{{count, number}} 个词" },
    readOnly: "观察员不能改词库，请训练师来改",
    add: {
      group: "新的一组", groupPlaceholder: "一组同义词：回车加一个词，空着再回车成组；可粘贴一串", groupButton: "成组", oneMore: "再加一个词才成一组",
      wordPlaceholder: "回车加一个；可粘贴一串，用逗号、顿号或换行隔开", wordButton: "加入", already_one: "{{count}} 个词已经有了", already_other: "{{count}} 个词已经有了",
      added_one: "加了 {{count}} 个词", added_other: "加了 {{count}} 个词",
    },
    words: {
      core: { add: "新的核心词", one: "核心词", empty: "先加一个核心词", emptyLine: "「花呗」「京东白条」这样的词要整个看：加进来，它就作为一个词参与比较，问题和知识两边都算。保存后草稿会重新训练。" },
      stop: { add: "新的停用词", one: "停用词", empty: "先加一个停用词", emptyLine: "「请问」「麻烦一下」这样不说明意思的词：顾客的问题里有，比较时就去掉；整句都是停用词时照原样读，教过的问法不动。「的」也会从「目的地」里去掉：要整个留住的词放进核心词。" },
      sensitive: { add: "新的敏感词", one: "敏感词", empty: "先加一个敏感词", emptyLine: "问题里有这个词，机器人就不答，结果记为敏感拦截。" },
    },
    group: {
      head: "同义词组", direction: "方向", both: "双向：都是一回事", one: "单向：也算作", oneWay: "{{words}} → {{to}}", comma: "、",
      wordsOneWay: "顾客说这些词", hintOneWay: "只看顾客的问题；教过的问法不动，不用重新训练", to: "也算作", toHint: "反过来不算：顾客说这个词，不会找到上面的词", noWord: "至少一个词", noTarget: "写上算作哪个词", shortOneWay: "没写完", twice: "「{{word}}」写了两次", alike: "「{{word}}」和「{{twin}}」读作同一个词", sharedAs: "「{{word}}」在第 {{number}} 组写作「{{twin}}」",
      title: "第 {{number}} 组", words: "这一组的词", hint: "回车加一个词；顾客说哪个都当成一回事", none: "选一组来改，或者先加一组", noneLine: "同一组的词，顾客说哪个都一样。", remove: "删掉这一组", removed: "删了「{{words}}」", close: "收起这一组",
      short: "至少两个词", shared: "「{{word}}」也在第 {{number}} 组", sharedMore_one: "还有 {{count}} 处重复", sharedMore_other: "还有 {{count}} 处重复", sharedLine: "一个词只能在一组里。", merge: "合并成一组", merged_one: "{{count}} 组合成了一组", merged_other: "{{count}} 组合成了一组", open: "看第 {{number}} 组", separator: " = ", full: "一组最多 50 个词",
    },
    word: { edit: "改「{{word}}」", remove: "删掉「{{word}}」", removed: "删了「{{word}}」", repeated: "已经有「{{word}}」", repeatedAs: "「{{word}}」读作已有的「{{twin}}」", twice: "写了两次", alike: "和「{{twin}}」读作同一个词", contradicted: "也在{{where}}里", contradictedAs: "在{{where}}里写作「{{twin}}」" },
    empty: {
      synonyms: "先加一组同义词", synonymsLine: "顾客叫「邮费」，知识里写「运费」：放进一组，哪种说法都能答。",
    },
    blocked: { alike: "{{list}}：「{{word}}」和「{{twin}}」读作同一个词（不分繁简、全半角、大小写），去掉一个才能存", short_one: "{{count}} 组还没写完，补上或删掉才能存", short_other: "{{count}} 组还没写完，补上或删掉才能存", shared_one: "{{count}} 组有重复的词，合并或去掉才能存", shared_other: "{{count}} 组有重复的词，合并或去掉才能存", twice_one: "{{count}} 组里有词写了两次，去掉一个才能存", twice_other: "{{count}} 组里有词写了两次，去掉一个才能存", repeated_one: "{{count}} 个词写了两次，去掉一个才能存", repeated_other: "{{count}} 个词写了两次，去掉一个才能存", stop_one: "{{count}} 个停用词也在别的表里，去掉一边才能存", stop_other: "{{count}} 个停用词也在别的表里，去掉一边才能存" },
    quiet: "保存后草稿马上生效，顾客要等下次发布", conflictGroups: "同义词 {{synonyms}} 组、敏感词 {{sensitive}} 个有出入",
    try: {
      title: "试一句", label: "顾客会怎么说", placeholder: "比如：退回去要邮费吗", run: "读一读", saved: "用已保存的词库读", unsaved_one: "用已保存的词库读；{{count}} 处未保存的还没算进来", unsaved_other: "用已保存的词库读；{{count}} 处未保存的还没算进来",
      synonyms: "换成的同义词", added: "还算作", ignored: "忽略的词", counts: "{{from}} → {{to}}", none: "没有用上同义词", sensitive: "含敏感词", noSensitive: "没有敏感词", outcome: "草稿会", open: "试一句", failed: "没有问成", empty: "写一句顾客的话，看词库怎么读它。", pair: "{{from}} → {{to}}",
    },
    keys: { save: "保存", edit: "改这一组", remove: "删除", add: "加一组" },
  },
  en: {
    title: "Vocabulary", what: "the vocabulary", tabs: "The four lists", panel: "Edit and try",
    synonyms: "Synonyms", core: "Core words", stop: "Stop words", sensitive: "Sensitive words",
    search: "Find in the vocabulary", searchPlaceholder: "Find a word", problems: "{{count, number}} to put right",
    count: { groups_one: "{{count, number}} group", groups_other: "{{count, number}} groups", words_one: "{{count, number}} word", words_other: "{{count, number}} words" },
    readOnly: "Viewers cannot change the vocabulary; ask a trainer",
    add: {
      group: "New group", groupPlaceholder: "Synonyms: Enter adds a word, Enter again makes the group; a list may be pasted", groupButton: "Add group", oneMore: "One more word makes a group",
      wordPlaceholder: "Enter adds it; paste a list with commas or one a line", wordButton: "Add", already_one: "{{count}} word is already there", already_other: "{{count}} words are already there",
      added_one: "{{count}} word added", added_other: "{{count}} words added",
    },
    words: {
      core: { add: "New core word", one: "Core word", empty: "Add a first core word", emptyLine: "Words that must be read whole, such as \"click and collect\" or a brand: each counts as a word of its own, in questions and in what you taught. The draft is trained again when you save." },
      stop: { add: "New stop word", one: "Stop word", empty: "Add a first stop word", emptyLine: "Words that say nothing, such as \"please\" or \"could you tell me\": left out of customers’ questions unless nothing else is left. What you taught stays as it is. Make a longer word that holds one a core word, and it stays whole." },
      sensitive: { add: "New sensitive word", one: "Sensitive word", empty: "Add a first sensitive word", emptyLine: "A question with this word is not answered: its outcome is Blocked." },
    },
    group: {
      head: "Synonym group", direction: "Direction", both: "Two-way: the same", one: "One-way: also counts as", oneWay: "{{words}} → {{to}}", comma: ", ",
      wordsOneWay: "When a customer says", hintOneWay: "In questions only: what you taught stays as it is, nothing is trained again", to: "It also counts as", toHint: "Not the other way: a customer who says this does not find the words above", noWord: "At least one word", noTarget: "Write what it counts as", shortOneWay: "Not finished", twice: '"{{word}}" stands here twice', alike: '"{{word}}" and "{{twin}}" are read as the same word', sharedAs: '"{{word}}" is in group {{number}} too, as "{{twin}}"',
      title: "Group {{number}}", words: "Words of this group", hint: "Enter adds a word; whichever a customer says, it is read as the same", none: "Pick a group to edit, or add one", noneLine: "Words of one group are read as the same thing.", remove: "Delete this group", removed: 'Deleted "{{words}}"', close: "Close this group",
      short: "At least two words", shared: '"{{word}}" is in group {{number}} too', sharedMore_one: "{{count}} more shared", sharedMore_other: "{{count}} more shared", sharedLine: "A word may stand in one group only.", merge: "Merge into one", merged_one: "{{count}} groups merged", merged_other: "{{count}} groups merged", open: "See group {{number}}", separator: " = ", full: "At most 50 words a group",
    },
    word: { edit: 'Edit "{{word}}"', remove: 'Delete "{{word}}"', removed: 'Deleted "{{word}}"', repeated: '"{{word}}" is already there', repeatedAs: '"{{word}}" is read as "{{twin}}", which is already there', twice: "Stands twice", alike: 'Read as the same word as "{{twin}}"', contradicted: "Also in {{where}}", contradictedAs: 'Also in {{where}}, as "{{twin}}"' },
    empty: {
      synonyms: "Add a first group of synonyms", synonymsLine: "Customers say \"postage\", your entries say \"shipping fee\": put both in a group and either is answered.",
    },
    blocked: { alike: '{{list}}: "{{word}}" and "{{twin}}" are read as the same word (script, width and case do not matter): remove one to save', short_one: "{{count}} group is not finished: complete or delete it to save", short_other: "{{count}} groups are not finished: complete or delete them to save", shared_one: "{{count}} group shares a word: merge or remove it to save", shared_other: "{{count}} groups share words: merge or remove them to save", twice_one: "{{count}} group has a word twice: remove one to save", twice_other: "{{count}} groups have a word twice: remove one to save", repeated_one: "{{count}} word stands twice; delete one to save", repeated_other: "{{count}} words stand twice; delete one of each to save", stop_one: "{{count}} stop word is in another list too: remove one to save", stop_other: "{{count}} stop words are in other lists too: remove one of each to save" },
    quiet: "Saved words work in the draft at once, for customers with the next publication", conflictGroups: "{{synonyms}} synonym groups and {{sensitive}} sensitive words differ",
    try: {
      title: "Try a sentence", label: "What a customer would say", placeholder: "Such as: do I pay postage for a return", run: "Read it", saved: "Read with the saved vocabulary", unsaved_one: "Read with the saved vocabulary; {{count}} unsaved change is not in it yet", unsaved_other: "Read with the saved vocabulary; {{count}} unsaved changes are not in it yet",
      synonyms: "Synonyms applied", added: "Also counts as", ignored: "Words ignored", counts: "{{from}} → {{to}}", none: "No synonym was applied", sensitive: "Sensitive words in it", noSensitive: "No sensitive word", outcome: "The draft would", open: "Try a sentence", failed: "It could not be asked", empty: "Write what a customer would say to see how it is read.", pair: "{{from}} → {{to}}",
    },
    keys: { save: "save", edit: "edit the group", remove: "delete", add: "add" },
  },
});
