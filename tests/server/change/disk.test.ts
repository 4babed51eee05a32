// What is written reaches the disk without the thread that answers: by a worker when it is much, with the next durable write when it is only staged.
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSoon } from "../../../server/base/db.ts";
import { pagesWaiting } from "../../../server/change/checkpointing.task.ts";
import { diskWritten } from "../../../server/change/disk.ts";
import { startServer, type TestServer } from "../../support/app.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  server.app.logs.exec("CREATE TABLE pieces (bytes BLOB NOT NULL)");
});
afterAll(() => server.end());

const write = (mb: number) => server.app.logs.prepare("INSERT INTO pieces (bytes) VALUES (zeroblob(?))").run(mb * 1024 * 1024);

test("a little waits in the write-ahead file, much is moved by a worker", async () => {
  const { app } = server;
  write(1);
  await diskWritten(app, "logs");
  expect(pagesWaiting(app.logs)).toBeGreaterThan(0);
  write(20);
  await Promise.all([diskWritten(app, "logs"), diskWritten(app, "logs")]);
  expect(pagesWaiting(app.logs)).toBe(0);
});

test("only what is staged does not wait for the disk, whatever happens in it", () => {
  const { db } = server.app;
  const level = () => db.pragma("synchronous", { simple: true });
  db.pragma("synchronous = FULL");
  expect(writeSoon(db, level)).toBe(1);
  expect(level()).toBe(2);
  expect(() =>
    writeSoon(db, () => {
      throw new Error("broken");
    }),
  ).toThrow("broken");
  expect(level()).toBe(2);
  db.pragma("synchronous = OFF");
  expect(writeSoon(db, level)).toBe(0);
});
