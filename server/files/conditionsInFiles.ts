// Conditions in a file of entries. Channels: by their names in Settings, or by the words in which the interface shows the usual ones. Times: periods as they are usually written. Any other is none.
import { common } from "../../shared/i18n/common.ts";
import type { RowProblem } from "../../shared/knowledge/jsonl.ts";
import { isPeriod, readPeriod } from "../../shared/knowledge/period.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";

/** 微信, WeChat → wechat. */
const byWord = new Map(
  [common.zh.channel, common.en.channel].flatMap((words) =>
    Object.entries(words).map(([name, word]) => [word.toLowerCase(), name] as const),
  ),
);

/** On all of them: no condition at all. */
const allChannels = new Set(
  "全部渠道 全渠道 所有渠道 全部 所有 不限 不限渠道 通用 all any everywhere".split(" ").concat("all channels", "any channel"),
);

/** The row with its channels as Settings spell them and its times as they are stored; rejected if one is none of them. `isTable`: people wrote the times, else a program did. */
export function withKnownConditions(row: WideRow, channels: readonly string[], isTable: boolean): WideRow {
  const { entry } = row;
  if (!entry?.answers?.some(({ when }) => when.length > 0)) return row;
  const known = new Map(channels.map((name) => [name.toLowerCase(), name]));
  const there = channels.join(", ");
  const problems = new Map<string, RowProblem>();
  const answers = entry.answers.map((answer, i) => {
    const refuse = (code: "unknown_channel" | "not_a_period", text: string, expected: string): string => {
      const message = `${expected}, not "${text}"`;
      const values = { text, ...(code === "unknown_channel" ? { known: there } : {}) };
      problems.set(`${code} ${text}`, { field: `answers.${i}.when`, code, message, values, severity: "rejected" });
      return text;
    };
    const channel = (name: string): string => {
      const given = name.trim().toLowerCase();
      return (
        known.get(given) ??
        known.get(byWord.get(given) ?? "") ??
        refuse("unknown_channel", name, `one of the channels of the settings (${there})`)
      );
    };
    const period = (text: string): string =>
      (isTable ? readPeriod(text) : isPeriod(text) ? text : null) ?? refuse("not_a_period", text, "a period such as 2026-11-01/2026-11-15");
    const isAll = (name: string): boolean => isTable && !known.has(name.trim().toLowerCase()) && allChannels.has(name.trim().toLowerCase());
    const limiting = answer.when.filter(({ field, in: names }) => field !== "channel" || !names.some(isAll));
    const when = limiting.map((condition) => {
      const read = condition.field === "channel" ? channel : condition.field === "time" ? period : null;
      return read ? { ...condition, in: condition.in.map(read) } : condition;
    });
    return { ...answer, when };
  });
  if (problems.size === 0) return { ...row, entry: { ...entry, answers } };
  return { ...row, entry: null, problems: [...problems.values(), ...row.problems] };
}
