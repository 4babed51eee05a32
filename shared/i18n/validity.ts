// Texts of validity as a calendar: what begins and ends on which day, and what that does to real questions. Part of the Knowledge screen.
import { texts } from "./texts.ts";

export const validity = texts({
  zh: {
    title: "有效期", view: "有效期", calendar: "有效期日历", previous: "上个月", next: "下个月", today: "今天", back: "回到知识点",
    starts_one: "{{count, number}} 条生效", starts_other: "{{count, number}} 条生效", ends_one: "{{count, number}} 条失效", ends_other: "{{count, number}} 条失效", start: "生效", end: "失效", on: "{{date}}：在日历里看", noneOn: "这天没有生效或失效", noneLine: "用 [ 和 ] 跳到前后有变动的一天。", what: "生效与失效", list: "这天的生效与失效", disabled: "停用",
    daysWith_one: "{{count, number}} 天有变动", daysWith_other: "{{count, number}} 天有变动", keys: { step: "有变动的日子", previous: "上一个有变动的日子", next: "下一个有变动的日子", today: "回到今天" },
    extend: "延长", extendLabel: "延长「{{question}}」", week: "7 天", month: "30 天", forever: "不再失效", extended: "「{{question}}」延长到 {{date}}", extendedForever: "「{{question}}」不再失效", open: "打开",
    forecast: {
      title: "失效预报", ahead: "今后 {{days}} 天", making: "第一次对照近 {{days}} 天的提问", failed: "预报没有算成", noLog: "近 {{days}} 天没有提问，说不了会影响谁。", none: "今后 {{days}} 天没有生效或失效的知识点。", quiet_one: "另有 {{count, number}} 条变动，近来没有人问到", quiet_other: "另有 {{count, number}} 条变动，近来没有人问到", more_one: "显示其余 {{count, number}} 条", more_other: "显示其余 {{count, number}} 条", first: "只看了最早的 {{count, number}} 条变动。",
      loses_one: "{{at}} 起，约每周 {{count, number}} 次提问没有答案", loses_other: "{{at}} 起，约每周 {{count, number}} 次提问没有答案", gains_one: "{{at}} 起，约每周 {{count, number}} 次提问有了答案", gains_other: "{{at}} 起，约每周 {{count, number}} 次提问有了答案", moves_one: "{{at}} 起，约每周 {{count, number}} 次提问换知识点回答", moves_other: "{{at}} 起，约每周 {{count, number}} 次提问换知识点回答",
      weekly_one: "约 {{count, number}} 次/周", weekly_other: "约 {{count, number}} 次/周", sums_one: "{{count, number}} 个问法 · {{times, number}} 次", sums_other: "{{count, number}} 个问法 · {{times, number}} 次", nearest: "次佳：", nearestNone: "没有能答的次佳", asked: "如「{{text}}」",
      help: "近 {{days}} 天的提问，各在那一刻前后问一次草稿：{{questions, number}} 个问法 · {{times, number}} 次。每周 = 次数 ÷ {{days}} × 7。次佳只是最接近的、那时能答的知识点，不会自动顶上：把问法移过去，或延长有效期。",
    },
  },
  en: {
    title: "Validity", view: "Validity", calendar: "Calendar of validity", previous: "Previous month", next: "Next month", today: "Today", back: "Back to the entries",
    starts_one: "{{count, number}} begins", starts_other: "{{count, number}} begin", ends_one: "{{count, number}} ends", ends_other: "{{count, number}} end", start: "Begins", end: "Ends", on: "{{date}}: see it in the calendar", noneOn: "Nothing begins or ends on this day", noneLine: "[ and ] go to the day before or after on which something does.", what: "What begins and ends", list: "What begins and ends on this day", disabled: "Disabled",
    daysWith_one: "{{count, number}} day with changes", daysWith_other: "{{count, number}} days with changes", keys: { step: "changes", previous: "previous day with a change", next: "next day with a change", today: "back to today" },
    extend: "Extend", extendLabel: 'Extend "{{question}}"', week: "7 days", month: "30 days", forever: "For good", extended: '"{{question}}" extended to {{date}}', extendedForever: '"{{question}}" no longer ends', open: "Open",
    forecast: {
      title: "Expiry forecast", ahead: "next {{days}} days", making: "Asking the questions of the last {{days}} days for the first time", failed: "The forecast could not be worked out", noLog: "Nothing was asked in the last {{days}} days: nobody can say whom it concerns.", none: "Nothing begins or ends in the next {{days}} days.", quiet_one: "{{count, number}} more change that nobody asked about lately", quiet_other: "{{count, number}} more changes that nobody asked about lately", more_one: "Show {{count, number}} more", more_other: "Show {{count, number}} more", first: "Only the first {{count, number}} changes were looked at.",
      loses_one: "From {{at}} on about {{count, number}} question a week loses its answer", loses_other: "From {{at}} on about {{count, number}} questions a week lose their answer", gains_one: "From {{at}} on about {{count, number}} question a week gets an answer", gains_other: "From {{at}} on about {{count, number}} questions a week get an answer", moves_one: "From {{at}} on about {{count, number}} question a week gets another entry's answer", moves_other: "From {{at}} on about {{count, number}} questions a week get another entry's answer",
      weekly_one: "about {{count, number}} a week", weekly_other: "about {{count, number}} a week", sums_one: "{{count, number}} question · {{times, number}}×", sums_other: "{{count, number}} questions · {{times, number}}×", nearest: "Next best: ", nearestNone: "no next best that may answer", asked: 'such as "{{text}}"',
      help: "Questions of the last {{days}} days, each asked of the draft just before and at that moment: {{questions, number}} questions · {{times, number}}×. A week = times ÷ {{days}} × 7. The next best is only the nearest entry that may answer then; it never stands in by itself: move wordings there, or extend.",
    },
  },
});
