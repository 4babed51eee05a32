// Log files in CSV whose quotation marks do not close.
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startShop } from "../../support/app.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  server = await startShop();
});
afterAll(() => server.end());

test("two quotation marks left open do not pair up over the rows between them", async () => {
  const file =
    'id,question,channel\n1,"left open,app\n2,between,web\n3,"also open,app\n4,"a ""good"",\none",web\n5,"Pro" 7 or 5" pipes,app\n';
  const received = await server.admin.call("importLog", { kb: server.kb, name: "c.csv" }, file);
  await finished(server, server.admin, server.kb, received.job);
  const reason = "a separator or the line's end was expected after the quotation mark that closes the one opened on this line";
  expect(received).toMatchObject({
    rows: 3,
    rejected: [
      { line: 2, reason },
      { line: 4, reason },
    ],
  });
  const { rows } = await server.admin.call("listTurns", { kb: server.kb });
  expect(rows.map((r) => r.question).toSorted()).toEqual(['"Pro" 7 or 5" pipes', 'a "good",\none', "between"]);
});
