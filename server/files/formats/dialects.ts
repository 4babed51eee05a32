// Tables of other systems, told by their headers: what their columns hold where the names alone do not say, and how a row is put into ours.
import { columnName } from "../../../shared/knowledge/wideHeader.ts";
import { headerKey } from "../../../shared/knowledge/headerNames.ts";
import type { ImportFormat } from "../../../shared/knowledge/fileFormats.ts";
import type { Separator } from "../../../shared/knowledge/separators.ts";
import { joinList, lists } from "../../../shared/knowledge/wideCells.ts";
import type { WideField } from "../../../shared/knowledge/wideColumns.ts";
import { azureTags, noteOfAzure, promptedIds } from "./azure.ts";
import type { ForeignTakes } from "./foreign.ts";

export interface Dialect {
  format: ImportFormat;
  /** The header as it is read. */
  header: string[];
  /** What columns hold, by their names; null: nothing of ours, and nobody need be asked. */
  fields: ReadonlyMap<string, WideField | null>;
  /** Columns that nobody is asked about. */
  hidden: ReadonlySet<string>;
  /** What always parts wordings. */
  part: readonly Separator[];
  /** A row below the header; `isRead`: the column is read as the dialect says, and not as a person does. */
  turn: (cells: string[], isRead: (column: number) => boolean) => string[];
}

type Note = ForeignTakes["note"];
type Takes = Pick<ForeignTakes, "note" | "suggested">;

/** What the header shows it to be, or null for a table of any other program. */
export function dialectOf(header: readonly string[], take: Takes): Dialect | null {
  const keys = header.map(headerKey);
  return azure(header, keys, take) ?? fastgpt(header, keys) ?? maxkb(header, keys, take.note);
}

function azure(header: readonly string[], keys: readonly string[], take: Takes): Dialect | null {
  const { note } = take;
  const at = (name: string): number => keys.indexOf(name);
  const isOne =
    at("question") >= 0 &&
    at("answer") >= 0 &&
    ["metadata", "prompts", "qnaid", "iscontextonly", "suggestedquestions"].some((key) => at(key) >= 0);
  if (!isOne) return null;
  const category = header.length;
  const fields = new Map<string, WideField | null>([["Metadata: category", "category"]]);
  for (const [key, field] of [
    ["metadata", "tags"],
    ["prompts", "related"],
    ["source", null],
    ["suggestedquestions", null],
    ["iscontextonly", null],
    ["sourcedisplayname", null],
  ] as const)
    if (at(key) >= 0) fields.set(columnName(header[at(key)]!.trim(), at(key)), field);
  return {
    format: "azure",
    header: [...header, "Metadata: category"],
    fields,
    hidden: new Set([...fields].flatMap(([name, field]) => (field === null || field === "category" ? [name] : []))),
    part: [],
    turn: (given, isRead) => {
      // One more than the header has is one too many still.
      if (given.length > header.length && given.slice(header.length).some((cell) => cell.trim() !== ""))
        return [...given.slice(0, category), "", ...given.slice(category)];
      const cells = padded(given.slice(0, header.length), header.length);
      const cell = (name: string): string => (at(name) >= 0 ? (cells[at(name)] ?? "").trim() : "");
      noteOfAzure({ question: cell("question"), suggested: cell("suggestedquestions"), contextOnly: cell("iscontextonly") }, take);
      const metadata = at("metadata") >= 0 && isRead(at("metadata")) ? azureTags(cell("metadata"), note) : null;
      if (metadata) cells[at("metadata")] = joinList(metadata.tags, "\n", lists);
      if (at("prompts") >= 0 && isRead(at("prompts"))) cells[at("prompts")] = joinList(promptedIds(cell("prompts"), note), "\n", lists);
      return [...cells, metadata?.category ?? ""];
    },
  };
}

/** `q, a, indexes` and more wordings in columns without a name. */
function fastgpt(header: readonly string[], keys: readonly string[]): Dialect | null {
  if (keys[0] !== "q" || keys[1] !== "a" || !["index", "indexes"].includes(keys[2] ?? "")) return null;
  if (keys.slice(3).some((key) => key !== "" && !/^index(?:es)?\d*$/u.test(key))) return null;
  return {
    format: "fastgpt",
    header: header.slice(0, 3),
    fields: new Map(),
    hidden: new Set(),
    part: [],
    // An index is one wording, whatever lines it has.
    turn: (cells) => [
      ...padded(cells, 2).slice(0, 2),
      cells
        .slice(2)
        .map((cell) => cell.replace(/\s+/gu, " ").trim())
        .filter(Boolean)
        .join("\n"),
    ],
  };
}

/** 分段标题, 分段内容, 问题: the wordings one a line in one cell; without any the title is the question. */
function maxkb(header: readonly string[], keys: readonly string[], note: Note): Dialect | null {
  const [title = -1, content = -1, question = -1] = ["分段标题", "分段内容", "问题"].map((name) => keys.indexOf(name));
  if (content === -1 || question === -1) return null;
  const nameOf = (column: number): string => columnName(header[column]!.trim(), column);
  return {
    format: "maxkb",
    header: [...header],
    fields: new Map<string, WideField | null>([
      [nameOf(content), "answer"],
      [nameOf(question), "question"],
      ...(title === -1 ? [] : [[nameOf(title), null] as const]),
    ]),
    hidden: new Set(),
    part: ["lines"],
    turn: (given) => {
      const cells = padded(given, header.length);
      const [called, asked] = [(cells[title] ?? "").trim(), (cells[question] ?? "").trim()];
      if (asked === "") cells[question] = called;
      else if (called !== "" && !asked.split(/[\r\n]+/u).some((line) => line.trim() === called)) note("titles", called);
      return cells;
    },
  };
}

/** A short row has empty cells for the rest. */
const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? "");
