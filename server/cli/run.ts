// Finds the command, reads its options, runs it, and ends with a code that means something.
import { parseArgs } from "node:util";
import { backupCommands } from "./backupCommands.ts";
import {
  exitCodeFor,
  exitCodeHelp,
  exitCodes,
  print,
  Refusal,
  say,
  UsageError,
  type Command,
  type Given,
  type Server,
  type Terminal,
} from "./command.ts";
import { fileCommands } from "./fileCommands.ts";
import { jobCommands } from "./jobCommands.ts";
import { keyCommands } from "./keyCommands.ts";
import { knowledgeCommands } from "./knowledgeCommands.ts";
import { peopleCommands } from "./peopleCommands.ts";
import { setupCommands } from "./setupCommands.ts";
import { versionCommands } from "./versionCommands.ts";

const commands: Command[] = [
  ...setupCommands,
  ...peopleCommands,
  ...keyCommands,
  ...knowledgeCommands,
  ...fileCommands,
  ...versionCommands,
  ...jobCommands,
  ...backupCommands,
];

/** Runs the command that the arguments name; its exit code. */
export async function runCommand(args: string[], terminal: Terminal): Promise<number> {
  const command = commands.find(({ name }) => name === args.slice(0, name.split(" ").length).join(" "));
  if (!command) return showCommands(terminal, args);
  let server: Promise<Server> | null = null;
  try {
    const given = read(command, args.slice(command.name.split(" ").length), terminal);
    if (given === null) return showHelp(terminal, command);
    // The server's code is loaded only by who needs it: help is there at once.
    const connected = (): Promise<Server> =>
      (server ??= import("./connect.ts").then(({ connect }) => connect(terminal.env, command.creates === true)));
    return (await command.run(connected, given)) ?? exitCodes.ok;
  } catch (error) {
    if (error instanceof UsageError) say(terminal, `${error.message}\nusage: robot-trainer ${command.name} ${command.usage}`);
    else if (error instanceof Refusal) say(terminal, `${error.code}: ${error.message}`);
    else say(terminal, error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? exitCodes.usage : error instanceof Refusal ? exitCodeFor(error.code) : exitCodes.failed;
  } finally {
    if (server)
      await (server as Promise<Server>).then(
        (s) => s.close(),
        () => {},
      );
  }
}

/** The options and arguments; null when help is wanted. */
function read(command: Command, args: string[], terminal: Terminal): Given | null {
  if (args.includes("--help") || args.includes("-h")) return null;
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
    const isSeveral = command.takesSeveral === true && positionals.length > 1 && !positionals.includes("-");
    if (!isSeveral && positionals.length !== (command.positional === undefined ? 0 : 1))
      throw new UsageError(command.positional === undefined ? `unexpected: ${positionals.join(" ")}` : `give one ${command.positional}`);
    return { terminal, options: values, positionals };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function showHelp(terminal: Terminal, command: Command): number {
  print(
    terminal,
    [
      `robot-trainer ${command.name} ${command.usage}`.trim(),
      `  ${command.summary}`,
      ...command.help.map((line) => `  ${line}`),
      "exit codes:",
      ...exitCodeHelp.map((line) => `  ${line}`),
    ].join("\n"),
  );
  return exitCodes.ok;
}

function showCommands(terminal: Terminal, args: string[]): number {
  const asked = args.length === 0 || args[0] === "--help" || args[0] === "-h" || args[0] === "help" || args.includes("--help");
  const lines = [
    "robot-trainer COMMAND [--help]",
    ...commands.map((c) => `  ${c.name.padEnd(12)} ${c.summary}`),
    "exit codes:",
    ...exitCodeHelp.map((line) => `  ${line}`),
    "DATA_DIR names the data folder; a server that holds it is spoken to, otherwise one is started for the command.",
  ];
  if (asked && args.length > 0) print(terminal, lines.join("\n"));
  else say(terminal, [...(asked ? [] : [`unknown command: ${args.slice(0, 2).join(" ")}`]), ...lines].join("\n"));
  return asked && args.length > 0 ? exitCodes.ok : exitCodes.usage;
}

/** Runs the command this process was started with, and ends it. */
export async function runThisProcess(): Promise<void> {
  // Whoever reads our output may stop reading.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.failed));
  const { env, stdin, stdout, stderr } = process;
  const code = await runCommand(process.argv.slice(2), { env, input: stdin, output: stdout, errors: stderr });
  // Written to the end before the process ends, whatever else is still open.
  stdout.write("", () => stderr.write("", () => process.exit(code)));
}
