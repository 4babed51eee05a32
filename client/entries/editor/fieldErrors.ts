// What the server refused, at the field it means: paths like "question", "similar.3", "answers.0.text".
import i18next from "i18next";
import { z } from "zod";
import { ApiError } from "../../lib/api.ts";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";

export type FieldErrors = Readonly<Record<string, string>>;

const badInput = z.object({ fields: z.array(z.object({ field: z.string(), expected: z.string() })) });
/** `entry`: another one that teaches it; none where it stands twice in this one. */
const taken = z.object({ field: z.enum(["similar", "question"]), text: z.string(), twin: z.string(), entry: z.string().optional() });

const say = (
  what: "question" | "answer" | "condition" | "similar" | "similarMany" | "answersMany" | "tags" | "related" | "note" | "skillGroup",
): string => i18next.t(`knowledge.editor.check.${what}`);

/** Where the error belongs and what it says there. */
function place(path: string, expected: string): [string, string] {
  const p = path.replace(/^content\./u, "");
  const [field = "", index, part] = p.split(".");
  if (field === "question") return [field, say("question")];
  if (field === "similar") return index === undefined ? [field, say("similarMany")] : [`similar.${index}`, say("similar")];
  if (field === "answers" && index === undefined) return [field, say("answersMany")];
  if (field === "answers") return part === "when" ? [`answers.${index}.when`, say("condition")] : [`answers.${index}.text`, say("answer")];
  if (field === "tags" || field === "related" || field === "note") return [field, say(field)];
  if (field === "handOff") return [field, say("skillGroup")];
  return [field, i18next.t("knowledge.editor.check.other", { expected })];
}

/** {} when the error is about something else than fields. */
export function fieldErrors(error: unknown, content: EntryContent): FieldErrors {
  if (!(error instanceof ApiError)) return {};
  const bad = badInput.safeParse(error.details);
  if (bad.success) return Object.fromEntries(bad.data.fields.map(({ field, expected }) => place(field, expected)));
  const twice = taken.safeParse(error.details);
  if (!twice.success) return {};
  if (twice.data.field === "question" || content.question.trim() === twice.data.text.trim())
    return { question: i18next.t("knowledge.editor.check.questionTaken", { twin: twice.data.twin }) };
  const words =
    twice.data.entry === undefined
      ? i18next.t("knowledge.editor.check.twice", { twin: twice.data.twin })
      : i18next.t("knowledge.similar.taughtError", { question: twice.data.twin });
  const index = content.similar.findIndex((s) => s.text.trim() === twice.data.text.trim());
  return { similar: words, ...(index < 0 ? {} : { [`similar.${index}`]: words }) };
}

/** Errors of fields that were typed in since are gone. */
export const without = (errors: FieldErrors, fields: readonly string[]): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !fields.includes(path.split(".")[0] ?? "")));
