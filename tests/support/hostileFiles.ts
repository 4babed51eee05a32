// Files that nobody means well with, made anew in whatever size: spreadsheets that claim or hold too much, tables and logs without end.
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import yazl from "yazl";

type Part = string | Iterable<string>;

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const related = (...list: [id: string, type: string, target: string][]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** A zip of these parts. */
export async function zipOf(parts: Record<string, Part>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts))
    zip.addReadStream(Readable.from(typeof part === "string" ? [Buffer.from(part)] : bytesOf(part)), name);
  zip.end();
  return buffer(zip.outputStream);
}

function* bytesOf(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

export const workbook = (...sheets: { name: string; state?: string }[]): string =>
  `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="r${i + 1}"/>`).join("")}</sheets></workbook>`;

/** A spreadsheet of one sheet with these rows of XML; parts may be given or, with null, left out. */
export async function sheetOf(rows: Part, more: Record<string, Part | null> = {}): Promise<Buffer> {
  const given: Record<string, Part | null> = {
    "[Content_Types].xml": types,
    "_rels/.rels": related(["r1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": workbook({ name: "s" }),
    "xl/_rels/workbook.xml.rels": related(
      ["r1", "worksheet", "worksheets/sheet1.xml"],
      ["r2", "sharedStrings", "sharedStrings.xml"],
      ["r3", "styles", "styles.xml"],
    ),
    "xl/worksheets/sheet1.xml": inElement("worksheet", inElement("sheetData", rows)),
    ...more,
  };
  return zipOf(Object.fromEntries(Object.entries(given).filter((one): one is [string, Part] => one[1] !== null)));
}

export function* inElement(name: string, inner: Part): Generator<string> {
  yield name === "worksheet" || name === "sst"
    ? `<?xml version="1.0"?><${name} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
    : `<${name}>`;
  if (typeof inner === "string") yield inner;
  else yield* inner;
  yield `</${name}>`;
}

export const cell = (address: string | null, text: string): string =>
  `<c${address === null ? "" : ` r="${address}"`} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
export const row = (number: number | null, ...cells: string[]): string =>
  `<row${number === null ? "" : ` r="${number}"`}>${cells.join("")}</row>`;
export const header = row(1, cell("A1", "标准问"), cell("B1", "答案"));

/** The same piece so many times, in pieces of some size. */
export function* repeated(times: number, piece: (i: number) => string): Generator<string> {
  let held = "";
  for (let i = 0; i < times; i += 1) {
    held += piece(i);
    if (held.length < 65_536) continue;
    yield held;
    held = "";
  }
  yield held;
}

export const textOf = (pieces: Iterable<string>): Buffer => Buffer.concat([...bytesOf(pieces)]);

/** Entries as people have them: a question, two similar ones and an answer each. */
export const goodEntry = (i: number): { id: string; question: string; similar: string[]; answer: string } => ({
  id: `e_${i}`,
  question: `第 ${i} 号商品多久发货，能不能再快一点`,
  similar: [`${i} 号什么时候发货，已经等了好几天`, `商品 ${i} 还要等多久才能寄出来呢`],
  answer: `商品 ${i} 下单后 48 小时内发货，节假日顺延。${"如需改地址，请在发货前联系在线客服，我们会尽快处理。".repeat(4)}`,
});

export const goodRow = (i: number): string => {
  const { id, question, similar, answer } = goodEntry(i);
  return row(i + 2, cell(`A${i + 2}`, question), cell(`B${i + 2}`, answer), cell(`C${i + 2}`, similar.join("\n")), cell(`D${i + 2}`, id));
};
