// Texts of what is saved whole, as revisions: vocabulary and robot settings.
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
  },
  en: {
    save: "Save revision", discard: "Discard",
    discarded_one: "{{count}} change discarded", discarded_other: "{{count}} changes discarded",
    unsaved_one: "{{count}} unsaved change · kept on this device", unsaved_other: "{{count}} unsaved changes · kept on this device",
    saved: "Revision {{revision}} · {{who}} · {{at}}", savedBySystem: "Revision {{revision}} · {{at}}",
    conflict: "{{who}} saved the newer revision {{revision}} ({{at}}). What you wrote is still here.", system: "The system",
    merge: "Merge both", keepMine: "Keep mine", mergeLine: "Look it over, then save",
    removeWord: 'Remove "{{word}}"',
  },
});
