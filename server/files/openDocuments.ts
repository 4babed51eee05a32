// What a file is before it is read: a workbook, a table, lines of ours, or documents of another system, in one file or as the members of a zip.
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Failure } from "../../shared/errors.ts";
import { decodeFile, decodeText } from "../reading/decode.ts";
import type { Encoding } from "../reading/encodings.ts";
import { elementCutter, isArrayOfObjects } from "../reading/jsonArray.ts";
import { beyond, longestLine, mostText } from "../reading/limits.ts";
import { openZip, type ZipParts } from "../reading/zipParts.ts";
import { isAzureJson } from "./formats/azureJson.ts";
import { isBotpress } from "./formats/botpress.ts";
import { documentsOf, parsedJson, type Documents } from "./formats/documents.ts";
import { isObject, type FilePart } from "./formats/foreign.ts";
import { isNlpjs } from "./formats/nlpjs.ts";
import { isRasa } from "./formats/rasa.ts";

/** `values`: entries of ours in one JSON document, not one a line. */
/** `member`: one table, or one file of lines, that was packed: it lies unpacked at `path` and is the reader's to remove. */
export type Opened =
  | { kind: "workbook" }
  | { kind: "text" }
  | { kind: "documents"; documents: Documents }
  | { kind: "values"; values: unknown[] }
  | { kind: "member"; path: string; others: string[] };

const text: Opened = { kind: "text" };

/** Looks at a file's beginning, and at all of it where that is needed to tell. Throws `unreadable_file` and `too_large`. */
export async function openDocuments(path: string, tell: (encoding: Encoding) => void): Promise<Opened> {
  const start = await firstBytes(path);
  if (start.toString("latin1", 0, 2) === "PK") return openPacked(path);
  if (start.toString("hex") === "d0cf11e0")
    throw new Failure("unreadable_file", "an old .xls file; save it as .xlsx or CSV", { why: "oldExcel" });
  let begin = "";
  for await (const piece of decodeFile(path)) {
    begin += piece;
    if (begin.trim().length > enough) break;
  }
  if (isRasa(begin)) return { kind: "documents", documents: documentsOf([{ name: null, text: await whole(decodeFile(path, tell)) }]) };
  if (!/^\s*[[{]/u.test(begin) || isLineOfOurs(begin)) return text;
  const all = await whole(decodeFile(path, tell));
  const value = parsedJson(all);
  // What is no JSON as a whole may be so line by line.
  if (value === undefined) {
    const lines = all.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== "");
    const first = parsedJson(lines[0] ?? "");
    if (!isForeign(first)) return text;
    return {
      kind: "documents",
      documents: { yaml: [], values: lines.map((line) => ({ part: null, value: parsedJson(line) ?? line })), others: [] },
    };
  }
  const ours = entriesIn(value);
  if (ours) return { kind: "values", values: ours };
  return { kind: "documents", documents: documentsOf([{ name: null, text: all }]) };
}

const enough = 200_000;
const isTable = /\.(?:csv|tsv|txt|xlsx|jsonl)$/iu;

const isForeign = (value: unknown): boolean => isNlpjs(value) || isBotpress(value) || isAzureJson(value);
const isEntry = (value: unknown): boolean => isObject(value) && ("question" in value || "questions" in value);

/** Whether the first line, or the first element of an array, is an entry of ours, or neither that nor another system's. */
function isLineOfOurs(begin: string): boolean {
  if (isArrayOfObjects(begin)) {
    const [first] = elementCutter(longestLine).push(begin.slice(begin.indexOf("[")));
    const value = first?.text == null ? undefined : parsedJson(first.text.trim());
    return value !== undefined && !isForeign([value]) && !isForeign(value);
  }
  const start = begin.trimStart();
  const end = start.search(/[\r\n]/u);
  const value = parsedJson(end < 0 ? start : start.slice(0, end));
  return isEntry(value) || (isObject(value) && !isForeign(value) && end >= 0 && start.slice(end).trimStart().startsWith("{"));
}

/** One entry, or the entries that one key holds; null: there are none of ours. */
function entriesIn(value: unknown): unknown[] | null {
  if (isForeign(value)) return null;
  if (isEntry(value)) return [value];
  if (Array.isArray(value)) return value.some(isEntry) ? value : null;
  const lists = isObject(value) ? Object.values(value).filter((one): one is unknown[] => Array.isArray(one) && one.some(isEntry)) : [];
  return lists.length === 1 ? lists[0]! : null;
}

async function openPacked(path: string): Promise<Opened> {
  let zip: ZipParts;
  try {
    zip = await openZip(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // What is wrong with it is said where workbooks are read.
    return { kind: "workbook" };
  }
  try {
    if (zip.has("xl/workbook.xml") || zip.has("[Content_Types].xml")) return { kind: "workbook" };
    const parts: FilePart[] = [];
    const others: string[] = [];
    const budget = { left: mostText };
    for (const name of zip.names) {
      if (name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.)/u.test(name)) continue;
      if (/\.(?:json|ya?ml)$/iu.test(name)) parts.push({ name, text: await whole(decodeText(zip.read(name), { strict: true }), budget) });
      else others.push(name);
    }
    const tables = others.filter((name) => isTable.test(name));
    // Custom Question Answering packs its table with its settings and synonyms.
    const [table, ...more] = tables.filter((name) => !/(?:^|\/)(?:settings|synonyms)\.\w+$/iu.test(name));
    if (parts.length === 0 && table !== undefined) {
      if (more.length > 0)
        throw new Failure(
          "unreadable_file",
          `tables and lines of ours are imported one at a time; found ${tables.slice(0, 20).join(", ")}`,
          {
            why: "tables",
            seen: tables.slice(0, 20),
          },
        );
      const member = path.replace(/(?:\.entries)?\.raw$/u, "") + ".member.entries.raw";
      await pipeline(Readable.from(zip.read(table)), createWriteStream(member, { mode: 0o600 }));
      return { kind: "member", path: member, others: others.filter((name) => name !== table) };
    }
    const documents = documentsOf(parts);
    return { kind: "documents", documents: { ...documents, others: [...documents.others, ...others] } };
  } catch (error) {
    if (error instanceof Failure || error instanceof RangeError) throw error;
    throw new Failure("unreadable_file", `not a readable zip: ${error instanceof Error ? error.message : String(error)}`, { why: "zip" });
  } finally {
    zip.close();
  }
}

async function whole(pieces: AsyncIterable<string>, budget = { left: mostText }): Promise<string> {
  const held: string[] = [];
  for await (const piece of pieces) {
    if ((budget.left -= piece.length) < 0)
      throw beyond("text", `files have at most ${mostText.toLocaleString("en")} characters of text together`, mostText, { row: 0 });
    held.push(piece);
  }
  return held.join("");
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
