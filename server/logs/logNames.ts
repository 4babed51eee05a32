// What columns and keys of a log are called: by our own format, and by other programs in files.
import { headerKey } from "../../shared/knowledge/headerNames.ts";
import { logFields, type LogField } from "../../shared/knowledge/logProblem.ts";

const names: Record<LogField, readonly string[]> = {
  id: ["id", "编号", "消息id", "问答id"],
  time: ["time", "at", "timestamp", "时间", "提问时间", "日期"],
  question: ["question", "text", "query", "问题", "提问", "用户问题", "客户问题", "问句"],
  conversation: ["conversation", "session", "会话", "会话id", "会话编号"],
  customer: ["customer", "user", "客户", "用户", "客户id", "用户id"],
  channel: ["channel", "渠道"],
  outcome: ["outcome", "结果"],
  entry: ["entry", "知识点", "知识点id", "命中知识点"],
  confidence: ["confidence", "置信度"],
  version: ["version", "版本"],
  helpful: ["helpful", "有帮助", "是否有帮助"],
  role: ["role", "角色"],
  agent: ["agent", "坐席", "客服", "人工客服"],
};

/** By other programs. Scores, ratings and outcomes are not guessed: what their values mean differs. */
const others: Record<LogField, string> = {
  id: "message id,msg id,log id,turn id,record id,消息编号,日志id,日志编号,记录id,流水号",
  time: "date,datetime,date time,created,created at,create time,created time,sent at,send time,ask time,asked at,message time,创建时间,发送时间,消息时间,咨询时间,对话时间,会话时间,访问时间,发生时间,记录时间,入库时间",
  question:
    "questions,user question,user query,user input,user message,user msg,user text,user says,user utterance,customer question,customer message,customer msg,customer query,utterance,input,message,message text,content,msg,body,原始问题,问题内容,提问内容,咨询内容,咨询问题,用户提问,用户问句,用户问法,用户输入,用户消息,用户说,客户提问,客户消息,客户问法,顾客问题,顾客提问,访客问题,访客提问,访客消息,消息,消息内容,内容,文本,聊天内容,会话内容,对话内容,发送内容",
  conversation:
    "conversation id,conv id,session id,chat id,dialog id,dialogue id,thread id,会话号,会话标识,对话,对话id,对话编号,聊天id,call id,通话,通话id,通话编号,通话标识,录音编号,来电编号",
  customer:
    "customer id,user id,uid,visitor,visitor id,client id,open id,用户编号,用户标识,客户编号,客户标识,顾客,顾客id,顾客编号,访客,访客id,访客编号,会员id,会员编号",
  channel: "channel name,渠道名称,来源渠道,接入渠道,咨询渠道",
  outcome: "",
  entry:
    "entry id,matched entry,matched question,hit faq,hit question,matched faq,命中知识,命中问题,匹配知识点,匹配知识,匹配问题,命中标准问,匹配标准问",
  confidence: "",
  version: "",
  helpful: "",
  agent:
    "agent id,agent name,staff,staff id,staff name,operator,operator id,operator name,坐席id,坐席号,坐席工号,坐席姓名,座席,座席id,座席工号,客服id,客服编号,客服工号,客服昵称,客服姓名,客服账号,接待客服,接待人,工号",
  role: "role,sender,sender type,sender role,speaker,from,author,author type,direction,inbound,角色,发送者,发送人,发送方,发送者类型,发送人类型,发送方类型,消息发送方,用户类型,角色类型,说话人,发言人,发言者,发言方,消息方向,身份",
};

const byName = new Map<string, LogField>();
const byUsualName = new Map<string, LogField>();
for (const field of logFields) {
  for (const name of names[field]) byName.set(name, field);
  for (const name of [...names[field], ...others[field].split(",")]) if (name !== "") byUsualName.set(headerKey(name), field);
}

/** The field that a name stands for in our own format; null for one we do not read. */
export const fieldOf = (name: string): LogField | null => byName.get(name) ?? byName.get(name.trim().toLowerCase()) ?? null;

/** Whether a name says that its column tells roles, where others that mean so often hold people's names (发送人 beside 发送人类型). */
export const saysRole = (name: string): boolean => /(?:role|type|角色|类型|身份)$/u.test(headerKey(name));

/** What another program that calls something so most likely means. */
export const usualFieldOf = (name: string): LogField | null => (name.length > 60 ? null : (byUsualName.get(headerKey(name)) ?? null));
