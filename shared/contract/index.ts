// Every endpoint of the console, by name. Data, not code: routes, client calls and the API page are made from it.
import { agents } from "./agents.ts";
import { ask } from "./ask.ts";
import { backups } from "./backups.ts";
import { bulkChanges } from "./bulkChanges.ts";
import { categories } from "./categories.ts";
import { confusion } from "./confusion.ts";
import { duplicates } from "./duplicates.ts";
import { type Endpoint } from "./endpoint.ts";
import { entries } from "./entries.ts";
import { figures } from "./figures.ts";
import { files } from "./files.ts";
import { flips } from "./flips.ts";
import { history } from "./history.ts";
import { jobs } from "./jobs.ts";
import { links } from "./links.ts";
import { logs } from "./logs.ts";
import { logViews } from "./logViews.ts";
import { ownWordings } from "./ownWordings.ts";
import { presence } from "./presence.ts";
import { releases } from "./releases.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";
import { spotChecks } from "./spotChecks.ts";
import { storage } from "./storage.ts";
import { knowledgeBases, setup, users } from "./users.ts";
import { validityCalendar } from "./validity.ts";
import { vocabulary } from "./vocabulary.ts";

/** By what they are about: the tags of the API page. */
export const nouns = {
  setup,
  users,
  knowledgeBases,
  entries: { ...entries, ...categories, ...duplicates, ...confusion, ...bulkChanges, ...validityCalendar },
  flips,
  vocabulary,
  ask,
  history,
  presence,
  ownWordings,
  links,
  logs: { ...logs, ...logViews },
  review: { ...review, ...agents },
  spotChecks,
  files,
  releases,
  figures,
  settings,
  jobs,
  storage,
  backups,
} satisfies Record<string, Record<string, Endpoint>>;

/** Every endpoint of the console's API by its name. */
export const contract = {
  ...setup,
  ...users,
  ...knowledgeBases,
  ...entries,
  ...categories,
  ...duplicates,
  ...confusion,
  ...bulkChanges,
  ...validityCalendar,
  ...flips,
  ...vocabulary,
  ...ask,
  ...history,
  ...presence,
  ...ownWordings,
  ...links,
  ...logs,
  ...logViews,
  ...review,
  ...agents,
  ...spotChecks,
  ...files,
  ...releases,
  ...figures,
  ...settings,
  ...jobs,
  ...storage,
  ...backups,
} satisfies Record<string, Endpoint>;

/** The whole API as a type: server handlers and client calls are typed by it. */
export type Contract = typeof contract;
/** The name of an endpoint. */
export type Name = keyof Contract;
