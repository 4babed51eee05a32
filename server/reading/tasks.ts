// The tasks that run in the reading process: what each is given and gives back.
import type { exportSheet } from "../files/exportSheet.ts";
import type { readEntries } from "../files/readEntries.ts";
import type { readLog } from "../logs/readLog.ts";

export interface Tasks {
  readEntries: typeof readEntries;
  exportSheet: typeof exportSheet;
  readLog: typeof readLog;
}
