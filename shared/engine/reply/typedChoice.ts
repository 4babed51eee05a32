// What somebody types after a question back, where there are no buttons: an option's number, its words or a part of them, that it was the one, or that none was meant.
import type { AskContext, Reply } from "../types.ts";
import { keyOf, normalize, tokenize, type Token } from "../text.ts";

/** Longer texts are questions of their own, whatever they begin with. */
const LONGEST = 60;

/**
 * Reads a text (masked) as the answer to a question back; null: it is a question of its own.
 * A number beyond the options, or words that two of the options have, are no choice; nor are words of an option that are taught, as they
 * stand, to an entry which is not among them (`taughtTo`, by the text's key).
 */
export function readTypedChoice(
  text: string,
  offer: AskContext["offer"],
  taughtTo: (key: string) => string | null = () => null,
): Reply["choice"] {
  if (!offer || text.length > LONGEST) return null;
  const options = (typeof offer === "function" ? offer() : offer)?.options ?? [];
  if (options.length === 0) return null;
  // Without punctuation; "1️⃣" is a 1 in a box.
  const said = keyOf(tokenize(normalize(text)))
    .replaceAll("\u20e3", "")
    .replace(PICTURES, "")
    .trim();
  const bare = withoutManners(said);
  const place = placeOf(bare, options.length) ?? placeOf(said, options.length);
  if (place !== null) return options[place] ? { entry: options[place].entry } : null;
  if ([said, bare].some((words) => NONE.test(words) || NONE_EN.test(words))) return { entry: null };
  if (options.length === 1 && (YES.test(said) || YES_EN.test(said)) && AGREES.test(said)) return { entry: options[0]!.entry };
  const meant = byPlaceAndWords(bare, options) ?? byWords(said, options) ?? byWords(bare, options);
  if (meant === null) return null;
  const taught = taughtTo(keyOf(tokenize(normalize(text))));
  return taught === null || options.some(({ entry }) => entry === taught) ? { entry: meant } : null;
}

const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu;

/** "我要第一个吧" → "第一个", "the invoice please" → "invoice". */
function withoutManners(said: string): string {
  let bare = said.replace(BEFORE_EN, "").replace(BEFORE, "");
  for (let rest = bare.replace(AFTER, ""); rest !== bare; rest = bare.replace(AFTER, "")) bare = rest;
  return bare;
}
const BEFORE =
  /^(?:选项|关于|那个|这个|应该|你好|您好|亲爱的|麻烦|帮我|请问|回复|回答|输入|上面的?|了解|咨询|[嗯恩好的我是要想问选择就说指看对那请亲唉额哦啊按填点挑])+/u;
const BEFORE_EN =
  /^(?:(?:ok|okay|yes|yeah|well|so|um|uh|er|hm|hmm|hi|hello|please|i|im|ill|id|lets|its|it|is|was|be|mean|meant|want|wanted|would|like|need|choose|pick|select|take|go|with|about|asking|think|guess|probably|maybe|definitely|for|my|the|that|thatd|this|a|an|one about|one with|one on|option|number|question|no|nr|answer|choice) )+/u;
const AFTER =
  /(?:那个|这个|那条|问题|选项|这方面|谢谢|多谢|麻烦|就行|就好|就可以|可以|即可|好了|[吧呢啊呀哦嗯的了来对]| one| option| question| choice| please| pls| plz| thanks| thx| thank you| of (?:these|them|those)| is (?:right|correct|it|fine|good|what i (?:want|mean|meant|need)))$/u;

// "一个" may be how many: a place says 第, or is a number alone.
const NUMBER = /^(?:第([1-9一二三四五六七八九])[个条种项号点款问]?吗?|(?:no)?([1-9一二三四五六七八九])号?)$/u;
const ORDINALS = [
  "one first 1st former top 前者 头一个 首个 最上面 最前面",
  "two second 2nd",
  "three third 3rd",
  "four fourth 4th",
  "five fifth 5th",
].map((names) => names.split(" "));
const LAST = /^(?:last|latter|bottom|final|后者|最后(?:[那一]?[个条种项])?|(?:最下面|最后面|最末|末尾))$/u;
const FROM_END = /^倒数第([1-9一二三四五六七八九])[个条种项]?$/u;
/** Of two: the upper, the lower; of more nobody knows. */
const UPPER = /^[上前](?:[面边](?:的|[那这一]?[个条])?|[一那][个条])$/u;
const LOWER = /^[下后](?:[面边](?:的|[那这一]?[个条])?|[一那][个条])$/u;
const MIDDLE = /^(?:middle|中间)$/u;
const FORMAL = ["壹一", "贰二", "叁三", "肆四", "伍五", "❶一", "❷二", "❸三", "❹四", "❺五"];

/** Which option a number or an ordinal names, from 0; null where none is named. May lie beyond the options. */
function placeOf(words: string, options: number): number | null {
  const bare = FORMAL.reduce((text, [from, to]) => text.replaceAll(from!, to!), words).replace(/^([1-9])(?: \1)+$/u, "$1");
  if (LAST.test(bare)) return options - 1;
  if (MIDDLE.test(bare) && options === 3) return 1;
  if (options === 2 && (UPPER.test(bare) || LOWER.test(bare))) return UPPER.test(bare) ? 0 : 1;
  const ordinal = ORDINALS.findIndex((names) => names.includes(bare));
  if (ordinal >= 0) return ordinal;
  const back = FROM_END.exec(bare)?.[1];
  if (back !== undefined) return numeralOf(back) < options ? options - 1 - numeralOf(back) : options;
  const found = NUMBER.exec(bare);
  const numeral = found?.[1] ?? found?.[2];
  return numeral === undefined ? null : numeralOf(numeral);
}
const numeralOf = (numeral: string): number => (/\d/u.test(numeral) ? Number(numeral) - 1 : "一二三四五六七八九".indexOf(numeral));

/** "1. Where is my invoice?", 第一个，退货运费: a place whose option has the words behind it. */
function byPlaceAndWords(bare: string, options: readonly { entry: string; question: string }[]): string | null {
  const found = /^(第?[1-9一二三四五六七八九][个条种项号点款问]?|\p{L}+ )(.+)$/u.exec(bare);
  const place = found && placeOf(found[1]!.trim().replace(/^([1-9一二三四五六七八九])[个条]$/u, "第$1"), options.length);
  const meant = place === null || !options[place] ? null : byWords(found![2]!.trim(), options);
  return meant !== null && meant === options[place!]!.entry ? meant : null;
}

const NONE = new RegExp(
  [
    /0|〇|零|不{1,9}|否|都不|都没|并?不是(?:这[个些])?|(?:以上|都)皆?非|都唔系|唔系/u,
    /不?(?:一个|(?:以上|上面)?(?:这|那)?(?:些|[几两二三四五1-9][个条项])?)的?(?:[都全]|全都|全部)?(?:不是|不对|没有|(?<=[都全部])不[行要符合]+)(?:我[想要]*[问找说]?的?)?/u,
    /(?:都?没有?)(?:一个)?(?:是|对|合适|符合|我(?:[想要]?[问找说要]|需要)|需要)的?/u,
    /(?:都|全都?)?不(?:需要|要|用|想问|想要)/u,
    /[问说找是]?(?:其他|其它|别的|另外)的?(?:问题|事情?|选项)?/u,
  ]
    .map(({ source }) => `^(?:${source})[吧呢啊呀哦嗯的了]*(?:谢谢)?$`)
    .join("|"),
  "u",
);
const NONE_EN = new RegExp(
  `^(?:(?:no|sorry) )*(?:${[
    /no|n|nope|nah|zero|none|neither|nothing|not any|not really|wrong|all wrong|they are all wrong|others?|something else|another question/u,
    /(?:none|neither|not any|nothing|one|any|not)(?: one)? of (?:these|those|them|the above|it|(?:the|your|these|those) options)/u,
    /none (?:fits?|match(?:es)?|appl(?:y|ies))|nothing (?:here|fits|matches)/u,
    /(?:it is |thats |that is )?not(?: (?:it|these|those|that|this|right|this one|that one|what i (?:want|wanted|mean|meant|asked|need)))?(?: for)?|it is not/u,
    /(?:i )?(?:do not )?want (?:none|any) of (?:these|those|them)/u,
  ]
    .map(({ source }) => source)
    .join(
      "|",
    )})(?: (?:are|is|apply|applies|fit|match|please|pls|thanks|thank you|right|correct|it|what i (?:want|wanted|mean|meant|need)))*$`,
  "u",
);

/** Where one question only is offered. */
const YES = /^(?:是|对|嗯|恩|好|行|可以|需要|要|没错|正确|正是|就是|就|这个|那个|它|[的呀啊吧了哦呢]|谢谢|多谢)+$/u;
const YES_EN =
  /^(?:yes|yeah|yep|yup|y|right|correct|exactly|ok|okay|sure|absolutely|indeed|of course|please|thanks|thank you|it is|i do|thats|that is|this|that|one|the one|it|right|what i (?:mean|meant|want|need))(?: (?:yes|right|correct|exactly|please|thanks|thank you|it is|i do|thats|that is|this|that|one|the one|it|what i (?:mean|meant|want|need)))*$/u;
const AGREES =
  /[是对嗯恩好行要]|可以|没错|正确|这个|^(?:y|it is)$|yes|yeah|yep|yup|right|correct|exactly|ok|sure|absolutely|indeed|course|th(?:at|is)/u;

/** The one option that has these words, in a row or (words set apart by spaces) in any order; null for none or several. */
function byWords(words: string, options: readonly { entry: string; question: string }[]): string | null {
  const tokens = tokenize(words);
  const key = keyOf(tokens);
  if (key === "") return null;
  const read = options.map(({ entry, question }) => ({ entry, tokens: tokenize(normalize(question)) }));
  const equal = read.find((option) => keyOf(option.tokens) === key);
  if (equal) return equal.entry;
  if (!saysSomething(tokens)) return null;
  const hasSome = (option: readonly Token[], said: readonly Token[]): boolean => hasInRow(option, said) || hasWords(option, said);
  for (const has of [hasSome, hasCharacters]) {
    const having = read.filter((option) => has(option.tokens, tokens));
    if (having.length > 0) return having.length === 1 ? having[0]!.entry : null;
  }
  return null;
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

/** 改抬头 of 抬头写错了怎么修改: all of its characters in any order, two of them side by side. Question words beside two more (怎么退货) ask anew. */
function hasCharacters(option: readonly Token[], tokens: readonly Token[]): boolean {
  const named = tokens
    .map(({ text }) => text)
    .join("")
    .replace(ASKING, "");
  if (named.length < 3) return false;
  const theirs = new Set(option.map(({ text }) => text));
  return (
    tokens.length >= 3 &&
    tokens.every(({ kind, text }) => kind === "character" && theirs.has(text)) &&
    tokens.some(({ text }, i) =>
      option.some((one, at) => one.text === text && option[at + 1]?.text === tokens[i + 1]?.text && i + 1 < tokens.length),
    )
  );
}
