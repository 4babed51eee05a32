// Files that are no table: which system's they are, told by their content, and their entries. One file, or several as a zip.
import { Failure } from "../../../shared/errors.ts";
import type { ImportFormat } from "../../../shared/knowledge/fileFormats.ts";
import { jsonShape, isBeyond, deepestJson } from "../../reading/jsonShape.ts";
import { isAzureJson, readAzureJson } from "./azureJson.ts";
import { isBotpress, readBotpress } from "./botpress.ts";
import { isDialogflow, readDialogflow } from "./dialogflow.ts";
import { isObject, type ForeignHow, type ForeignTakes, type FilePart } from "./foreign.ts";
import { isNlpjs, readNlpjs } from "./nlpjs.ts";
import { isRasa, readRasa } from "./rasa.ts";

export type DocumentFormat = "azure" | "rasa" | "dialogflow" | "nlpjs" | "botpress";
export const documentFormats: readonly ImportFormat[] = ["rasa", "dialogflow", "nlpjs", "botpress"] satisfies DocumentFormat[];

interface Value {
  part: string | null;
  value: unknown;
}

export interface Documents {
  yaml: FilePart[];
  values: Value[];
  /** Members that are neither. */
  others: string[];
}

const isYaml = (name: string | null): boolean => /\.ya?ml$/iu.test(name ?? "");
const most = { depth: deepestJson, values: 5_000_000, names: 2_000_000 };

/** The JSON of a text; undefined where it is none, or too costly to parse. */
export function parsedJson(text: string): unknown {
  if (isBeyond(jsonShape(text, most), most)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sorts files by what stands in them. */
export function documentsOf(parts: Iterable<FilePart>): Documents {
  const found: Documents = { yaml: [], values: [], others: [] };
  for (const part of parts) {
    const value = /^\s*[[{]/u.test(part.text) ? parsedJson(part.text) : undefined;
    if (value !== undefined) found.values.push({ part: part.name, value });
    else if (isRasa(part.text.slice(0, 100_000)) || isYaml(part.name)) found.yaml.push(part);
    else found.others.push(part.name ?? "");
  }
  return found;
}

/** What these files are, by their content. */
export function fitting({ yaml, values }: Documents): DocumentFormat[] {
  const fits: DocumentFormat[] = [];
  if (yaml.some(({ text }) => isRasa(text.slice(0, 100_000)))) fits.push("rasa");
  if (isDialogflow(values.map(({ part }) => part ?? ""))) fits.push("dialogflow");
  else {
    if (values.some(({ value }) => isAzureJson(value))) fits.push("azure");
    if (values.some(({ value }) => isNlpjs(value))) fits.push("nlpjs");
    if (values.some(({ value }) => isBotpress(value))) fits.push("botpress");
  }
  return fits;
}

/** What was seen of files that are none we know: their names, or the keys of what they hold. */
export function seenIn({ yaml, values, others }: Documents): string[] {
  const keys = values.slice(0, 20).map(({ part, value }) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const names = isObject(first) ? Object.keys(first).slice(0, 8).join(", ") : JSON.stringify(first ?? null).slice(0, 40);
    return `${part === null ? "" : `${part}: `}${Array.isArray(value) ? "[" : ""}{${names}}`;
  });
  return [...keys, ...yaml.map(({ name }) => name ?? "YAML"), ...others].filter(Boolean).slice(0, 20);
}

/** What each of them must hold, for whoever brings something else. */
const expected: Record<DocumentFormat, string> = {
  azure: "QnA Maker: a table with Question, Answer and QnaId or Metadata, or JSON with `qnaDocuments`",
  rasa: "Rasa: YAML with `nlu:` (and `responses:`)",
  dialogflow: "Dialogflow ES: a zip with `intents/<name>_usersays_<language>.json`",
  nlpjs: "NLP.js: `{name, locale, data: [{intent, utterances, answers}]}`",
  botpress: "Botpress 12: `{id, data: {questions, answers}}`, an array or a zip of them",
};

/** Throws `unreadable_file`: it fits none of the formats (`why` "format"), not the one that was said, or several ("formats"). */
export function chooseDocument(documents: Documents, said: ImportFormat | null): DocumentFormat {
  const fits = fitting(documents);
  const seen = seenIn(documents);
  const wanted = said === null ? fits : fits.filter((one) => one === said);
  if (wanted.length === 1) return wanted[0]!;
  if (wanted.length > 1)
    throw new Failure("unreadable_file", `the files are of several systems (${wanted.join(", ")}): say which of them is meant`, {
      why: "formats",
      formats: wanted,
      seen,
    });
  const these = said !== null && said in expected ? [expected[said as DocumentFormat]] : Object.values(expected);
  throw new Failure(
    "unreadable_file",
    `none of the formats that are read: found ${seen.join("; ") || "nothing"}; expected ${these.join("; or ")}; or one entry of ours a line`,
    {
      why: "format",
      seen,
      expected: these,
      ...(fits.length > 0 ? { formats: fits } : {}),
    },
  );
}

export function readDocuments(format: DocumentFormat, { yaml, values, others }: Documents, how: ForeignHow, take: ForeignTakes): void {
  const isMine: Record<DocumentFormat, (value: unknown) => boolean> = {
    azure: isAzureJson,
    rasa: () => false,
    dialogflow: () => true,
    nlpjs: isNlpjs,
    botpress: isBotpress,
  };
  const mine = values.filter(({ value }) => isMine[format](value));
  const left = values.filter((one) => !mine.includes(one)).map(({ part }) => part ?? "JSON");
  for (const name of [...others, ...left, ...(format === "rasa" ? [] : yaml.map((part) => part.name ?? "YAML"))])
    take.note("members", name);
  if (format === "rasa") readRasa(yaml, how, take);
  else if (format === "azure") readAzureJson(mine, take);
  else if (format === "dialogflow") readDialogflow(mine, how, take);
  else if (format === "nlpjs") readNlpjs(mine, how, take);
  else readBotpress(mine, how, take);
}
