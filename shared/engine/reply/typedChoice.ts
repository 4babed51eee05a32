// What somebody types after a question back, where there are no buttons: an option's number, its words or a part of them, that it was the one, or that none was meant.
import type { AskContext, Reply } from "../types.ts";
import { keyOf, normalize, tokenize, type Token } from "../text.ts";

/** Longer texts are questions of their own, whatever they begin with. */
const LONGEST = 60;

/**
 * Reads a text (masked) as the answer to a question back; null: it is a question of its own.
 * A number beyond the options, or words that two of the options have, are no choice.
 */
export function readTypedChoice(text: string, offer: AskContext["offer"]): Reply["choice"] {
  if (!offer || text.length > LONGEST) return null;
  const options = (typeof offer === "function" ? offer() : offer)?.options ?? [];
  if (options.length === 0) return null;
  // Without punctuation; "1️⃣" is a 1 in a box.
  const said = keyOf(tokenize(normalize(text))).replaceAll("\u20e3", "");
  const bare = withoutManners(said);
  const place = placeOf(bare, options.length);
  if (place !== null) return options[place] ? { entry: options[place].entry } : null;
  if ([said, bare].some((words) => words === "0" || NONE.test(words) || NONE_EN.test(words))) return { entry: null };
  if (options.length === 1 && YES.test(said)) return { entry: options[0]!.entry };
  const meant = byWords(said, options) ?? byWords(bare, options);
  return meant === null ? null : { entry: meant };
}

/** "我要第一个吧" → "第一个", "the invoice please" → "invoice". */
function withoutManners(said: string): string {
  let bare = said.replace(BEFORE_EN, "").replace(BEFORE, "");
  for (let rest = bare.replace(AFTER, ""); rest !== bare; rest = bare.replace(AFTER, "")) bare = rest;
  return bare;
}
const BEFORE = /^(?:选项|关于|那个|这个|应该|[嗯好的我是要想问选择就说指看])+/u;
const BEFORE_EN =
  /^(?:(?:ok|yes|yeah|well|please|i|im|its|it|is|mean|meant|want|wanted|would|like|choose|pick|take|about|asking|for|the|that|option|number|no|nr|answer|choice) )+/u;
const AFTER =
  /(?:那个|这个|那条|问题|选项|这方面|谢谢|多谢|[吧呢啊呀哦嗯的了]| one| option| question| choice| please| thanks| thank you)$/u;

// "一个" may be how many: a place says 第, or is a number alone.
const NUMBER = /^(?:第([1-9一二三四五六七八九])[个条种项号点款问]?|([1-9一二三四五六七八九])号?)$/u;
const ORDINALS = ["one first 1st former 前者", "two second 2nd", "three third 3rd", "four fourth 4th", "five fifth 5th"].map((names) =>
  names.split(" "),
);
const LAST = /^(?:last|latter|后者|最后(?:[那一]?[个条种项])?)$/u;

/** Which option a number or an ordinal names, from 0; null where none is named. May lie beyond the options. */
function placeOf(bare: string, options: number): number | null {
  if (LAST.test(bare)) return options - 1;
  const ordinal = ORDINALS.findIndex((names) => names.includes(bare));
  if (ordinal >= 0) return ordinal;
  const found = NUMBER.exec(bare);
  const numeral = found?.[1] ?? found?.[2];
  if (numeral === undefined) return null;
  return /\d/u.test(numeral) ? Number(numeral) - 1 : "一二三四五六七八九".indexOf(numeral);
}

const NONE =
  /^不?(?:一[个条项]|以上|上面|这些|这几[个条])?的?(?:[都全]|全都|全部)?(?:不是|不对|没有|(?<=[都全部])不[行要符合]+)(?:我[想要]*[问找说]?的?)?[吧呢啊呀哦嗯的了 ]*(?:谢谢)?$/u;
const NONE_EN =
  /^(?:no|nope|none|neither|nothing|not any|not (?:these|those|that|this)|(?:none|neither|not any|nothing) of (?:these|those|them|the above|the options))(?: (?:please|thanks|thank you))*$/u;

/** Where one question only is offered. */
const YES =
  /^(?:是|对|嗯|好|没错|正是|就是|可以)+(?:这个|它|的|呀|啊|吧|了|哦)*$|^(?:yes|yeah|yep|yup|right|correct|exactly|ok|okay|sure)(?: (?:please|thanks|thank you|it is|that is it|thats it))?$/u;

/** The one option that has these words, in a row or (words set apart by spaces) in any order; null for none or several. */
function byWords(words: string, options: readonly { entry: string; question: string }[]): string | null {
  const tokens = tokenize(words);
  const key = keyOf(tokens);
  if (key === "") return null;
  const read = options.map(({ entry, question }) => ({ entry, tokens: tokenize(normalize(question)) }));
  const equal = read.find((option) => keyOf(option.tokens) === key);
  if (equal) return equal.entry;
  if (!saysSomething(tokens)) return null;
  const having = read.filter((option) => hasInRow(option.tokens, tokens) || hasWords(option.tokens, tokens));
  return having.length === 1 ? having[0]!.entry : null;
}

// Question words alone name nothing.
const ASKING =
  /怎么办|怎么样|怎么|怎样|如何|什么|多少|多久|为什么|为啥|是否|可不可以|可以|能不能|能|哪里|哪个|哪|谁|请问|吗|一下|有|没|不|是|要|会/gu;
const ASKING_EN = new Set(
  "how what when where who why which do does did is are was can could may i my me you your the a an to of in on for it and or not".split(
    " ",
  ),
);

function saysSomething(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, text }) => kind === "word" && text.length > 1 && !ASKING_EN.has(text));
  const characters = tokens
    .filter(({ kind }) => kind === "character")
    .map(({ text }) => text)
    .join("");
  return words.length > 0 || (characters.length >= 2 && characters.replace(ASKING, "") !== "");
}

const hasInRow = (option: readonly Token[], tokens: readonly Token[]): boolean =>
  option.some((_, at) => tokens.every(({ text }, i) => option[at + i]?.text === text));

function hasWords(option: readonly Token[], tokens: readonly Token[]): boolean {
  const theirs = new Set(option.map(({ text }) => text));
  return tokens.every(({ kind, text }) => kind === "word" && (theirs.has(text) || ASKING_EN.has(text)));
}
