// Reading task: reads an uploaded file, judges it against the draft and leaves the good rows and the rejected ones as files.
import { problemWords } from "../../shared/i18n/importProblems.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { neutralise, readNeutralised } from "../../shared/knowledge/wideCells.ts";
import { reasonHeaders } from "../../shared/knowledge/wideColumns.ts";
import type { OutputOf } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { beyond, mostWordings } from "../reading/limits.ts";
import { readLines, writeLines } from "../reading/spill.ts";
import { knownChannels } from "../entries/conditions.ts";
import { toCsv } from "../reading/csvText.ts";
import { withKnownConditions } from "./conditionsInFiles.ts";
import { htmlTurner, type HtmlWay } from "./htmlAnswers.ts";
import { judgeRows, mostProblems, type GoodRow, type JudgedRow } from "./judgeRows.ts";
import { isIdOurs } from "./nameRows.ts";
import type { FileReading } from "./reading.ts";
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
  /** Ids are of this knowledge base, whoever wrote the file. */
  trustsIds: boolean;
  html: HtmlWay;
  sameAnswer: "one" | "apart";
  /** The language of the rejected rows' reasons. */
  reasonsIn: "zh" | "en";
}
export type Preview = Omit<OutputOf<"previewImport">, "upload">;

export async function readEntries(task: ReadTask): Promise<Preview> {
  const { kb } = task.reading;
  const ids = new Set<string>();
  let wordings = 0;
  const spilled = writeLines(task.rows);
  const html = htmlTurner(task.html);
  const same = sameAnswers((row) => isIdOurs(row, kb.id, task.trustsIds));
  const file = await readRows(task.raw, task.reading, (given) => {
    const row = html.turn(given, true);
    same.look(row);
    if (isIdOurs(row, kb.id, task.trustsIds)) ids.add(row.entry!.id!);
    if ((wordings += 1 + (row.entry?.similar?.length ?? 0)) > mostWordings)
      throw beyond("wordings", `row ${row.row}: a file has at most ${mostWordings.toLocaleString("en")} wordings`, mostWordings, {
        row: row.row,
      });
    spilled.write(`${JSON.stringify(row)}\n`);
  });
  spilled.close();
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
  return judged(task, file, { rows, ids }, { html: html.found, sameAnswer: merged.told });
}

const sampleSize = 50;

function judged(
  task: ReadTask,
  file: ReadFile,
  read: Parameters<typeof judgeRows>[2],
  asked: Pick<Preview["asks"], "html" | "sameAnswer">,
): Preview {
  const { kb, sheets: chosen } = task.reading;
  const count = { new: 0, changed: 0, same: 0, rejected: 0 };
  const sample: Preview["sample"] = [];
  const found = findings();
  const good = writeLines(task.good);
  const rejected = writeLines(task.rejected);
  rejected.write(toCsv([[...reasonHeaders[task.reasonsIn], ...(file.table?.header ?? ["line"])].map(safe)], true));
  const db = openReadOnly(task.dataDir, "trainer");
  try {
    const judge = db.transaction(() => {
      const channels = knownChannels(db, kb.id);
      const rows = function* (): Generator<WideRow> {
        for (const row of read.rows()) yield withKnownConditions(row, channels, file.format !== "jsonl");
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
      asks: { ...(file.table?.asks ?? noAsks), ids: strangeIds, ...asked },
      ...found.all,
    };
  } finally {
    db.close();
    good.close();
    rejected.close();
  }
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

/** What else a person should know before anything is written: how often it is so, and the first of it. */
function findings(): { look: (row: JudgedRow) => void; all: Pick<Preview, "withoutAnswer" | "newCategories" | "takesAway"> } {
  const all: Pick<Preview, "withoutAnswer" | "newCategories" | "takesAway"> = {
    withoutAnswer: { count: 0, rows: [] },
    newCategories: { count: 0, names: [] },
    takesAway: { count: 0, rows: [] },
  };
  const paths = new Set<string>();
  const listed = 50;
  return {
    all,
    look: ({ sheet, row, entry: { question }, isMute, newCategory, takesAway }) => {
      if (isMute && (all.withoutAnswer.count += 1) <= listed) all.withoutAnswer.rows.push({ sheet, row, question });
      if (takesAway && (all.takesAway.count += 1) <= listed) all.takesAway.rows.push({ sheet, row, question, ...takesAway });
      const path = newCategory?.join(" / ");
      if (path === undefined || paths.has(path)) return;
      paths.add(path);
      if ((all.newCategories.count += 1) <= listed) all.newCategories.names.push(path);
    },
  };
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
function rejectedLines({ row, cells, problems }: WideRow, language: "zh" | "en"): string[][] {
  const reason = problems
    .filter((p) => p.severity === "rejected")
    .map((p) => problemWords(language, p))
    .join(language === "zh" ? "；" : "; ");
  return cells.map((line, i) => [String(row), i > 0 ? "" : reason, ...line].map(safe));
}
