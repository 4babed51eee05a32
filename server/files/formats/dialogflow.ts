// Dialogflow ES: a zip of an agent, `intents/<name>.json` with the answers and `intents/<name>_usersays_<lang>.json` with the training phrases.
import {
  chooseLanguage,
  foreignRow,
  isObject,
  noteOfAnswers,
  takeOutOfScope,
  textsIn,
  unreadRow,
  type ForeignHow,
  type ForeignTakes,
} from "./foreign.ts";

type Value = { part: string | null; value: unknown };
const says = /(?:^|\/)intents\/([^/]+)_usersays_([\w-]+)\.json$/iu;
const intent = /(?:^|\/)intents\/([^/]+)\.json$/iu;

/** By its members' names. */
export const isDialogflow = (names: readonly string[]): boolean =>
  names.some((name) => intent.test(name)) &&
  (names.some((name) => says.test(name)) || names.some((name) => /(?:^|\/)agent\.json$/iu.test(name)));

interface Intent {
  part: string;
  row: number;
  value: Record<string, unknown>;
  /** Phrases by language. */
  phrases: Map<string, string[]>;
}

export function readDialogflow(values: readonly Value[], how: ForeignHow, take: ForeignTakes): void {
  const intents = new Map<string, Intent>();
  const languages = new Map<string, number>();
  const phrases: { name: string; language: string; value: unknown }[] = [];
  for (const { part, value } of values) {
    const name = part ?? "";
    const said = says.exec(name);
    if (said) phrases.push({ name: said[1]!, language: said[2]!, value });
    else if (intent.test(name) && isObject(value)) {
      // Agents of before hold their phrases themselves.
      const own = (Array.isArray(value.userSays) ? value.userSays : []).map(phraseOf).filter((text) => text !== "");
      const found = new Map(own.length > 0 ? [["", own]] : []);
      intents.set(intent.exec(name)![1]!, { part: name, row: intents.size + 1, value, phrases: found });
    }
  }
  for (const { name, language, value } of phrases) {
    const known = intents.get(name) ?? { part: `intents/${name}`, row: intents.size + 1, value: {}, phrases: new Map<string, string[]>() };
    intents.set(name, known);
    const texts = (Array.isArray(value) ? value : []).map(phraseOf).filter((text) => text !== "");
    known.phrases.set(language, texts);
    if (texts.length > 0) languages.set(language, 1 + (languages.get(language) ?? 0));
  }
  const language = chooseLanguage(languages, how, take);
  for (const [name, found] of intents) readIntent(name, found, language, how, take);
}

/** The parts carry their own spaces. Parts with `meta` stand for a value of that kind: the text is an example of it. */
function phraseOf(phrase: unknown): string {
  if (!isObject(phrase) || !Array.isArray(phrase.data)) return "";
  return phrase.data
    .map((one: unknown) => (isObject(one) && typeof one.text === "string" ? one.text : ""))
    .join("")
    .trim();
}

function readIntent(name: string, { part, row, value, phrases }: Intent, language: string, how: ForeignHow, take: ForeignTakes): void {
  const questions = phrases.get(language) ?? phrases.get("") ?? [];
  const answers = answersOf(value, language, () => take.note("rich", name));
  if (questions.length === 0) {
    const others = [...phrases.values()].find((texts) => texts.length > 0);
    if (others) take.note("otherLanguages", others[0]!);
    else if (answers.length > 0 && value.fallbackIntent !== true) take.note("noQuestions", name);
    return;
  }
  if (value.fallbackIntent === true && how.outOfScope !== "entries") return takeOutOfScope(questions, how, take);
  if (Array.isArray(value.contexts) && value.contexts.length > 0) {
    take.note("followUps", name);
    if (how.followUps === "leave") return;
  }
  noteOfAnswers(answers, take.note);
  if (Object.keys(value).length === 0)
    return take.row(
      unreadRow(part, row, questions.join("\n"), {
        field: null,
        code: "foreign_row",
        message: `intents/${name}.json with its answers`,
        values: { known: `intents/${name}.json` },
      }),
    );
  take.row(foreignRow({ part, row, id: typeof value.name === "string" ? value.name : name, questions, answers, source: value }, take.note));
}

/** Texts of a reply follow each other; each may be said in several ways: the first ways of all are one answer, the second ones another. */
function answersOf(value: Record<string, unknown>, language: string, isMore: () => void): string[] {
  const isOf = (lang: unknown): boolean =>
    typeof lang !== "string" || lang === "" || language === "" || lang.toLowerCase() === language.toLowerCase();
  const replies = (Array.isArray(value.responses) ? value.responses : []).filter(isObject);
  return replies.flatMap((reply) => {
    const ofLanguage = (Array.isArray(reply.messages) ? reply.messages : []).filter(isObject).filter(({ lang }) => isOf(lang));
    // What is said on one platform only repeats what is said everywhere, or stands for it.
    const platforms = new Set(ofLanguage.map(({ platform }) => (typeof platform === "string" ? platform : "")));
    const [first = ""] = platforms;
    const messages = ofLanguage.filter(({ platform }) => (platforms.has("") ? !platform : platform === first));
    if (messages.length < ofLanguage.length) isMore();
    const texts = messages.flatMap((message) => {
      const ways = textsIn(message.speech ?? (isObject(message.text) ? message.text.text : undefined)).filter((text) => text.trim() !== "");
      if (ways.length === 0 && message.type !== undefined && message.type !== 0 && message.type !== "0") isMore();
      return ways.length > 0 ? [ways] : [];
    });
    // Agents of before have no messages.
    if (texts.length === 0) return textsIn(reply.speech);
    const ways = Math.max(...texts.map((one) => one.length));
    return Array.from({ length: ways }, (_, i) => texts.map((one) => one[i % one.length]!).join("\n\n"));
  });
}
