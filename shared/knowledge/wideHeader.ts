// A header row: which column holds which field, by our own names, by those that other programs and people use, and as a person chose.
import type { RowProblem } from "./jsonl.ts";
import { markHeaders, reasonHeaders, wideFields, wideHeaders, type WideField } from "./wideColumns.ts";

/** Columns by number from 0; several of one field in their order, such as 相似问1, 相似问2. */
export type WideColumns = ReadonlyMap<WideField | "mark", readonly number[]>;

/** What a person said that a column holds, by its name; null: nothing of ours. */
export type ColumnChoices = ReadonlyMap<string, WideField | null>;

export interface WideHeader {
  columns: WideColumns;
  /** Columns with what they are read as; those of the file of rejected rows are left out. */
  names: { name: string; column: number; field: WideField | null }[];
  problems: RowProblem[];
}

/** A column's name: its header, else its letters as a spreadsheet has them, in brackets. */
export function columnName(header: string, column: number): string {
  if (header !== "") return header.slice(0, 200);
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `(${letters})`;
}

/** Reads the row in front of all others; null when no column of it holds the standard question. */
export function readWideHeader(cells: readonly string[], choices: ColumnChoices = new Map()): WideHeader | null {
  const header = cells.map((cell) => cell.trim());
  const found = new Map<WideField | "mark", number[]>();
  const isTaken = new Set<number>();
  const give = (field: WideField | "mark", column: number): void => {
    isTaken.add(column);
    found.set(field, [...(found.get(field) ?? []), column]);
  };
  const chosen = header.map((cell, column) => choices.get(columnName(cell, column)));
  for (const [column, field] of chosen.entries()) if (field) give(field, column);
  // Our own names first: 标准问 is the question, whatever else is called 问题.
  for (const namedBy of [ownName, otherName])
    for (const [column, cell] of header.entries()) {
      const field = isTaken.has(column) || chosen[column] !== undefined ? null : namedBy(cell);
      if (field && (!found.has(field) || severalOf.has(field))) give(field, column);
    }
  const names: WideHeader["names"] = [];
  const problems: RowProblem[] = [];
  for (const [column, cell] of header.entries()) {
    const field = [...found].find(([, taken]) => taken.includes(column))?.[0] ?? null;
    if (field === "mark" || reasons.has(keyOf(cell)) || (cell === "" && field === null)) continue;
    names.push({ name: columnName(cell, column), column, field });
    if (field !== null || chosen[column] !== undefined) continue;
    const repeated = ownName(cell) ?? otherName(cell);
    problems.push({
      field: cell,
      ...(repeated
        ? { code: "repeated_column", message: "this column stands here twice; the first is read, this one ignored" }
        : { code: "unknown_column", message: `not one of the columns ${wideHeaders.en.join(", ")} (or in Chinese); ignored` }),
      severity: "warning",
    });
  }
  return found.has("question") ? { columns: found, names, problems } : null;
}

/** Whether a row below the header is a header once more: nothing but names of columns, the standard question's and another's among them. */
export function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length === 0) return false;
  if (
    cells.every((cell, column) => keyOf(cell) === keyOf(header[column] ?? "")) &&
    filled.length === header.filter((h) => h.trim() !== "").length
  )
    return true;
  // A single letter is more likely a text than `q` or `a`.
  const fields = filled.map((cell) => (cell.length < 2 ? null : (ownName(cell) ?? otherName(cell))));
  return fields.length > 1 && fields.every((field) => field !== null) && fields.includes("question") && new Set(fields).size > 1;
}

/** Without case, blanks and signs around words, widths, and what stands in brackets: `问题（必填）*` is 问题. */
const keyOf = (name: string): string =>
  name
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu, "")
    .replace(/[\s_*:：."'“”-]+/gu, "");

/** The number behind a name that stands several times: 相似问1, 相似问（2）, similar question #3, 相似问一. */
const numbered = /[#№]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/u;

const own = new Map<string, WideField | "mark">();
for (const headers of [wideHeaders.zh, wideHeaders.en]) for (const [i, header] of headers.entries()) own.set(keyOf(header), wideFields[i]!);
for (const header of Object.values(markHeaders)) own.set(keyOf(header), "mark");
const reasons = new Set([...reasonHeaders.zh, ...reasonHeaders.en].map(keyOf));

const others = new Map<string, WideField>();
const say = (field: WideField, names: string): void => {
  for (const name of names.split(/[,\n]/u)) others.set(keyOf(name), field);
};
say("id", "编号,知识编号,知识id,知识点id,知识点编号,问答id,问答编号,faqid,qnaid,entryid,questionid");
say(
  "category",
  "分类,类别,知识分类,知识类目,问题分类,问题类别,所属分类,所属类目,目录,所属目录,知识目录,分类路径,分类名称,类目路径,类目名称",
);
say(
  "category",
  "一级分类,二级分类,三级分类,四级分类,一级类目,二级类目,三级类目,四级类目,分类1,分类2,分类3,categories,category path,folder",
);
say("question", "问题,标准问题,标准问法,标准问句,主问题,主问法,问句,问法,提问,用户问题,客户问题,常见问题,知识标题,知识点,知识点名称,标题");
say("question", "questions,standard question,main question,primary question,canonical question,q,query,title,faq");
say(
  "similar",
  "相似问题,相似问法,相似问句,相似说法,相似,类似问题,类似问法,扩展问,扩展问题,扩展问法,拓展问,拓展问题,其他问法,其它问法,别的问法,同义问,同义问法,同义问题,近义问,近似问,近似问题,相关问法,训练语料,语料,变体",
);
say(
  "similar",
  "similar,similar question,similars,alternate question,alternate questions,alternative question,alternative questions,alternatives,variant,variants,variation,variations,question variation,question variations,utterance,utterances,paraphrase,paraphrases,synonym question,synonym questions,other questions,other wordings,wordings,training phrases,training phrase,indexes",
);
say(
  "negatives",
  "反例问,反例问题,反例问法,负例,负样本,排除问法,negative,negatives,negative question,negative example,negative examples,counter examples,counterexamples,counter-example",
);
say(
  "answer",
  "回答,答复,回复,回复内容,答案内容,回答内容,标准答案,标准回答,标准答复,应答,应答内容,知识内容,内容,分段内容,机器人回答,文本答案",
);
say("answer", "answers,a,response,responses,reply,standard answer,answer text,content");
say("channel", "适用渠道,生效渠道,渠道名称,channels");
say("tags", "标记,关键词标签,知识标签,tag,labels,label");
say("related", "关联问题,关联知识,关联知识点,相关问题,推荐问题,related question,related questions,related entries");
say(
  "validFrom",
  "生效日期,开始时间,开始日期,有效期开始,有效期起,有效期从,起始时间,起始日期,start,start date,start time,starts,effective date,effective from",
);
say(
  "validUntil",
  "失效日期,结束时间,结束日期,截止时间,截止日期,到期时间,到期日期,到期日,过期时间,过期日期,有效期,有效期至,有效期到,有效期止,有效期结束,end,end date,end time,ends,expires,expiry,expiry date,expiration,expiration date,until,valid to,valid till,valid thru",
);
say("enabled", "是否启用,启用状态,是否有效,enable,active,is enabled,is active");

const ownName = (header: string): WideField | "mark" | null => own.get(keyOf(header)) ?? null;
function otherName(header: string): WideField | null {
  const key = keyOf(header);
  const known = others.get(key);
  if (known) return known;
  const bare = keyOf(header.normalize("NFKC").replace(/[()]/gu, " ")).replace(numbered, "");
  const field = own.get(bare) ?? others.get(bare);
  return field && field !== "mark" && severalByNumber.has(field) ? field : null;
}

/** Fields of which a file may have several columns, and those whose names may have a number behind. */
const severalOf: ReadonlySet<string> = new Set<WideField>(["category", "similar", "negatives", "tags", "related"]);
const severalByNumber: ReadonlySet<string> = new Set<WideField>(["similar", "negatives", "tags"]);
