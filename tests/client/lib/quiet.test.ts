// What stands beside is asked for after what somebody waits for.
import { expect, it } from "vitest";
import { waitedFor, whenQuiet } from "../../../client/lib/quiet.ts";

function ending(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let [resolve, reject] = [(): void => {}, (_: Error): void => {}];
  const promise = new Promise<void>((good, bad) => ([resolve, reject] = [good, bad]));
  return { promise, resolve, reject };
}

it("comes after all that is waited for, failed or not, asked for before it or together with it", async () => {
  const order: string[] = [];
  const read = (name: string, end: Promise<unknown>): Promise<void> => waitedFor(end).then(() => void order.push(name));
  const first = ending();
  const second = ending();
  const before = read("first", first.promise);
  const beside = whenQuiet().then(() => void order.push("beside"));
  const together = read("second", second.promise).catch(() => void order.push("failed"));
  first.resolve();
  await before;
  await new Promise((go) => setTimeout(go, 5));
  expect(order).toEqual(["first"]);
  second.reject(new Error("gone"));
  await Promise.all([together, beside]);
  expect(order.toSorted()).toEqual(["beside", "failed", "first"]);
});

it("does not wait for ever", async () => {
  const end = ending();
  const long = waitedFor(end.promise);
  await whenQuiet();
  end.resolve();
  await long;
});
