// A password for a command: on the command line, or better on standard input, where no process list shows it.
import { text } from "node:stream/consumers";
import { UsageError, type Given } from "./command.ts";

export const passwordOptions = { password: { type: "string" }, "password-stdin": { type: "boolean" } } as const;
export const passwordHelp = ["--password TEXT      at least 12 characters", "--password-stdin     read it from standard input instead"];

/** The password given; a UsageError unless it is given in exactly one way. */
export async function readPassword(given: Given): Promise<string> {
  const { password } = given.options;
  if ((typeof password === "string") === (given.options["password-stdin"] === true))
    throw new UsageError("give either --password or --password-stdin");
  return typeof password === "string" ? password : (await text(given.terminal.input)).replace(/\r?\n$/, "");
}
