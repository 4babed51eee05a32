// A small log to start from: every column once, and a line with only what is required.
const rows = [
  {
    id: "a-1001",
    time: "2026-11-11T09:30:00+08:00",
    question: "退货的邮费要我自己付吗",
    conversation: "c1",
    customer: "u77",
    channel: "web",
    outcome: "answered",
    entry: "",
    confidence: 91,
    version: 12,
    helpful: true,
  },
  {
    id: "a-1002",
    time: "2026-11-11T09:31:10+08:00",
    question: "那取件能约晚上吗",
    conversation: "c1",
    customer: "u77",
    channel: "web",
    outcome: "unanswered",
    entry: "",
    confidence: 31,
    version: 12,
    helpful: "",
  },
  {
    id: "a-1003",
    time: "2026-11-11 10:02",
    question: "can you ship to taiwan",
    conversation: "c2",
    customer: "u81",
    channel: "app",
    outcome: "",
    entry: "",
    confidence: "",
    version: "",
    helpful: "",
  },
  {
    id: "",
    time: "",
    question: "没有电梯能送上楼吗",
    conversation: "",
    customer: "",
    channel: "",
    outcome: "",
    entry: "",
    confidence: "",
    version: "",
    helpful: "",
  },
];

export const columns = [
  "question",
  "time",
  "outcome",
  "entry",
  "confidence",
  "conversation",
  "customer",
  "channel",
  "version",
  "helpful",
  "id",
] as const;

const jsonl = rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "")))).join("\n");
const csv = [columns.join(","), ...rows.map((row) => columns.map((column) => row[column]).join(","))].join("\r\n");

const link = (type: string, text: string): string => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
/** For `<a download>`; the BOM lets spreadsheets read the Chinese. */
export const exampleFiles = [
  { name: "log-example.jsonl", href: link("application/x-ndjson", `${jsonl}\n`), label: "exampleJsonl" },
  { name: "log-example.csv", href: link("text/csv", `\uFEFF${csv}\r\n`), label: "exampleCsv" },
] as const;
