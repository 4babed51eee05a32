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
    file: {
      menu: "词表文件", import: "从文件加入…", export: "导出这张表", title: "从文件加入：{{list}}", take: "加入这些", taken_one: "加入了 {{count, number}} 项，还没保存", taken_other: "加入了 {{count, number}} 项，还没保存",
      groupsNew_one: "新的 {{count, number}} 组", groupsNew_other: "新的 {{count, number}} 组", groupsGrown_one: "补词 {{count, number}} 组", groupsGrown_other: "补词 {{count, number}} 组", groupsKnown_one: "已有 {{count, number}} 组", groupsKnown_other: "已有 {{count, number}} 组",
      wordsNew_one: "新的 {{count, number}} 个词", wordsNew_other: "新的 {{count, number}} 个词", wordsKnown_one: "已有 {{count, number}} 个词", wordsKnown_other: "已有 {{count, number}} 个词",
      groupsFormat: "一行一组，用逗号隔开：「运费, 邮费」是一回事；「收据 => 发票」是收据也算作发票。# 开头的行不读。", wordsFormat: "一行一个词。# 开头的行不读。",
      unreadable: "这不是文本文件，或者编码不是 UTF-8、UTF-16、GB18030。表格请另存为 CSV 或 TXT。", too_large: "文件太大，最多 5 MB。",
      faults_one: "{{count, number}} 行没读懂，不会加入", faults_other: "{{count, number}} 行没读懂，不会加入", line: "第 {{line, number}} 行「{{text}}」：{{why}}", more_one: "还有 {{count, number}} 行", more_other: "还有 {{count, number}} 行",
      why: { one_word: "一组至少两个词", no_word: "没有词", no_target: "=> 后面要写算作哪个词", several_targets: "=> 后面只能写一个词", too_long: "一个词最多 60 个字", too_many: "一组最多 50 个词，一张表最多 5,000 行" },
    },
    use: {
      row_one: "{{count, number}} 条知识 · {{times, number}} 次", row_other: "{{count, number}} 条知识 · {{times, number}} 次", nowhere: "没人问也没教过",
      title: "{{entries, number}} 条知识的问法里有；近 {{days}} 天 {{questions, number}} 个问法用到，问了 {{times, number}} 次", unasked: "近 {{days}} 天没有提问用到：{{words}}",
    },
    flips: {
      incomplete: "能存了再看影响。", training: "用这些词训练一遍", asking: "用这些词问近 {{days}} 天的提问和教过的问法", broken: "教过的问法失守", brokenNote: "问了也到不了",
      help: "用改后的词库另做一个草稿：词怎么读变了就真的重新训练，再把真实提问各问一遍，和现在的草稿比。所说的就是保存并训练完以后的结果；反问不算答上。每个问法按它问得最多的渠道问。",
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
    file: {
      menu: "Lists as files", import: "Add from a file…", export: "Export this list", title: "Add from a file: {{list}}", take: "Add these", taken_one: "{{count, number}} added, not saved yet", taken_other: "{{count, number}} added, not saved yet",
      groupsNew_one: "{{count, number}} new group", groupsNew_other: "{{count, number}} new groups", groupsGrown_one: "{{count, number}} group gets more words", groupsGrown_other: "{{count, number}} groups get more words", groupsKnown_one: "{{count, number}} group is already there", groupsKnown_other: "{{count, number}} groups are already there",
      wordsNew_one: "{{count, number}} new word", wordsNew_other: "{{count, number}} new words", wordsKnown_one: "{{count, number}} word is already there", wordsKnown_other: "{{count, number}} words are already there",
      groupsFormat: "One group a line, with commas: “postage, shipping fee” are the same; “receipt => invoice” makes receipt count as invoice. Lines that begin with # are not read.", wordsFormat: "One word a line. Lines that begin with # are not read.",
      unreadable: "This is no text file, or not in UTF-8, UTF-16 or GB18030. Save a table as CSV or TXT first.", too_large: "The file is too large: 5 MB at most.",
      faults_one: "{{count, number}} line is not understood and will not be added", faults_other: "{{count, number}} lines are not understood and will not be added", line: "Line {{line, number}} “{{text}}”: {{why}}", more_one: "and {{count, number}} more", more_other: "and {{count, number}} more",
      why: { one_word: "a group has at least two words", no_word: "there is no word", no_target: "=> must be followed by what it counts as", several_targets: "=> may be followed by one word only", too_long: "a word has at most 60 characters", too_many: "at most 50 words a group and 5,000 lines a list" },
    },
    use: {
      row_one: "{{count, number}} entry · {{times, number}}×", row_other: "{{count, number}} entries · {{times, number}}×", nowhere: "Neither asked nor taught",
      title: "Entries that teach a wording with it: {{entries, number}}. Questions of the last {{days}} days with it: {{questions, number}}, asked {{times, number}}×", unasked: "In no question of the last {{days}} days: {{words}}",
    },
    flips: {
      incomplete: "Once it can be saved, this says what it does.", training: "Training with these words", asking: "Asking the questions of the last {{days}} days, and what is taught", broken: "Wordings that break", brokenNote: "would miss their entry",
      help: "A second draft is made with these words, really trained where they change how what you taught is read, and every real question is asked of it and of the draft as it is. This is what happens once they are saved and trained; a question back counts as no answer. Each question is asked on the channel it came by most.",
    },
    keys: { save: "save", edit: "edit the group", remove: "delete", add: "add" },
  },
});
