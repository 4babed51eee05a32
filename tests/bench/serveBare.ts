// What serve.ts measures beside ours: the least that Express takes to read JSON and answer JSON. With `--insert` a row is written, too, in a transaction of its own.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import express from "express";

const [reply = "{}", folder] = process.argv.slice(2);
const answer: unknown = JSON.parse(reply);
const insert = folder === undefined ? () => {} : inserter(folder);

const http = express();
http.use(express.json());
http.post("/ask", (req, res) => {
  insert(req.body);
  res.json(answer);
});
http.listen(Number(process.env.PORT), "127.0.0.1");

/** As the log is opened: WAL, synchronous NORMAL. */
function inserter(dataDir: string): (body: unknown) => void {
  const db = new Sqlite(join(dataDir, "bare.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.exec("CREATE TABLE asked (at TEXT NOT NULL, body TEXT NOT NULL)");
  const statement = db.prepare("INSERT INTO asked (at, body) VALUES (?, ?)");
  return (body) => void statement.run(new Date().toISOString(), JSON.stringify(body));
}
