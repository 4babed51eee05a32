// Texts of the frame around every screen: navigation, top bar, palette, jobs, keys.
import { texts } from "./texts.ts";

export const frame = texts({
  zh: {
    nav: { label: "主导航", today: "工作台", knowledge: "知识", ask: "测试", review: "待学习", releases: "发布", logs: "日志", vocabulary: "词库", settings: "设置", reviewCount: "{{count}} 个待学习", unpublishedCount: "{{count}} 处未发布" },
    skip: "跳到内容",
    topBar: "工具栏",
    knowledgeBase: { switch: "切换知识库，现在是{{name}}", title: "知识库", create: "新建知识库", rename: "改名", name: "名称", timeZone: "时区", language: "顾客用的语言", zh: "中文", en: "英文", created: "已建「{{name}}」", renamed: "已改名为「{{name}}」", none: "还没有您能看的知识库", noneLine: "请管理员给您一个角色，或者换个账号登录。", noneAdmin: "建一个知识库，开始教第一件事。" },
    live: { version: "正式 v{{number}} · {{date}}", none: "尚未发布" },
    lost_one: "{{count}} 条日志没写进去", lost_other: "{{count}} 条日志没写进去",
    palette: { box: "找知识点、去任何页面、执行操作", entries: "知识点", pages: "页面", actions: "操作", searching: "正在找", nothing: "没有找到「{{text}}」", failed: "知识点没有找成", newEntry: "新建知识点", newThis: "新建知识点「{{text}}」", ask: "试问一句", askThis: "试问「{{text}}」", publish: "发布草稿", calendar: "有效期日历", tags: "标签", bulk: "最近的批量修改", dark: "换成深色", light: "换成浅色", keys: "看所有快捷键" },
    ask: { button: "试问", title: "试问", close: "收起试问" },
    jobs: {
      label: "正在进行的任务", none: "没有进行中的任务", running: "{{verb}} {{percent}}%", starting: "{{verb}}", counts: "{{done, number}} / {{total, number}}", cancel: "停下", repeat: "再跑一次", see: "去看",
      undo: "撤销", result: { edited_one: "改了 {{count, number}}", edited_other: "改了 {{count, number}}", unchanged_one: "本来就是 {{count, number}}", unchanged_other: "本来就是 {{count, number}}", refused_one: "不能改 {{count, number}}", refused_other: "不能改 {{count, number}}", since_one: "有人改过、没动 {{count, number}}", since_other: "有人改过、没动 {{count, number}}", removed_one: "拿掉 {{count, number}} 条", removed_other: "拿掉 {{count, number}} 条", undone_one: "撤销 {{count, number}}", undone_other: "撤销 {{count, number}}", kept_one: "后来改过、保留 {{count, number}}", kept_other: "后来改过、保留 {{count, number}}", entries_one: "{{count, number}} 个知识点", entries_other: "{{count, number}} 个知识点", turns_one: "{{count, number}} 条日志", turns_other: "{{count, number}} 条日志", new_one: "新增 {{count, number}}", new_other: "新增 {{count, number}}", changed_one: "覆盖 {{count, number}}", changed_other: "覆盖 {{count, number}}", same_one: "相同 {{count, number}}", same_other: "相同 {{count, number}}", skipped_one: "跳过 {{count, number}}", skipped_other: "跳过 {{count, number}}", added_one: "写入 {{count, number}} 条", added_other: "写入 {{count, number}} 条", known_one: "已有 {{count, number}} 条", known_other: "已有 {{count, number}} 条", rejected_one: "没有收 {{count, number}} 行", rejected_other: "没有收 {{count, number}} 行", losing_one: "{{count, number}} 个自测未过", losing_other: "{{count, number}} 个自测未过", weak_one: "失守 {{count, number}} 种问法", weak_other: "失守 {{count, number}} 种问法", redundant_one: "冗余 {{count, number}} 条", redundant_other: "冗余 {{count, number}} 条", addresses_one: "{{count, number}} 个地址", addresses_other: "{{count, number}} 个地址", broken_one: "{{count, number}} 个打不开", broken_other: "{{count, number}} 个打不开", version: "v{{number}}" },
      verb: { sample: "装入示例店铺", import_entries: "导入知识点", undo_import: "撤销导入", import_log: "导入日志", undo_log_import: "撤销日志导入", forget_turns: "删除日志", expire_turns: "清理到期的日志", publish: "发布", check_own_wordings: "自测问法", value_wordings: "算问法价值", bulk_change: "批量修改", undo_bulk_change: "撤销批量修改", check_links: "检查链接" },
      state: { running: "进行中", done: "做完了", failed: "没做完", cancelled: "停下了", interrupted: "被打断，可以再跑" },
    },
    language: { switch: "Switch to English" },
    theme: { toDark: "换成深色", toLight: "换成浅色" },
    person: { menu: "{{name}}的菜单", signOut: "退出登录", keys: "快捷键", changePassword: "改密码", current: "现在的密码", next: "新密码", changed: "密码已改", licences: "开源许可" },
    notFound: { title: "没有这一页", line: "地址可能写错了，或者东西已经不在了。", home: "回工作台" },
    keys: { palette: "打开命令面板", ask: "试问一句", help: "看所有快捷键", go: "去{{page}}" },
  },
  en: {
    nav: { label: "Main navigation", today: "Today", knowledge: "Knowledge", ask: "Ask", review: "Review", releases: "Releases", logs: "Logs", vocabulary: "Vocabulary", settings: "Settings", reviewCount: "{{count}} to review", unpublishedCount: "{{count}} unpublished" },
    skip: "Skip to content",
    topBar: "Tools",
    knowledgeBase: { switch: "Switch knowledge base, now {{name}}", title: "Knowledge bases", create: "New knowledge base", rename: "Rename", name: "Name", timeZone: "Time zone", language: "Customers' language", zh: "Chinese", en: "English", created: '"{{name}}" created', renamed: 'Renamed to "{{name}}"', none: "There is no knowledge base you may see yet", noneLine: "Ask an admin for a role, or sign in with another account.", noneAdmin: "Create a knowledge base and teach it the first thing." },
    live: { version: "Live v{{number}} · {{date}}", none: "Not yet published" },
    lost_one: "{{count}} log line was lost", lost_other: "{{count}} log lines were lost",
    palette: { box: "Find entries, go anywhere, run actions", entries: "Entries", pages: "Pages", actions: "Actions", searching: "Searching", nothing: 'Nothing found for "{{text}}"', failed: "Entries could not be searched", newEntry: "New entry", newThis: 'New entry "{{text}}"', ask: "Try a question", askThis: 'Ask "{{text}}"', publish: "Publish the draft", calendar: "Calendar of validity", tags: "Tags", bulk: "Latest bulk changes", dark: "Switch to dark", light: "Switch to light", keys: "Show all keyboard shortcuts" },
    ask: { button: "Try a question", title: "Try a question", close: "Close" },
    jobs: {
      label: "Running jobs", none: "Nothing is running", running: "{{verb}} {{percent}}%", starting: "{{verb}}", counts: "{{done, number}} / {{total, number}}", cancel: "Stop", repeat: "Run again", see: "Show",
      undo: "Undo", result: { edited_one: "{{count, number}} changed", edited_other: "{{count, number}} changed", unchanged_one: "{{count, number}} was so already", unchanged_other: "{{count, number}} were so already", refused_one: "{{count, number}} refused", refused_other: "{{count, number}} refused", since_one: "{{count, number}} saved since, left alone", since_other: "{{count, number}} saved since, left alone", removed_one: "{{count, number}} turn taken away", removed_other: "{{count, number}} turns taken away", undone_one: "{{count, number}} taken back", undone_other: "{{count, number}} taken back", kept_one: "{{count, number}} changed since and kept", kept_other: "{{count, number}} changed since and kept", entries_one: "{{count, number}} entry", entries_other: "{{count, number}} entries", turns_one: "{{count, number}} turn", turns_other: "{{count, number}} turns", new_one: "{{count, number}} new", new_other: "{{count, number}} new", changed_one: "{{count, number}} overwritten", changed_other: "{{count, number}} overwritten", same_one: "{{count, number}} the same", same_other: "{{count, number}} the same", skipped_one: "{{count, number}} skipped", skipped_other: "{{count, number}} skipped", added_one: "{{count, number}} added", added_other: "{{count, number}} added", known_one: "{{count, number}} known", known_other: "{{count, number}} known", rejected_one: "{{count, number}} row rejected", rejected_other: "{{count, number}} rows rejected", losing_one: "{{count, number}} loses its own", losing_other: "{{count, number}} lose their own", weak_one: "{{count, number}} wording lost", weak_other: "{{count, number}} wordings lost", redundant_one: "{{count, number}} redundant", redundant_other: "{{count, number}} redundant", addresses_one: "{{count, number}} address", addresses_other: "{{count, number}} addresses", broken_one: "{{count, number}} did not open", broken_other: "{{count, number}} did not open", version: "v{{number}}" },
      verb: { sample: "Loading the sample shop", import_entries: "Importing entries", undo_import: "Undoing an import", import_log: "Importing a log", undo_log_import: "Undoing a log import", forget_turns: "Deleting turns", expire_turns: "Clearing old turns", publish: "Publishing", check_own_wordings: "Checking own wordings", value_wordings: "Valuing wordings", bulk_change: "Changing many entries", undo_bulk_change: "Undoing a bulk change", check_links: "Checking links" },
      state: { running: "Running", done: "Done", failed: "Failed", cancelled: "Stopped", interrupted: "Interrupted; can be run again" },
    },
    language: { switch: "切换到中文" },
    theme: { toDark: "Switch to dark", toLight: "Switch to light" },
    person: { menu: "Menu of {{name}}", signOut: "Sign out", keys: "Keyboard shortcuts", changePassword: "Change password", current: "Current password", next: "New password", changed: "Password changed", licences: "Open-source licences" },
    notFound: { title: "There is no such page", line: "The address may be wrong, or the thing is gone.", home: "Back to Today" },
    keys: { palette: "Open the command palette", ask: "Try a question", help: "Show all keyboard shortcuts", go: "Go to {{page}}" },
  },
});
