// The floors of server and client: their folders, what lives in each, and on which others it stands. Checked by tests/architecture.test.ts, drawn into their READMEs by `npm run floors`.

interface Folder {
  /** What lives there, in a line. */
  holds: string;
  /** The folders it may import, types included, besides the lowest: all of them and no other. */
  on: string;
  /** Of a screen: which folders of the server answer it. */
  server?: string;
}

export interface House {
  /** What everything may import, and what itself imports nothing of the house. */
  lowest: string;
  folders: Readonly<Record<string, Folder>>;
}

/** Every folder of server/, and main.ts. */
const folders: House["folders"] = {
  base: { holds: "settings, the two databases and their migrations, lock, ids, days, faults; what every request is given", on: "" },
  parts: { holds: "categories, vocabulary and settings as revisions kept whole", on: "" },
  figures: { holds: "hits and coverage out of the log's daily counts", on: "" },
  losses: { holds: "wordings that their entries lose, by the latest check", on: "" },
  presence: { holds: "who has which entry open now, in memory", on: "" },
  deadLinks: { holds: "links of answers that lead nowhere, by the latest look", on: "" },
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
  entries: { holds: "entries and their revisions: list, edit, teach, history", on: "deadLinks figures losses parts versions" },
  duplicates: { holds: "entries too close to each other; two joined into one, and taken back", on: "entries losses" },
  confusion: {
    holds: "which entries customers' questions waver between: pairs, map, the questions behind them",
    on: "entries labels losses",
  },
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
  logs: {
    holds: "what customers ask: written, imported, listed, missed",
    on: "change entries jobs knowledgeBases labels parts reading users versions",
  },
  agents: { holds: "what people of the shop replied to which questions, and which of their answers agree", on: "logs" },
  bulkChanges: { holds: "many entries changed at once, as jobs, and taken back", on: "entries jobs parts" },
  files: { holds: "entries as files: import and export; `formats`: those of other systems", on: "entries jobs notOurs parts reading" },
  logViews: { holds: "named filters of the log, each person's own", on: "" },
  clusters: { holds: "which missed questions ask the same thing, and what the queue shows of them", on: "" },
  review: {
    holds: "missed questions and wrong answers in clusters, and what was decided of them",
    on: "agents change clusters entries figures flips labels logs notOurs parts robots",
  },
  ask: { holds: "trying the robot, then and now, and why not another answer", on: "entries labels logs parts robots versions vocabulary" },
  flips: {
    holds: "what an edit would flip of the questions asked lately, held in a thread",
    on: "clusters entries knowledgeBases labels logs parts robots versions vocabulary workers",
  },
  validity: { holds: "when entries begin and end to be in force, and what that does to real questions", on: "entries flips logs" },
  ownWordings: {
    holds: "checking entries by their own wordings, and what wordings are worth",
    on: "entries jobs labels logs losses parts robots versions workers",
  },
  history: { holds: "what happened to the draft, day by day", on: "bulkChanges entries" },
  links: { holds: "opening the links of answers, all or some", on: "deadLinks entries jobs workers" },
  releases: {
    holds: "changes, publishing, rolling back",
    on: "deadLinks figures jobs labels notOurs packs parts robots versions workers",
  },
  answering: {
    holds: "/v1: keys, questions, conversations, logs of bots, packs",
    on: "change http knowledgeBases logs openApi packs reading versions",
  },
  today: { holds: "the Today screen and the counts in the navigation", on: "clusters confusion entries figures releases review versions" },
  setup: {
    holds: "setting a server up, and the sample shop",
    on: "change entries files jobs knowledgeBases logs notOurs parts releases users versions",
  },
  app: {
    holds: "everything put together: start, listen, handlers, the client's files",
    on: "answering ask audit backups bulkChanges confusion duplicates entries files flips history http jobs knowledgeBases links logViews logs machine openApi ownWordings presence releases review robots settings setup spotChecks today users validity vocabulary",
  },
  cli: { holds: "the command line: the same HTTP calls", on: "app backups" },
  "main.ts": { holds: "the server's entry: looks at Node, then starts", on: "app" },
};

/** Every folder of client/ that holds code, and the files beside them. */
const rooms: House["folders"] = {
  lib: { holds: "what is not drawn: calls, who is signed in, keys, language, times, drafts", on: "" },
  "theme.ts": { holds: "Mantine made to look like us", on: "" },
  ui: { holds: "our parts, by kind: `text` `state` `form` `list` `page` `reply`", on: "theme.ts" },
  session: { holds: "who is let in; `/sign-in`", on: "ui", server: "users" },
  setup: { holds: "the first start; `/setup`", on: "ui", server: "setup" },
  today: { holds: "Today, `/kb/x/today`", on: "ui", server: "today figures machine" },
  flips: { holds: "what saving something would do to real questions", on: "ui", server: "flips" },
  thenNow: { holds: "what the draft says today to a logged question, and why", on: "ui", server: "ask" },
  entries: {
    holds:
      "Knowledge, `/kb/x/knowledge`: `list`, `editor`, `categories`, `bulk` changes, `tags`, `validity` as a calendar, `files` in and out, `ownWordings`, `duplicates`, `confusion`",
    on: "flips ui",
    server: "entries parts bulkChanges validity files ownWordings duplicates confusion history links presence",
  },
  ask: { holds: "Ask, `/kb/x/ask`, and what the Ask drawer shows", on: "flips ui", server: "ask" },
  review: { holds: "Review, `/kb/x/review`", on: "thenNow ui", server: "review" },
  releases: { holds: "Releases, `/kb/x/releases`", on: "ui", server: "releases" },
  logs: { holds: "Logs, `/kb/x/logs`: the list, a conversation, `import`, `spotChecks`", on: "thenNow ui", server: "logs spotChecks" },
  vocabulary: { holds: "Vocabulary, `/kb/x/vocabulary`", on: "flips ui", server: "vocabulary" },
  settings: {
    holds: "Settings, `/kb/x/settings`: the robot, the knowledge base, `users`, `keys`, `audit`",
    on: "ui",
    server: "settings knowledgeBases users answering audit",
  },
  gallery: { holds: "our parts in all their states, while developing only; `/gallery`", on: "ui" },
  frame: {
    holds: "around every screen: navigation, top bar with jobs and person, palette, Ask drawer, list of keys",
    on: "ask theme.ts ui",
    server: "jobs knowledgeBases users",
  },
  "routes.tsx": {
    holds: "every address, and the screen it opens",
    on: "ask entries flips frame gallery logs releases review session settings setup thenNow today vocabulary",
  },
  "App.tsx": { holds: "what surrounds every page: look, cache, address bar", on: "routes.tsx theme.ts" },
  "main.tsx": { holds: "starts the page", on: "App.tsx routes.tsx" },
};

/** The kinds of our parts (client/ui/): what each may import of the others. */
export const partsOn: Readonly<Record<string, string>> = {
  text: "",
  state: "",
  form: "state text",
  list: "text",
  page: "text",
  reply: "text",
};

export const server: House = { lowest: "base", folders };
export const client: House = { lowest: "lib", folders: rooms };

const on = ({ folders }: House, folder: string): string[] => folders[folder]?.on.split(" ").filter(Boolean) ?? [];

/** Those a folder may import. */
export const below = (house: House, folder: string): string[] => (folder === house.lowest ? [] : [house.lowest, ...on(house, folder)]);

const floorOf = (house: House, folder: string): number => 1 + Math.max(-1, ...below(house, folder).map((one) => floorOf(house, one)));

/** The floors from the top, and what lives in each folder, as Markdown. */
function drawFloors(house: House): string {
  const names = Object.keys(house.folders);
  const top = Math.max(...names.map((name) => floorOf(house, name)));
  const drawn = Array.from({ length: top + 1 }, (_, i) => names.filter((name) => floorOf(house, name) === top - i).join(" · "));
  const width = Math.max(...drawn.map((line) => line.length));
  const rule = "─".repeat(width + 2);
  const floors = drawn.map((line) => `│ ${line.padEnd(width)} │`).join(`\n├${rule}┤\n`);
  const screens = Object.values(house.folders).some((folder) => folder.server !== undefined);
  const rows = names.toReversed().map((name) => {
    const { holds, server: answers } = house.folders[name]!;
    const stands = on(house, name).join(", ") || (name === house.lowest ? "" : "–");
    return `| \`${name}\` | ${holds} | ${screens ? `${answers?.replaceAll(" ", ", ") ?? ""} | ` : ""}${stands} |`;
  });
  const heads = ["folder", "holds", ...(screens ? ["in `server/`"] : []), `stands on \`${house.lowest}\` and`];
  const table = [`| ${heads.join(" | ")} |`, `| ${heads.map(() => "---").join(" | ")} |`, ...rows];
  return `\`\`\`\n┌${rule}┐\n${floors}\n└${rule}┘\n\`\`\`\n\n${table.join("\n")}\n`;
}

const [begins, ends] = ["<!-- floors -->\n\n", "\n<!-- /floors -->"];

/** The document with the floors between its two marks as they are now. */
export function withFloors(house: House, readme: string): string {
  const [from, to] = [readme.indexOf(begins), readme.indexOf(ends)];
  if (from < 0 || to < from) throw new Error(`expected the marks ${begins.trim()} and ${ends.trim()}`);
  return readme.slice(0, from + begins.length) + drawFloors(house) + readme.slice(to);
}
