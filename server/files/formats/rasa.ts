// Rasa 2 and 3: training examples by intent (`nlu`) and answers (`responses`), in one file or several.
import {
  foreignRow,
  isObject,
  isOutOfScope,
  noteOfAnswers,
  takeOutOfScope,
  textsIn,
  unreadRow,
  type ForeignHow,
  type ForeignTakes,
  type FilePart,
} from "./foreign.ts";
import { yamlItems } from "./yamlItems.ts";

/** What the files of a Rasa project begin with. */
const first =
  /^(?:%YAML|---|(?:version|nlu|responses|templates|intents|entities|slots|forms|actions|stories|rules|session_config|e2e_actions|recipe|language|pipeline|policies)\s*:)/u;

/** By the first line that is neither blank nor a comment. */
export const isRasa = (begin: string): boolean =>
  first.test(begin.split(/\r?\n/u).find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "");

const sections = ["nlu", "responses", "templates", "rules", "stories"];
interface Intent {
  part: string | null;
  row: number;
  examples: string[];
}

export function readRasa(parts: readonly FilePart[], how: ForeignHow, take: ForeignTakes): void {
  const intents = new Map<string, Intent>();
  const responses = new Map<string, unknown[]>();
  /** Intent → the response that a rule gives to it. */
  const ruled = new Map<string, string>();
  for (const { name, text } of parts)
    for (const { section, key, row, value, source } of yamlItems(text, sections)) {
      const refuse = (message: string): void =>
        take.row(unreadRow(name, row, source, { field: null, code: "foreign_row", message, values: { known: message } }));
      if (section === "rules" || section === "stories") {
        const rule = value instanceof Error ? null : replyIn(value);
        if (rule && !ruled.has(rule.intent)) ruled.set(rule.intent, rule.response);
      } else if (value instanceof Error) refuse(`YAML: ${value.message}`);
      else if (section !== "nlu") {
        if (key !== null) responses.set(key, [...(responses.get(key) ?? []), ...(Array.isArray(value) ? (value as unknown[]) : [value])]);
      } else if (isObject(value) && typeof value.intent === "string") {
        const known = intents.get(value.intent) ?? { part: name, row, examples: [] };
        known.examples.push(...examplesIn(value.examples));
        intents.set(value.intent, known);
      } else if (isObject(value) && "synonym" in value) take.note("synonyms", nameIn(value.synonym));
      else if (isObject(value) && ("lookup" in value || "regex" in value)) take.note("lookups", nameIn(value.lookup ?? value.regex));
      else refuse("- intent: … with examples");
    }
  for (const [intent, { part, row, examples }] of intents) {
    const questions = examples.map((text) => {
      const plain = withoutMarks(text);
      if (plain !== text) take.note("marks", text);
      return plain;
    });
    if (isOutOfScope(intent) && how.outOfScope !== "entries") {
      takeOutOfScope(questions, how, take);
      continue;
    }
    const answers = answersTo(responses.has(`utter_${intent}`) ? `utter_${intent}` : (ruled.get(intent) ?? ""), responses, take);
    noteOfAnswers(answers, take.note);
    const [group, ...rest] = intent.split("/");
    const isOfGroup = rest.length > 0;
    take.row(
      foreignRow(
        {
          part,
          row,
          // faq is what a group of questions and answers is called, whatever they are of.
          id: isOfGroup && group!.toLowerCase() === "faq" ? rest.join(":") : intent.replaceAll("/", ":"),
          questions,
          answers,
          ...(isOfGroup && group!.toLowerCase() !== "faq" ? { category: [group!] } : {}),
          source: { intent, examples },
        },
        take.note,
      ),
    );
  }
  const used = new Set([...intents.keys()].flatMap((intent) => [`utter_${intent}`, ruled.get(intent) ?? ""]));
  for (const name of responses.keys()) if (!used.has(name)) take.note("noQuestions", name);
}

const nameIn = (value: unknown): string => textsIn(value)[0] ?? "";

function answersTo(name: string, responses: ReadonlyMap<string, unknown[]>, take: ForeignTakes): string[] {
  return (responses.get(name) ?? []).flatMap((response) => {
    if (!isObject(response)) return textsIn(response);
    const isForSome = response.channel !== undefined || response.condition !== undefined;
    const more = ["buttons", "image", "custom", "attachment", "elements", "quick_replies"].some((key) => response[key] !== undefined);
    if (isForSome || more) take.note("rich", name);
    return isForSome ? [] : textsIn(response.text);
  });
}

/** A rule, or a story, of nothing but an intent and one response to it. */
function replyIn(value: unknown): { intent: string; response: string } | null {
  const steps = isObject(value) && Array.isArray(value.steps) ? value.steps.filter(isObject) : [];
  const [first, second] = steps;
  const isPlain = steps.length === 2 && isObject(value) && value.condition === undefined && first!.entities === undefined;
  const [intent, action] = [first?.intent, second?.action];
  return isPlain && typeof intent === "string" && typeof action === "string" && action.startsWith("utter_")
    ? { intent, response: action }
    : null;
}

/** A text of lines that begin with `- `, or a list of texts or of `{text}`. */
function examplesIn(value: unknown): string[] {
  if (typeof value === "string")
    return value.split(/\r?\n/u).flatMap((line) => {
      const given = line.trim();
      const text = /^[-*]\s/u.test(given) ? given.slice(1).trim() : "";
      return text === "" ? [] : [text];
    });
  return (Array.isArray(value) ? value : [])
    .flatMap((one: unknown) => (isObject(one) ? textsIn(one.text) : textsIn(one)))
    .map((text) => text.trim().replace(/^-\s+/u, ""));
}

/** `[text](type)`, `[text](type:value)` and `[text]{"entity": …}` → text. */
const withoutMarks = (text: string): string => text.replace(/\[([^[\]]*)\](?:\([^()]*\)|\{[^{}]*\})/gu, "$1");
