// The floors of the server: its folders, what lives in each, and on which others it stands. Checked by tests/architecture.test.ts, drawn into server/README.md by `npm run floors`.

interface Folder {
  /** What lives there, in a line. */
  holds: string;
  /** The folders it may import, types included, besides `base`: all of them and no other. */
  on: string;
}

/** Every folder of server/, and main.ts. */
export const folders: Readonly<Record<string, Folder>> = {
  base: { holds: "settings, the two databases and their migrations, lock, ids, days, faults; what every request is given", on: "" },
  parts: { holds: "categories, vocabulary and settings as revisions kept whole", on: "" },
  figures: { holds: "hits and coverage out of the log's daily counts", on: "" },
  losses: { holds: "wordings that their entries lose, by the latest check", on: "" },
  labels: { holds: "what people said of logged questions: trained by, frozen, answers called wrong", on: "" },
  users: { holds: "people, passwords, sessions, tries at signing in", on: "" },
  versions: { holds: "which version is live, what a version holds, its model", on: "" },
  workers: { holds: "worker threads; the tasks are `*.task.ts` beside who needs them", on: "" },
  reading: { holds: "every file format, read in a process with bounds of memory and time", on: "" },
  change: { holds: "one change: transaction, audit line, what follows, the disk kept out of the way", on: "workers" },
  machine: { holds: "opening, disk, damage, the server's own log, how the process ends", on: "workers" },
  backups: { holds: "backup and restore", on: "change workers" },
  settings: { holds: "the robot's settings", on: "parts" },
  vocabulary: { holds: "synonyms and sensitive words", on: "parts" },
  packs: { holds: "versions as portable files", on: "parts versions workers" },
  openApi: { holds: "the APIs' documents, made of the contract", on: "users" },
  entries: { holds: "entries and their revisions: list, edit, teach, history", on: "figures losses parts versions" },
  notOurs: { holds: "questions that are not our business", on: "entries" },
  audit: { holds: "reading the audit trail", on: "entries parts" },
  spotChecks: { holds: "samples of answers, drawn and labelled", on: "entries labels" },
  knowledgeBases: { holds: "knowledge bases and who may see which", on: "entries parts users" },
  jobs: { holds: "long work in slices, with progress, cancel and a clear end after a restart", on: "change knowledgeBases" },
  http: { holds: "contract → routes: who calls, bodies, permission, reply, the one error exit", on: "change knowledgeBases reading users" },
  robots: {
    holds: "the engines in memory, swapped whole; loading and training",
    on: "entries knowledgeBases labels notOurs parts versions workers",
  },
  logs: { holds: "what customers ask: written, imported, listed, missed", on: "change entries jobs labels reading users" },
  files: { holds: "entries as files: import and export", on: "entries jobs parts reading" },
  review: { holds: "missed questions and wrong answers, and what was decided of them", on: "entries labels logs notOurs" },
  ask: { holds: "trying the robot, and why not another answer", on: "entries labels logs parts robots vocabulary" },
  ownWordings: {
    holds: "checking entries by their own wordings, and what wordings are worth",
    on: "entries jobs labels logs losses parts robots versions workers",
  },
  releases: {
    holds: "changes, publishing, rolling back",
    on: "figures jobs labels notOurs packs parts robots versions workers",
  },
  answering: {
    holds: "/v1: keys, questions, conversations, logs of bots, packs",
    on: "change http knowledgeBases logs openApi packs reading versions",
  },
  today: { holds: "the Today screen and the counts in the navigation", on: "entries figures releases review versions" },
  setup: {
    holds: "setting a server up, and the sample shop",
    on: "change entries files jobs knowledgeBases logs notOurs parts releases users versions",
  },
  app: {
    holds: "everything put together: start, listen, handlers, the client's files",
    on: "answering ask audit backups entries files http jobs knowledgeBases logs machine openApi ownWordings releases review robots settings setup spotChecks today users vocabulary",
  },
  cli: { holds: "the command line: the same HTTP calls", on: "app backups" },
  "main.ts": { holds: "the server's entry: looks at Node, then starts", on: "app" },
};

/** Those a folder may import. */
export const below = (folder: string): string[] =>
  folder === "base" ? [] : ["base", ...(folders[folder]?.on.split(" ").filter(Boolean) ?? [])];

const floorOf = (folder: string): number => 1 + Math.max(-1, ...below(folder).map(floorOf));

/** The floors from the top, and what lives in each folder, as Markdown. */
export function drawFloors(): string {
  const names = Object.keys(folders);
  const top = Math.max(...names.map(floorOf));
  const drawn = Array.from({ length: top + 1 }, (_, i) => names.filter((name) => floorOf(name) === top - i).join(" · "));
  const width = Math.max(...drawn.map((line) => line.length));
  const rule = "─".repeat(width + 2);
  const floors = drawn.map((line) => `│ ${line.padEnd(width)} │`).join(`\n├${rule}┤\n`);
  const rows = names.toReversed().map((name) => {
    const on = folders[name]!.on.split(" ").filter(Boolean);
    return `| \`${name}\` | ${folders[name]!.holds} | ${on.join(", ") || (name === "base" ? "" : "–")} |`;
  });
  return `\`\`\`\n┌${rule}┐\n${floors}\n└${rule}┘\n\`\`\`\n\n| folder | holds | stands on \`base\` and |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

const [begins, ends] = ["<!-- floors -->\n\n", "\n<!-- /floors -->"];

/** The document with the floors between its two marks as they are now. */
export function withFloors(readme: string): string {
  const [from, to] = [readme.indexOf(begins), readme.indexOf(ends)];
  if (from < 0 || to < from) throw new Error(`expected the marks ${begins.trim()} and ${ends.trim()}`);
  return readme.slice(0, from + begins.length) + drawFloors() + readme.slice(to);
}
