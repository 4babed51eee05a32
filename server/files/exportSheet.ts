// Reading task: writes the draft as an XLSX file. All cells are text, so that nothing is run or reread as a number.
import writeExcelFile from "write-excel-file/node";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { type Selection, wideSlices } from "./exportRows.ts";

export interface SheetTask {
  dataDir: string;
  kb: Kb;
  some: Selection;
  path: string;
}

const widths = [16, 20, 36, 48, 30, 60, 16, 16, 20, 20, 20, 8, 16];

export async function exportSheet(task: SheetTask): Promise<null> {
  const db = openReadOnly(task.dataDir, "trainer");
  try {
    const rows = db.transaction(() => [...wideSlices(db, task.kb, task.some)].flat())();
    const cells = rows.map((row, i) => row.map((value) => ({ value, type: String, ...(i === 0 ? { fontWeight: "bold" as const } : {}) })));
    await writeExcelFile(cells, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toFile(task.path);
    return null;
  } finally {
    db.close();
  }
}
