// What is remembered of a database is forgotten with the first row that is written, and nothing is remembered that may be taken back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { keptUntilWritten } from "../../../server/base/db.ts";
import { startServer, type TestServer } from "../../support/app.ts";

let server: TestServer;
let reads = 0;
const count = keptUntilWritten((db, kind: string) => {
  reads += 1;
  return db.prepare("SELECT count(*) FROM pieces WHERE kind = ?").pluck().get(kind);
});
beforeAll(async () => {
  server = await startServer();
  server.app.db.exec("CREATE TABLE pieces (kind TEXT NOT NULL)");
});
afterAll(() => server.end());

const add = (kind: string) => server.app.db.prepare("INSERT INTO pieces (kind) VALUES (?)").run(kind);

test("it is read once, by each name, until something is written", () => {
  const { db } = server.app;
  expect([count(db, "a"), count(db, "a"), count(db, "b"), reads]).toEqual([0, 0, 0, 2]);
  add("a");
  expect([count(db, "a"), count(db, "a"), reads]).toEqual([1, 1, 3]);
  expect(db.prepare("UPDATE pieces SET kind = 'b'").run().changes).toBe(1);
  expect([count(db, "a"), count(db, "b")]).toEqual([0, 1]);
  db.prepare("DELETE FROM pieces").run();
  expect(count(db, "b")).toBe(0);
});

test("what a transaction saw that was taken back is not believed afterwards", () => {
  const { db } = server.app;
  expect(count(db, "c")).toBe(0);
  const failing = db.transaction(() => {
    add("c");
    expect(count(db, "c")).toBe(1);
    throw new Error("taken back");
  });
  expect(failing).toThrow("taken back");
  expect(count(db, "c")).toBe(0);
});
