// What a question does not want: refusals ("不用开发票", "don't cancel my order") and undoing ("取消", "stop"), with the words that they are about.

/** Characters of a text, half-open. */
interface Span {
  start: number;
  end: number;
}

/** What is refused or undone: the cue as it was said and where, and what it is about (the cue not among it). */
export interface Unwanted {
  kind: "refused" | "undone";
  said: string;
  cue: Span;
  about: readonly Span[];
}

/**
 * Finds what a normalised text refuses, or asks to undo; null for neither. Not wanting, not needing, never again, 不要, 不用, 别 … are refusals.
 * Inability, complaints and questions whether something is needed ("why can't I …", "不能退款怎么办", "不用押金吗") are none: they ask for what they name.
 */
export function refusalIn(text: string): Unwanted | null {
  const clauses = clausesOf(text);
  return joined(clauses.map(refusedIn), text) ?? joined(clauses.map(undoneIn), text);
}

/** How often a text speaks of undoing or ending something, in whatever form: an even number says the contrary of an odd one. */
export const undoingsIn = (text: string): number => text.match(UNDOING)?.length ?? 0;

/** The first cue, with what all of them are about. One that is about nothing by itself ("…, don't change it", "…，怎么撤回") is about what was said before. */
function joined(found: readonly (Unwanted | null)[], text: string): Unwanted | null {
  const all = found.filter((refusal) => refusal !== null);
  const [first] = all;
  if (!first) return null;
  const about = all.flatMap((refusal) => {
    const isEmpty = refusal.about.every(({ start, end }) => SAYS_NOTHING.test(text.slice(start, end)));
    return isEmpty || refusal.about.some(({ start, end }) => POINTS_BACK.test(text.slice(start, end)))
      ? [{ start: 0, end: refusal.cue.start }, ...refusal.about]
      : refusal.about;
  });
  return { ...first, about };
}

const SAYS_NOTHING =
  /^(?:[^\p{L}\p{N}]|怎么|如何|我|你们?|请|可以|能|想|要|了|啊|哈|吧|呀|的|吗|么|就|先|都|还|再|do|how|i|can|please|pls|to|want|you)*$/u;
const POINTS_BACK = /\b(?:it|that|this|them|those|one)\W*$|^\W*[a-z]+ (?:it|that|this|them)\b/u;

interface Clause {
  text: string;
  start: number;
}

const HAN = String.raw`\p{Script=Han}`;
const CLAUSE_END = new RegExp(String.raw`[,;:!?。、…]+|\.(?!\d)|(?<=${HAN})\s+(?=${HAN})`, "gu");

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(CLAUSE_END)) {
    // The mark belongs to what it ends: a question mark tells a question.
    clauses.push({ text: text.slice(start, index + mark.length), start });
    start = index + mark.length;
  }
  return [...clauses, { text: text.slice(start), start }].filter((clause) => clause.text.trim() !== "");
}

const span = ({ start }: Clause, from: number, until: number): Span => ({ start: start + from, end: start + until });

/** What people do, or have done for them, in one character. */
const ZH_DOING = "[退换修改买办开补寄送装拆续充订约取学报付还租贷借领升降注销停关删撤]";
// 不 after its own verb asks (要不要, 用不用, 想不想, 需不需要); 别 is a word of its own only where a sentence may begin.
const ZH_REFUSED = new RegExp(
  [
    "(?<!要)不要(?:再|给我|帮我)?",
    "(?<!用)不用(?:再|给我|帮我)?",
    "(?<!想)不想(?:要|再)?",
    "(?<!需)不需要(?:再)?",
    "不必(?:再)?",
    "不再",
    "无需|无须|毋须|甭|用不着|谢绝|拒绝|不准备|不考虑",
    "(?<!愿)不愿意?",
    "(?<!打)不打算(?:再)?",
    "不是(?:要|想)",
    "没要(?!求)|没(?:有)?(?:想|打算|说)(?:要|过要)?",
    "没(?:有)?必要(?:再)?",
    "(?<=就|都)免了",
    "(?<=^|请|千万|麻烦|先|都|就|你|您|们|再也|可|求|还是|那)别(?!的|人|墅|名|处|样|国|家|店|号|扭|致|针|克|说|提)(?:再|给我|帮我)?",
    // "课不退了", "我不分期": said as a decision.
    `不(?=${ZH_DOING}[^吗么?]{0,5}了(?:吧|啊|哈|呀)?[,!。.;]*$)`,
    "(?<=^我?|我们|咱|那就?|决定|暂时)不(?=(?:分期|升级|续费|退|换|买|办|开|装|修|改)[^吗么?]{0,4}[,!。.;]*$)",
  ].join("|"),
  "u",
);
/** Before a cue: it asks why, whether or what if, and refuses nothing. */
const ZH_ASKS_BEFORE =
  /(?:为什么|为啥|怎么|咋|凭什么|干嘛|能不能|可不可以|能否|可否|可以|能|是不是|是否|会不会|有没有|难道|如果|要是|假如|万一|若|倘若|什么|之前|当时|上次|以前|原来|当初)(?:我|你们?|您|他们?|就|都|还|也|又)?$/u;
/** At the end: whether it is needed is asked. */
const ZH_ASKS_AFTER = /\?$|[吗么呢][。!]?$/u;
/** What is said after this is no longer refused. 了 ends it too ("不要了怎么退"), but not at the end ("不用开了"). */
const ZH_BREAK =
  /怎么|怎样|如何|咋|能不能|能否|可不可以|可以|要不要|是不是|有没有|多少|多久|什么|哪|为什么|为啥|但|只|而是|改成|换成|想|我要|要求|就|的话|时候|之后|以后|后|现在|^的|^了(?=.)|了(?=退|换|要|能|可|怎|想|请)/u;
/** What stands before the cue is refused too ("发票不用开了"), unless it is wanted. */
const ZH_WANTED = /要|想|需要|能|可以|怎么|如何|请|帮|申请|是|有/u;

const EN_NOT = String.raw`(?:do not|dont|did not|didnt|does not|would not|wouldnt|will not|wont|no longer|not|never|neither)`;
const EN_REFUSED = new RegExp(
  [
    // Not "do i not need": that asks.
    String.raw`(?<!\b(?:do|does|did|can|could|should|would|is|are|why|if) (?:i|we|you|they|he|she|it) )\b${EN_NOT} (?:really |actually |even |ever |currently )?(?:want|wanna|need|wish|intend|plan|require|desire|going|looking|planning|trying|asking|interested|necessary)\b(?: you)?(?: to| for| in)?(?: have| be)?`,
    String.raw`\b(?:no need|no reason|no wish|no intention|rather not|not interested|no interest|no point|decided against|against|(?:decided|chose|prefer|agreed|going) not)\b(?: to| for| in| of)?`,
    String.raw`\b(?:instead of|rather than)\b`,
    String.raw`^\s*no (?=.*\b(?:for me|please|pls|plz|thanks|thx|thank you)\b)(?!.*\b(?:received?|arrived?|yet|help|still|came|come|shows?|working|works?|available|sent|updates?|idea|one|way)\b)`,
    // Commands; not knowing, having or receiving is no wish.
    String.raw`(?:^|\b(?:please|pls|plz|just|so|then|and|but|kindly|no|sorry) )\s*(?:do not|dont|never)\s+(?!(?:you|i|we|they|it|he|she|know|understand|see|find|have|get|got|remember|receive|received|think|work|recognise|recognize|believe|feel|hear|own|use|like|care|mind|worry|forget|trust|agree|speak|live|qualify|recall|tell|say|want|need|wish|even|really|the|my|your)\b)(?:ever |even )?`,
  ].join("|"),
  "u",
);
const EN_ASKS_BEFORE = /\b(?:why|what if|what happens if|if|in case|when|because|since|unless)\b[^,]*$/u;
const EN_BREAK =
  /\b(?:how|what|when|where|who|why|which|can|could|may|is|are|was|were|will|would|should|do|does|did|but|because|so|if|instead|please|i|we|then|until|unless|and (?:want|would|need|i|we|please|how|can)|any ?more)\b/u;

function refusedIn(clause: Clause): Unwanted | null {
  const cue = ZH_REFUSED.exec(clause.text);
  if (cue) return refusedBy(clause, cue, ZH_ASKS_BEFORE, ZH_BREAK, ZH_WANTED);
  const english = EN_REFUSED.exec(clause.text);
  return english ? refusedBy(clause, english, EN_ASKS_BEFORE, EN_BREAK, null) : null;
}

function refusedBy(clause: Clause, cue: RegExpExecArray, asks: RegExp, breaks: RegExp, wanted: RegExp | null): Unwanted | null {
  const before = clause.text.slice(0, cue.index);
  if (asks.test(before) || ZH_ASKS_AFTER.test(clause.text.trimEnd())) return null;
  return refusalBy("refused", clause, cue, breaks, wanted !== null && !wanted.test(before) ? 0 : cue.index);
}

/** A cue is about what follows it, up to a break, and about what stands before it from `from` on. */
function refusalBy(kind: Unwanted["kind"], clause: Clause, cue: RegExpExecArray, breaks: RegExp, from: number): Unwanted {
  const after = cue.index + cue[0].length;
  const ends = breaks.exec(clause.text.slice(after));
  return {
    kind,
    said: cue[0].trim(),
    cue: span(clause, cue.index, after),
    about: [span(clause, from, cue.index), span(clause, after, ends ? after + ends.index : clause.text.length)],
  };
}

const ZH_UNDONE =
  /(?<=^|怎么|怎样|如何|咋|想要?|要|请|帮我?|给我|把|可以|能|我|申请|麻烦|办理?|自己|不|再|别|用|提前|现在|直接|马上|尽快|立刻)(?:取消|撤销|撤回|停用|停掉|停止|注销|退订|退掉|终止|解约|解除|解冻|关闭|关掉|退出|收回|再?拆开|再打开|再开通|恢复|改回)/u;
const ZH_UNDONE_BREAK = /怎么|怎样|如何|咋|后|之后|以后|了|的|时|会(?!员)|要|能|可以|多久|多少|吗|么|为什么/u;
/** What stands before an undoing is another matter up to the last of these ("取消订单后，退款…"). */
const ZH_UNDONE_FROM = /^.*(?:后|之后|以后|时|的话)/u;
const EN_UNDONE =
  /(?<=^|\b(?:how (?:do|can|could|would|should) (?:i|we)|how to|want to|wanna|need to|like to|wish to|can i|can you|can we|could you|could i|may i|please|pls|i|to|just|not|must|and|dont) )(?:cancel|stop|undo|revoke|deactivate|disable|unsubscribe from|unsubscribe|terminate|discontinue|turn off|switch off|opt out of|withdraw from|withdraw|get rid of|quit|leave|exit|take me off|remove me from|take back|lift|unfreeze|unblock|reverse)\b/u;
const EN_UNDONE_BREAK = /\b(?:how|what|when|where|who|why|which|but|because|so|if|then|after|before|and|that|which)\b/u;

function undoneIn(clause: Clause): Unwanted | null {
  const cue = ZH_UNDONE.exec(clause.text);
  if (cue) return refusalBy("undone", clause, cue, ZH_UNDONE_BREAK, ZH_UNDONE_FROM.exec(clause.text.slice(0, cue.index))?.[0].length ?? 0);
  const english = EN_UNDONE.exec(clause.text);
  return english && refusalBy("undone", clause, english, EN_UNDONE_BREAK, english.index);
}

// Giving back is none: who asks for a refund asks for something.
const UNDOING =
  /取消|撤销|撤回|撤单|停[用掉止机卡课]|注销|销户|退订|终止|解约|解除|解绑|退出|关(?![于系注键心怀税节联门])|删除|删掉|作废|挂失|冻结|\b(?:cancel\w*|stop\w*|undo\w*|revok\w*|deactivat\w*|disabl\w*|unsubscrib\w*|terminat\w*|discontinu\w*|turn(?:ing)? off|switch(?:ing)? off|opt(?:ing)? out|withdraw\w*|get(?:ting)? rid|remov\w*|delet\w*|clos(?:e|ing|ure)|quit|leave|end (?:my|the|it|this|our)|block\w*|freez\w*)\b/gu;
