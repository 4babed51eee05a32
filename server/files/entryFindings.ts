// What an import would do beside adding and changing: gathered row by row for its preview.
import type { OutputOf } from "../base/context.ts";
import type { JudgedRow } from "./judgeRows.ts";

/** What else a person should know before anything is written: how often it is so, and the first of it. */
type Found = Pick<OutputOf<"previewImport">, "withoutAnswer" | "newCategories" | "takesAway" | "existing">;
/** Entries that exist and differ are listed so far, to be decided one by one. */
const mostExisting = 500;
export function entryFindings(): { look: (row: JudgedRow) => void; all: Found } {
  const all: Found = {
    existing: { count: 0, merges: 0, rows: [] },
    withoutAnswer: { count: 0, rows: [] },
    newCategories: { count: 0, names: [] },
    takesAway: { count: 0, rows: [] },
  };
  const paths = new Set<string>();
  const listed = 50;
  return {
    all,
    look: ({ sheet, row, id, entry: { question }, state, adds, isMute, newCategory, takesAway }) => {
      if (state === "changed") {
        if ((all.existing.count += 1) <= mostExisting) all.existing.rows.push({ sheet, row, id, question, adds });
        if (adds > 0) all.existing.merges += 1;
      }
      if (isMute && (all.withoutAnswer.count += 1) <= listed) all.withoutAnswer.rows.push({ sheet, row, question });
      if (takesAway && (all.takesAway.count += 1) <= listed) all.takesAway.rows.push({ sheet, row, question, ...takesAway });
      const path = newCategory?.join(" / ");
      if (path === undefined || paths.has(path)) return;
      paths.add(path);
      if ((all.newCategories.count += 1) <= listed) all.newCategories.names.push(path);
    },
  };
}
