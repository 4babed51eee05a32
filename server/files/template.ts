// An empty table of entries to fill in: the columns, and two entries to see how they are meant.
import { wideHeaders } from "../../shared/knowledge/wideColumns.ts";
import { toCsv } from "../reading/csvText.ts";

/** Id, category, question, similar, negative, answer, channel, tags, related, valid from and until, enabled. */
const examples = (channel: string): Record<"zh" | "en", string[][]> => ({
  zh: [
    [
      "",
      "售后 / 退换",
      "怎么退货？",
      "我想退货\n退货流程是什么",
      "怎么换货",
      "签收后七天内可以退货，请在订单里申请。",
      "",
      "退货",
      "",
      "",
      "",
      "是",
    ],
    [
      "",
      "门店",
      "双十一几点开门？",
      "双十一营业时间",
      "",
      "双十一当天 8 点开门。",
      channel,
      "",
      "怎么退货？",
      "2027/11/11",
      "2027/11/11",
      "是",
    ],
  ],
  en: [
    [
      "",
      "Service / Returns",
      "How do I return it?",
      "I want to send it back\nhow do returns work",
      "How do I exchange it?",
      "Within seven days, from your orders.",
      "",
      "returns",
      "",
      "",
      "",
      "yes",
    ],
    [
      "",
      "Shop",
      "When do you open on Singles' Day?",
      "Singles' Day hours",
      "",
      "On that day we open at 8.",
      channel,
      "",
      "How do I return it?",
      "2027-11-11",
      "2027-11-11",
      "yes",
    ],
  ],
});

/** As CSV that spreadsheets open; `channel`: one that Settings have, or "". */
export const importTemplate = (language: "zh" | "en", channel: string): string =>
  toCsv([[...wideHeaders[language]], ...examples(channel)[language]], true);
