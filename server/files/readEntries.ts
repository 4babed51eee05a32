// Reading task: reads an uploaded file, judges it against the draft and leaves the good rows and the rejected ones as files.
import { problemWords } from "../../shared/i18n/importProblems.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { neutralise, readNeutralised } from "../../shared/knowledge/wideCells.ts";
import { reasonHeaders } from "../../shared/knowledge/wideColumns.ts";
import type { OutputOf } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { listNotOurs } from "../notOurs/notOurs.ts";
import { beyond, mostWordings } from "../reading/limits.ts";
import { readLines, writeLines } from "../reading/spill.ts";
import { knownChannels } from "../entries/conditions.ts";
import { toCsv } from "../reading/csvText.ts";
import { foreignFound } from "./foreignFound.ts";
import { entryFindings } from "./entryFindings.ts";
import { withKnownConditions } from "./conditionsInFiles.ts";
import { htmlTurner, type HtmlWay } from "./htmlRows.ts";
import { judgeRows, mostProblems, type GoodRow, type JudgedRow } from "./judgeRows.ts";
import { isIdOurs } from "./nameRows.ts";
import type { FileReading, Remembered } from "./reading.ts";
import { headerDigest, recallColumns } from "./rememberColumns.ts";
import { readRows, type ReadFile } from "./readRows.ts";
import { sameAnswers } from "./sameAnswers.ts";
import type { Asks } from "./tableAsks.ts";

export interface ReadTask {
  dataDir: string;
  reading: FileReading;
  raw: string;
  /** Where all rows lie meanwhile. */
  rows: string;
  /** Where the good rows go, one JSON line each. */
  good: string;
  /** Where the rejected rows go, as CSV. */
  rejected: string;
  defaultAnswer: string | null;
  /** Where the questions go that must not be answered, one JSON line each. */
  notOurs: string;
  /** Where the questions go that another system put forward, as lines of a log. */
  suggested: string;
  /** What was said of the same columns before holds again. */
  recalls: boolean;
  /** Ids are of this knowledge base, whoever wrote the file. */
  trustsIds: boolean;
  html: HtmlWay;
  sameAnswer: "one" | "apart";
  /** The language of the rejected rows' reasons. */
  reasonsIn: "zh" | "en";
}
type Preview = Omit<OutputOf<"previewImport">, "upload">;
/** `said`: what a person said of the columns of this header, kept once the file is imported. */
export type ReadPreview = Preview & { said: { header: string; columns: string[] } | null };

export async function readEntries(task: ReadTask): Promise<ReadPreview> {
  const { kb } = task.reading;
  const foreign = foreignFound();
  const notOurs = writeLines(task.notOurs);
  const suggested = writeLines(task.suggested);
  const suggestedTexts = new Set<string>();
  const recall = (header: readonly string[]): Remembered | null => {
    if (!task.recalls) return null;
    const db = openReadOnly(task.dataDir, "trainer");
    try {
      return recallColumns(db, kb.id, header);
    } finally {
      db.close();
    }
  };
  const ids = new Set<string>();
  let wordings = 0;
  const spilled = writeLines(task.rows);
  const html = htmlTurner(task.html);
  const same = sameAnswers((row) => isIdOurs(row, kb.id, task.trustsIds));
  const takeRow = (given: WideRow): void => {
    const row = html.turn(given, true);
    same.look(row);
    if (isIdOurs(row, kb.id, task.trustsIds)) ids.add(row.entry!.id!);
    if ((wordings += 1 + (row.entry?.similar?.length ?? 0)) > mostWordings)
      throw beyond("wordings", `row ${row.row}: a file has at most ${mostWordings.toLocaleString("en")} wordings`, mostWordings, {
        row: row.row,
      });
    spilled.write(`${JSON.stringify(row)}\n`);
  };
  const notOursTexts = new Map<string, string>();
  const takeNotOurs = (text: string): void => {
    const key = wordingKey(text);
    if (!notOursTexts.has(key)) notOurs.write(`${JSON.stringify({ text })}\n`);
    notOursTexts.set(key, text);
  };
  const takeSuggested = (question: string): void => {
    if (!suggestedTexts.has(wordingKey(question))) suggested.write(`${JSON.stringify({ question })}\n`);
    suggestedTexts.add(wordingKey(question));
  };
  const file = await readRows(
    task.raw,
    { ...task.reading, recall },
    { ...foreign.takes, row: takeRow, notOurs: takeNotOurs, suggested: takeSuggested },
  );
  spilled.close();
  notOurs.close();
  suggested.close();
  const merged = same.found(file.table);
  const rows = function* (): Generator<WideRow> {
    let nth = 0;
    for (const line of readLines(task.rows)) {
      const read = JSON.parse(line) as WideRow;
      const whole = file.whole(read);
      const row = whole === read ? read : html.turn(whole, false);
      const one = task.sameAnswer === "one" ? merged.take(nth, row) : row;
      nth += 1;
      if (one) yield one;
    }
  };
  const preview = judged(task, file, { rows, ids }, { html: html.found, sameAnswer: merged.told, languages: foreign.found().languages });
  const fresh = freshNotOurs(task.dataDir, kb.id, notOursTexts);
  return { ...preview, notOurs: fresh, suggested: suggestedTexts.size, notes: foreign.found().notes, said: saidOf(task.reading, file) };
}

/** How many of them are not there yet. */
function freshNotOurs(dataDir: string, kb: string, texts: ReadonlyMap<string, string>): number {
  if (texts.size === 0) return 0;
  const db = openReadOnly(dataDir, "trainer");
  try {
    const known = new Set(listNotOurs(db, kb).map(wordingKey));
    return [...texts.keys()].filter((key) => !known.has(key)).length;
  } finally {
    db.close();
  }
}

/** Columns of a table without a header are called by their letters in every such table. */
function saidOf({ columns, header }: FileReading, { table }: ReadFile): ReadPreview["said"] {
  if (!table || header !== "first") return null;
  const said = new Map([...(table.remembered?.columns ?? []), ...columns]);
  const names = new Set(table.columns.map(({ name }) => name));
  const held = [...said].flatMap(([name, field]) => (names.has(name) ? [`${field ?? "none"}=${name}`] : []));
  return columns.size === 0 || held.length === 0 ? null : { header: headerDigest(table.header), columns: held };
}

const sampleSize = 50;

function judged(
  task: ReadTask,
  file: ReadFile,
  read: Parameters<typeof judgeRows>[2],
  asked: Pick<Preview["asks"], "html" | "sameAnswer" | "languages">,
): Omit<Preview, "notes" | "notOurs" | "suggested"> {
  const { kb, sheets: chosen } = task.reading;
  const count = { new: 0, changed: 0, same: 0, rejected: 0 };
  const sample: Preview["sample"] = [];
  const found = entryFindings();
  const good = writeLines(task.good);
  const rejected = writeLines(task.rejected);
  rejected.write(toCsv([[...reasonHeaders[task.reasonsIn], ...(file.table?.header ?? ["line"])].map(safe)], true));
  const db = openReadOnly(task.dataDir, "trainer");
  try {
    const judge = db.transaction(() => {
      const channels = knownChannels(db, kb.id);
      const rows = function* (): Generator<WideRow> {
        for (const row of read.rows()) yield withKnownConditions(row, channels, file.table !== null);
      };
      return judgeRows(
        db,
        kb.id,
        { ...read, rows },
        {
          trustsIds: task.trustsIds,
          defaultAnswer: task.defaultAnswer,
          rejected: (row) => {
            count.rejected += 1;
            rejected.write(toCsv(rejectedLines(row, task.reasonsIn), false));
          },
          good: (row) => {
            count[row.state] += 1;
            found.look(row);
            if (sample.length < sampleSize) sample.push(shown(row));
            const { sheet, row: number, id, entry, base, twin } = row;
            good.write(`${JSON.stringify({ sheet, row: number, id, entry, base, twin } satisfies GoodRow)}\n`);
          },
        },
      );
    });
    const { problems, conflicts, strangeIds } = judge();
    return {
      format: file.format,
      rows: count.new + count.changed + count.same + count.rejected,
      ...count,
      conflicts,
      problems: [...(file.table?.problems ?? []), ...problems].slice(0, mostProblems),
      sample,
      ...sheetsOf(file, chosen),
      columns: file.table?.columns ?? [],
      remembered: rememberedIn(file),
      asks: { ...(file.table?.asks ?? noAsks), ids: strangeIds, ...asked },
      ...found.all,
    };
  } finally {
    db.close();
    good.close();
    rejected.close();
  }
}

/** Of what was said before, what this file has. */
function rememberedIn({ table }: ReadFile): Preview["remembered"] {
  if (!table?.remembered) return null;
  const { columns, by, at } = table.remembered;
  const names = new Set(table.columns.map(({ name }) => name));
  return { by, at, columns: [...columns].flatMap(([name, field]) => (names.has(name) ? [{ name, field }] : [])) };
}

const noAsks: Asks = { extra: { rows: 0, sample: null }, below: 0, part: [], breaks: 0 };

/** Every visible sheet with what was read of it, and those that are hidden. */
function sheetsOf({ sheets, table }: ReadFile, chosen: readonly string[] | null): Pick<Preview, "sheets" | "hiddenSheets"> {
  const read = new Map(table?.sheets.map((sheet) => [sheet.name, sheet]));
  const shown = sheets.visible.map((name) => {
    const isChosen = chosen === null || chosen.includes(name);
    return { name, rows: read.get(name)?.rows ?? 0, state: isChosen ? (read.get(name)?.state ?? "empty") : ("left_out" as const) };
  });
  return { sheets: shown, hiddenSheets: sheets.hidden };
}

const shown = ({ sheet, row, id, entry, state, answer }: JudgedRow): Preview["sample"][number] => ({
  sheet,
  row,
  id,
  question: entry.question,
  similar: entry.similar?.length ?? 0,
  answer,
  state,
});

// Read first: a cell that was safe already gets no second quote.
const safe = (cell: string): string => neutralise(readNeutralised(cell));

/** The rows as they were, with number and reason in front of wide ones: corrected, the file can be imported as it is. */
function rejectedLines({ row, cells, given, problems }: WideRow, language: "zh" | "en"): string[][] {
  const reason = problems
    .filter((p) => p.severity === "rejected")
    .map((p) => problemWords(language, p))
    .join(language === "zh" ? "；" : "; ");
  return (given ?? cells).map((line, i) => [String(row), i > 0 ? "" : reason, ...line].map(safe));
}
