// Channels in a file of entries: by their names in Settings, or by the words in which the interface shows the usual ones; any other is none.
import { common } from "../../shared/i18n/common.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";

/** 微信, WeChat → wechat. */
const byWord = new Map(
  [common.zh.channel, common.en.channel].flatMap((words) =>
    Object.entries(words).map(([name, word]) => [word.toLowerCase(), name] as const),
  ),
);

/** The row with its channels as Settings spell them; rejected if one is none of them. */
export function withKnownChannels(row: WideRow, channels: readonly string[]): WideRow {
  const { entry } = row;
  if (!entry?.answers?.some(({ when }) => when.some(({ field }) => field === "channel"))) return row;
  const known = new Map(channels.map((name) => [name.toLowerCase(), name]));
  const unknown = new Map<string, number>();
  const answers = entry.answers.map((answer, i) => ({
    ...answer,
    when: answer.when.map((condition) =>
      condition.field !== "channel"
        ? condition
        : {
            ...condition,
            in: condition.in.map((name) => {
              const given = name.trim().toLowerCase();
              const found = known.get(given) ?? known.get(byWord.get(given) ?? "");
              if (found === undefined) unknown.set(name, i);
              return found ?? name;
            }),
          },
    ),
  }));
  if (unknown.size === 0) return { ...row, entry: { ...entry, answers } };
  const there = channels.join(", ");
  const problems = [...unknown].map(([text, i]) => ({
    field: `answers.${i}.when`,
    code: "unknown_channel",
    message: `one of the channels of the settings (${there}), not "${text}"`,
    values: { text, known: there },
    severity: "rejected" as const,
  }));
  return { ...row, entry: null, problems: [...problems, ...row.problems] };
}
