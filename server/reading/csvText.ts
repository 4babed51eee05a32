// Tables as CSV text that spreadsheets open: a mark that says UTF-8, their line ends, and every line end within a cell in quotes.
import { stringify } from "csv-stringify/sync";

/** Rows as CSV; the first piece of a file begins with the mark. */
export const toCsv = (rows: readonly (readonly string[])[], first: boolean): string =>
  // The library quotes only the line end it writes itself.
  stringify(
    rows.map((row) => [...row]),
    { bom: first, record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );
