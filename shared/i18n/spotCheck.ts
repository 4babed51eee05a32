// Texts of spot checks, a part of the Logs screen that is fetched when opened.
import { texts } from "./texts.ts";

export const spotCheck = texts({
  zh: {
    title: "抽检", what: "抽检", items: "要看的问题", itemsWhat: "抽到的问题", forgotten: "（应顾客要求删除了）", back: "回到日志", all: "所有抽检",
    count_one: "{{count}} 次", count_other: "{{count}} 次",
    start: {
      title: "新抽检", line: "从顾客真问过的话里随机抽一些，一条条看答得对不对。", size: "抽几条", sizeHint: "10–500 条", period: "哪几天（含首尾）", outcomes: "看哪些结果", outcomesHint: "敏感拦截和顾客要的转人工不抽。", channel: "渠道", anyChannel: "所有渠道",
      seed: "种子", seedHint: "同样的种子、条件和日志，抽出来的一模一样。", newSeed: "换一个种子", submit: "开始抽", failed: "没有抽成", nothing: "这几天没有可抽的问题：换几天，或放宽条件。", required: "至少选一种结果",
      viewer: "观察员可以看结果，抽检和标注要训练师来做。",
    },
    checks: {
      list: "做过的抽检", empty: "还没有抽检过", emptyLine: "抽 50 条看一遍约十分钟：知道答得准不准，找出自信地答错的，也让置信度更诚实。满 100 条不同的问题后，下次训练就按这些标注来校准。",
      when: "时间", range: "抽自", progress: "已看", precision: "准确率", interval: "95% 区间", seed: "种子 {{seed}}", days: "{{from}} – {{until}}", drawn: "{{population, number}} 条里抽 {{turns, number}} 条", system: "系统", none: "还没标注回答", axis: "同一把尺子，0–100%，区间重叠就说不上谁更准",
      more: "只列出最近 {{count}} 次",
    },
    item: {
      given: "当时答的是", none: "当时没有答案", clarify: "当时反问了顾客，没有直接答", goneEntry: "知识点已不在草稿里", times: "同一问同一答抽到 {{count}} 次", open: "打开知识点「{{question}}」", version: "v{{number}}", alone: "看会话", hide: "收起会话", conversation: "前后的会话", goneConversation: "日志里已经没有这段会话了",
      row: { right: "对", wrong: "错", should: "说了该答哪个", not_ours: "非业务" }, pick: "选一条开始看",
    },
    label: {
      choices: "标注", title: "答得对吗", titleUnanswered: "该答哪个", right: "对", rightLine: "答的就是该答的", rightOff: "没有答案，谈不上对：说该答哪个，或非业务", wrong: "错", wrongLine: "选出该答的知识点", should: "该是", shouldLine: "选出该答的知识点", notOurs: "非业务", notOursLine: "不该由机器人来答",
      newEntry: "还没有的知识点", newEntryLine: "该答，但还没人写过", undo: "撤销", undoLine: "上一个标注", undone: "已撤销「{{text}}」的标注",
      search: "该答哪个知识点", searchPlaceholder: "找知识点", nothing: "没有找到", failed: "没有标上，再按一次",
      by: "{{who}} · {{at}}", is: { right: "标为对", wrong: "标为错，该是「{{question}}」", wrongNew: "标为错，该有一个新知识点", should: "标为该答「{{question}}」", shouldNew: "标为该有一个新知识点", not_ours: "标为非业务" },
    },
    progress: { label: "已看 {{done}} / {{total}}", left_one: "还剩 {{count}} 条", left_other: "还剩 {{count}} 条", done: "都看完了" },
    result: {
      title: "结果", open: "看结果", precision: "准确率", precisionFormula: "答对的轮次 ÷ 看过的直接回答的轮次；没有直接回答的不算", interval: "95% 区间 {{low}} – {{high}}", intervalFormula: "Wilson 区间：(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)，z = 1.96", of: "{{checked}} 次里 {{right}} 次对", none: "还没标注直接回答的",
      error: "期望校准误差", errorFormula: "每一档 |答对占比 − 平均置信度|，按次数加权平均", errorNote: "0 最好",
      picture: "置信度诚实吗", pictureLine: "条：答对的占比。竖线：机器人自报的置信度。两者对齐才诚实，比如报 90 的，十次该对九次。", band: "{{from}}–{{until}}", row: "置信度 {{from}}–{{until}}：{{count}} 次，答对 {{right}}，自报 {{said}}", times_one: "{{count}} 次", times_other: "{{count}} 次",
      notAnswered_one: "另有 {{count}} 次没有直接回答，只用来校准", notAnswered_other: "另有 {{count}} 次没有直接回答，只用来校准",
      review: "答错的已进待学习", people: "谁标的", person_one: "{{name}} {{count}} 条", person_other: "{{name}} {{count}} 条",
      sample: "样本", sampleLine: "{{from}} – {{until}}，{{population, number}} 条里随机抽 {{turns, number}} 条，{{items, number}} 个要看",
      labels_one: "满 {{needed}} 个不同问题就用来校准置信度：现在 {{count}} 个", labels_other: "满 {{needed}} 个不同问题就用来校准置信度：现在 {{count}} 个", labelsReached: "{{count}} 个不同问题的标注在用来校准置信度，下次训练生效",
    },
    keys: { right: "对", wrong: "错，该是…", notOurs: "非业务", newEntry: "还没有的知识点", undo: "撤销", around: "看会话", group: "抽检", back: "所有抽检" },
  },
  en: {
    title: "Spot checks", what: "spot checks", items: "Questions to label", itemsWhat: "the questions drawn", forgotten: "(deleted at the customer's request)", back: "Back to the log", all: "All spot checks",
    count_one: "{{count}} time", count_other: "{{count}} times",
    start: {
      title: "New spot check", line: "Draws customers' real questions by lot, to see one by one whether the answers were right.", size: "How many", sizeHint: "10–500", period: "Which days (both included)", outcomes: "Which outcomes", outcomesHint: "Blocked questions and handoffs that were asked for are never drawn.", channel: "Channel", anyChannel: "All channels",
      seed: "Seed", seedHint: "The same seed, filter and log draw the same sample.", newSeed: "Another seed", submit: "Draw", failed: "Nothing was drawn", nothing: "No question of these days can be drawn: choose other days or a wider filter.", required: "Choose at least one outcome",
      viewer: "Viewers see the results; trainers draw and label.",
    },
    checks: {
      list: "Spot checks so far", empty: "No spot check yet", emptyLine: "Fifty questions take some ten minutes: they tell how precise the answers are, find confident wrong ones, and keep confidence honest. From 100 distinct questions on, the next training calibrates by these labels.",
      when: "When", range: "Drawn from", progress: "Labelled", precision: "Precision", interval: "95% interval", seed: "seed {{seed}}", days: "{{from}} – {{until}}", drawn: "{{turns, number}} of {{population, number}}", system: "System", none: "No answer labelled yet", axis: "One scale, 0–100%: where intervals overlap, neither is proven better",
      more: "Only the latest {{count}} are listed",
    },
    item: {
      given: "Answered with", none: "It got no answer", clarify: "The customer was asked back, not answered", goneEntry: "The entry is no longer in the draft", times: "Drawn {{count}} times with this answer", open: 'Open the entry "{{question}}"', version: "v{{number}}", alone: "Show the conversation", hide: "Hide the conversation", conversation: "The conversation around", goneConversation: "The log no longer has this conversation",
      row: { right: "right", wrong: "wrong", should: "said which entry", not_ours: "not ours" }, pick: "Pick one to begin",
    },
    label: {
      choices: "Label", title: "Was it right?", titleUnanswered: "Which entry should it be?", right: "Right", rightLine: "It got the entry it was meant for", rightOff: "It got no answer, so none was right: say which entry it should be, or not ours", wrong: "Wrong", wrongLine: "Choose the entry it should be", should: "Should be", shouldLine: "Choose the entry it should be", notOurs: "Not ours", notOursLine: "The robot should not answer it",
      newEntry: "An entry we lack", newEntryLine: "Should be answered, but is not written yet", undo: "Undo", undoLine: "The last label", undone: 'Took back the label of "{{text}}"',
      search: "Which entry it should be", searchPlaceholder: "Find an entry", nothing: "Nothing found", failed: "The label was not saved; press again",
      by: "{{who}} · {{at}}", is: { right: "Labelled right", wrong: 'Labelled wrong, should be "{{question}}"', wrongNew: "Labelled wrong, should be a new entry", should: 'Labelled: should be "{{question}}"', shouldNew: "Labelled: should be a new entry", not_ours: "Labelled not ours" },
    },
    progress: { label: "{{done}} of {{total}} labelled", left_one: "{{count}} left", left_other: "{{count}} left", done: "All labelled" },
    result: {
      title: "Result", open: "Show the result", precision: "Precision", precisionFormula: "turns answered rightly ÷ answered turns labelled; turns without an answer do not count", interval: "95% interval {{low}} – {{high}}", intervalFormula: "Wilson interval: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96", of: "{{right}} of {{checked}} right", none: "No answer labelled yet",
      error: "Calibration error (ECE)", errorFormula: "expected calibration error: the mean over the bands of |share right − mean confidence|, each weighed by its answers", errorNote: "0 is best",
      picture: "Is confidence honest?", pictureLine: "Bar: share right. Line: the confidence the robot gave. Honest where they meet: at 90, nine in ten are right.", band: "{{from}}–{{until}}", row: "Confidence {{from}}–{{until}}: {{count}} answers, {{right}} right, said {{said}}", times_one: "{{count}}×", times_other: "{{count}}×",
      notAnswered_one: "{{count}} turn without an answer serves calibration only", notAnswered_other: "{{count}} turns without an answer serve calibration only",
      review: "Wrong answers are in Review", people: "Labelled by", person_one: "{{name}} {{count}}", person_other: "{{name}} {{count}}",
      sample: "Sample", sampleLine: "{{from}} – {{until}}: {{turns, number}} drawn by lot from {{population, number}}, {{items, number}} to label",
      labels_one: "{{count, number}} distinct question is labelled; from {{needed, number}} on they calibrate the confidence", labels_other: "{{count, number}} distinct questions are labelled; from {{needed, number}} on they calibrate the confidence", labelsReached: "{{count, number}} labelled questions calibrate the confidence with the next training",
    },
    keys: { right: "right", wrong: "wrong, should be…", notOurs: "not ours", newEntry: "an entry we lack", undo: "undo", around: "conversation", group: "Spot check", back: "all spot checks" },
  },
});
