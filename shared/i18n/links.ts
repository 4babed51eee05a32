// Links of answers: what is found when they are opened.
import { texts } from "./texts.ts";

export const links = texts({
  zh: {
    problem: { missing: "页面不存在", failing: "对方出错", unreachable: "连不上", slow: "10 秒没有回音", certificate: "证书无效", redirects: "跳转太多次", refused: "对方不让我们看", private: "在内网，没有打开看" },
    noReply: "{{problem}} · {{since}}起：{{url}}", deadStatus: "{{problem}}（{{status}}） · {{since}}起：{{url}}", unclear: "{{problem}}，说不准：{{url}}", check_one: "打开链接看看", check_other: "打开 {{count}} 个链接看看", open_one: "链接打得开", open_other: "{{count}} 个链接都打得开",
    title: "检查链接", never: "还没有检查过链接", neverLine: "逐个打开答案里的地址，几分钟。打不开的列在这里，也在发布前的问题里。", none: "链接都打得开", dead_one: "{{count, number}} 个链接打不开", dead_other: "{{count, number}} 个链接打不开", facts_one: "{{at}} 看了 {{count, number}} 个地址", facts_other: "{{at}} 看了 {{count, number}} 个地址", unclearCount_one: "{{count, number}} 个说不准（对方不让看，或在内网）", unclearCount_other: "{{count, number}} 个说不准（对方不让看，或在内网）", noWayOut: "一个都连不上：这台服务器上得了外网吗？", start: "检查全部链接", again: "再检查一遍",
  },
  en: {
    problem: { missing: "No such page", failing: "Their server fails", unreachable: "Cannot be reached", slow: "No reply in 10 s", certificate: "Certificate not valid", redirects: "Too many redirects", refused: "They refused us", private: "In a private network, not opened" },
    noReply: "{{problem}} · since {{since}}: {{url}}", deadStatus: "{{problem}} ({{status}}) · since {{since}}: {{url}}", unclear: "{{problem}}, nothing is known: {{url}}", check_one: "See whether the link opens", check_other: "See whether {{count}} links open", open_one: "The link opens", open_other: "All {{count}} links open",
    title: "Link check", never: "Links were never checked", neverLine: "Opens the addresses in answers one after the other, in minutes. Those that lead nowhere are listed here, and among the problems before publishing.", none: "All links open", dead_one: "{{count, number}} link leads nowhere", dead_other: "{{count, number}} links lead nowhere", facts_one: "{{count, number}} address opened {{at}}", facts_other: "{{count, number}} addresses opened {{at}}", unclearCount_one: "{{count, number}} unclear (we were refused, or it is in a private network)", unclearCount_other: "{{count, number}} unclear (we were refused, or they are in a private network)", noWayOut: "None could be reached: does this server get out to the internet?", start: "Check all links", again: "Check again",
  },
});
