// What a command of the command line is, and what its exit codes mean.
import type { Readable, Writable } from "node:stream";
import type { ParseArgsConfig } from "node:util";
import { errorStatus, type ErrorCode } from "../../shared/errors.ts";
import type { Input, Output } from "../../shared/contract/endpoint.ts";
import type { Contract, Name } from "../../shared/contract/index.ts";

/** The server a command speaks to. */
export interface Server {
  /** Calls an endpoint as this machine's admin; throws a Refusal with the error's code. */
  call: <N extends Name>(name: N, input: Input<Contract[N]>, file?: Blob) => Promise<Output<Contract[N]>>;
  /** Calls an endpoint that sends a file. */
  download: (name: Name, input: Record<string, unknown>) => Promise<Response>;
  /** Stops the server if it was started for this command. */
  close: () => Promise<void>;
}

/** Where a command is given, and what it reads and writes: the process, or a test. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  input: Readable;
  output: Writable;
  errors: Writable & { isTTY?: boolean };
}

export interface Given {
  terminal: Terminal;
  /** Options by name; repeatable ones as lists. */
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

export interface Command {
  /** As typed, e.g. "kb create". */
  name: string;
  summary: string;
  /** What follows the name. */
  usage: string;
  /** One line for each option, and anything else worth knowing. */
  help: string[];
  options: NonNullable<ParseArgsConfig["options"]>;
  /** What stands without an option, as its usage calls it. */
  positional?: string;
  /** There may be more than one of them. */
  takesSeveral?: true;
  /** Makes the data folder where there is none. All others leave the disk as it is and say that nothing is there. */
  creates?: true;
  /** Returns the exit code, 0 if nothing. What others read goes to `print`, what people read to stderr. */
  run: (server: () => Promise<Server>, given: Given) => Promise<number | void>;
}

export const exitCodes = { ok: 0, failed: 1, usage: 2, notFound: 3, refused: 4, partly: 5 } as const;

export const exitCodeHelp = [
  "0  done",
  "1  failed: the server, a job or the file",
  "2  wrong usage or input",
  "3  no such knowledge base, user, version or file",
  "4  refused: taken, busy, already set up, nothing to do, not allowed",
  "5  imported, but some rows were rejected",
];

/** Wrong use of a command: printed with its usage. */
export class UsageError extends Error {}

/** What the server answered, by code. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The server is gone, or not to be reached. */
export class Unreachable extends Error {}

/** The exit code for an error the server answered with. */
export function exitCodeFor(code: string): number {
  if (code === "bad_input" || code === "rule_broken") return exitCodes.usage;
  if (code === "not_found") return exitCodes.notFound;
  const status = code in errorStatus ? errorStatus[code as ErrorCode] : 500;
  return [401, 403, 409, 429].includes(status) && code !== "cancelled" ? exitCodes.refused : exitCodes.failed;
}

/** A text option, or a UsageError that names it. */
export function required(given: Given, name: string): string {
  const value = given.options[name];
  if (typeof value !== "string" || value.trim() === "") throw new UsageError(`--${name} is missing`);
  return value;
}

export const optional = (given: Given, name: string): string | undefined =>
  typeof given.options[name] === "string" ? given.options[name] : undefined;

/** One of the words, or a UsageError that lists them. */
export function oneOf<const W extends readonly string[]>(given: Given, name: string, words: W, otherwise: W[number]): W[number] {
  const value = optional(given, name) ?? otherwise;
  if (!words.includes(value)) throw new UsageError(`--${name} must be one of ${words.join(", ")}`);
  return value;
}

/** Whether machines read what is printed. */
export const kbOption = { kb: { type: "string" } } as const;
export const kbHelp = "--kb ID              the knowledge base";
export const jsonOption = { json: { type: "boolean" } } as const;
export const jsonHelp = "--json               as JSON";

/** A whole number from 1, or a UsageError. */
export function wholeNumber(name: string, value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value)) throw new UsageError(`${name} must be a whole number from 1`);
  return Number(value);
}

/** Prints one line a row, its cells between tabs; with --json one array of what the rows were made of. */
export function printRows<R>(given: Given, rows: readonly R[], cells: (row: R) => readonly (string | number | null)[]): void {
  if (given.options.json === true) return print(given.terminal, JSON.stringify(rows));
  for (const row of rows) print(given.terminal, tabbed(cells(row)));
}

/** Cells between tabs: what is null is empty, and no cell breaks a line. */
export const tabbed = (cells: readonly (string | number | null)[]): string =>
  cells.map((cell) => String(cell ?? "").replace(/[\t\r\n]+/gu, " ")).join("\t");

/** Writes a line of output for whoever reads stdout. */
export const print = ({ output }: Terminal, line: string): void => void output.write(`${line}\n`);

/** Says something to the person at the terminal. */
export const say = ({ errors }: Terminal, line: string): void => void errors.write(`${line}\n`);
