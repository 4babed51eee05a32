// What other programs and people call the columns of the wide form.
import { normalize } from "../engine/text.ts";
import { markHeaders, wideFields, wideHeaders, type WideField } from "./wideColumns.ts";

export type HeaderField = WideField | "mark";

/** Without case, script, blanks and signs around words, widths, and what stands in brackets: `問題（必填）*` is 问题. */
export const headerKey = (name: string): string =>
  normalize(name.slice(0, 200))
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu, "")
    .replace(/[\s_*:：."'“”-]+/gu, "");

/** The field that one of our own exports calls so. */
export const ownName = (header: string): HeaderField | null => own.get(headerKey(header)) ?? null;

/** The field that others call so; `isNumbered`: one of several columns, such as 相似问1, 相似问（2）, similar question #3, 答案一. */
export function otherName(header: string): { field: WideField; isNumbered: boolean } | null {
  const known = named(headerKey(header), others);
  if (known) return { field: known, isNumbered: false };
  const bare = headerKey(header.normalize("NFKC").replace(/[()]/gu, " ")).replace(number, "");
  const field = named(bare, everyName);
  return field && severalByNumber.has(field) ? { field, isNumbered: true } : null;
}
const number = /[#№]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/u;

/** Fields whose names may have a number behind. */
const severalByNumber: ReadonlySet<string> = new Set<WideField>(["question", "similar", "negatives", "answer", "tags"]);

/** By itself, or without what says whose or of what it is: 用户问法, 知识点标题, 机器人答案内容, "User Question". */
function named(key: string, names: ReadonlyMap<string, WideField>): WideField | null {
  const known = names.get(key) ?? everyName.get(key.replace(behind, ""));
  if (known) return known;
  for (let rest = key.replace(ofThings, ""), before = key; rest !== before; [before, rest] = [rest, rest.replace(ofThings, "")]) {
    const field = everyName.get(rest) ?? everyName.get(rest.replace(behind, ""));
    if (field) return field;
  }
  // A person's id, category or tags are not the entry's.
  const bare = key.replace(ofPeople, "");
  const said = everyName.get(bare) ?? everyName.get(bare.replace(behind, ""));
  return said && texts.has(said) ? said : null;
}
const ofThings = /^(?:知识点|知识库|知识|问答对?|问题|faq|qna|qa|knowledge|kb|标准|参考|默认|推荐|所属|对应|standard|default|suggested)/u;
const ofPeople = /^(?:用户|客户|顾客|访客|买家|机器人|客服|坐席|人工|智能|user|customer|client|bot|robot|agent)/u;
const behind = /(?:内容|名称|文本|正文|描述|详情|text|content)$/u;
const texts: ReadonlySet<string> = new Set<WideField>(["question", "similar", "negatives", "answer"]);

const own = new Map<string, HeaderField>();
for (const headers of [wideHeaders.zh, wideHeaders.en])
  for (const [i, header] of headers.entries()) own.set(headerKey(header), wideFields[i]!);
for (const header of Object.values(markHeaders)) own.set(headerKey(header), "mark");

const others = new Map<string, WideField>();
const say = (field: WideField, names: string): void => {
  for (const name of names.split(/[,\n]/u)) others.set(headerKey(name), field);
};
say("id", "编号,知识编号,知识id,知识点id,知识点编号,问答id,问答编号,faqid,qnaid,entryid,questionid");
say(
  "category",
  "分类,类别,类型,知识分类,知识类目,问题分类,问题类别,所属分类,所属类目,目录,所属目录,知识目录,分类路径,分类名称,类目路径,类目名称",
);
say(
  "category",
  "一级分类,二级分类,三级分类,四级分类,一级类目,二级类目,三级类目,四级类目,一级类别,二级类别,三级类别,一级目录,二级目录,三级目录,分类1,分类2,分类3,categories,category path,folder",
);
say(
  "question",
  "问,问题,标准问题,标准问法,标准问句,主问题,主问法,问句,问法,提问,用户问题,客户问题,常见问题,知识标题,知识点,知识点名称,标题,问题标题,用户说,咨询问题",
);
say(
  "question",
  "questions,standard question,main question,primary question,canonical question,original question,q,query,title,faq,user says,customer asks",
);
say(
  "similar",
  "相似问题,相似问法,相似问句,相似说法,相似,类似问题,类似问法,类似问,扩展问,扩展问题,扩展问法,拓展问,拓展问题,拓展问法,其他问法,其它问法,别的问法,同义问,同义问法,同义问题,同义句,近义问,近似问,近似问题,相似句,相关问法,训练语料,语料,变体,别名",
);
say(
  "similar",
  "similar,similar question,similars,alternate question,alternate questions,alternative question,alternative questions,alternatives,alt question,alt questions,variant,variants,variation,variations,question variation,question variations,utterance,utterances,paraphrase,paraphrases,rephrasing,rephrasings,synonym question,synonym questions,other question,other questions,other wordings,wordings,wording,training phrases,training phrase,indexes,alias,aliases",
);
say(
  "negatives",
  "反例问,反例问题,反例问法,负例,负样本,排除问法,negative,negatives,negative question,negative example,negative examples,counter examples,counterexamples,counter-example",
);
say(
  "answer",
  "答,回答,答复,回复,解答,回复内容,答案内容,回答内容,标准答案,标准回答,标准答复,应答,应答内容,话术,回复话术,应答话术,解决方案,解决办法,解决方法,知识内容,内容,分段内容,机器人回答,文本答案",
);
say("answer", "answers,a,response,responses,reply,replies,standard answer,answer text,content,body,solution,resolution");
say("channel", "适用渠道,生效渠道,渠道名称,channels,条件,答案条件,condition,conditions");
say("tags", "标记,关键词标签,知识标签,tag,labels,label");
say("related", "关联问题,关联知识,关联知识点,相关问题,推荐问题,related question,related questions,related entries");
say(
  "validFrom",
  "生效日期,生效开始时间,生效开始日期,开始时间,开始日期,有效期开始,有效期起,有效期从,有效开始时间,起始时间,起始日期,start,start date,start time,starts,effective date,effective from",
);
say(
  "validUntil",
  "失效日期,生效结束时间,生效结束日期,结束时间,结束日期,截止时间,截止日期,到期时间,到期日期,到期日,过期时间,过期日期,有效期,有效期至,有效期到,有效期止,有效期结束,有效结束时间,end,end date,end time,ends,expires,expiry,expiry date,expiration,expiration date,until,valid to,valid till,valid thru",
);
say("enabled", "是否启用,是否生效,启用状态,是否有效,enable,active,is enabled,is active");

/** Ours too: 标准问1. */
const everyName = new Map<string, WideField>(others);
for (const [key, field] of own) if (field !== "mark") everyName.set(key, field);
