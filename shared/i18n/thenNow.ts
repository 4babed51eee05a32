// Texts of what the draft says today to a logged question.
import { texts } from "./texts.ts";

export const thenNow = texts({
  zh: {
    label: "草稿现在", same: "和当时一样", failed: "草稿没有问成", open: "打开「{{question}}」", why: "和当时不同，因为",
    kind: {
      elsewhere: "当时不是这里的版本答的", version_gone: "当时的版本已经不在", entry_new: "当时还没有「{{question}}」", entry_gone: "「{{question}}」后来删了", entry_off: "「{{question}}」后来停用了",
      taught: "后来把这句教给了「{{question}}」", answers: "「{{question}}」的答案后来改过", entry_changed: "「{{question}}」后来改过", not_ours: "后来记为非业务", ours: "当时是非业务", vocabulary: "词库后来改过", settings: "回复设置后来改过",
      conversation: "当时是会话进行到一半，前几句也算在内", others: "别的知识点改过，一起重新训练了",
    },
  },
  en: {
    label: "Draft now", same: "same as then", failed: "The draft could not be asked", open: 'Open "{{question}}"', why: "It differs because",
    kind: {
      elsewhere: "It was not answered by a version of this knowledge base", version_gone: "The version of then is gone", entry_new: '"{{question}}" was not there yet', entry_gone: '"{{question}}" was deleted since', entry_off: '"{{question}}" was disabled since',
      taught: 'This was taught to "{{question}}" since', answers: 'The answers of "{{question}}" were changed since', entry_changed: '"{{question}}" was changed since', not_ours: "Marked as not our business since", ours: "It was not our business then", vocabulary: "The vocabulary was changed since", settings: "The reply settings were changed since",
      conversation: "It was asked in the midst of a conversation, whose earlier questions count", others: "Other entries were changed, and all were trained together",
    },
  },
});
