// One right input for every endpoint, in a world of tests/support/world.ts.
import { join } from "node:path";
import { backupEnded } from "../../server/backups/backups.ts";
import type { Name } from "../../shared/contract/index.ts";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { defaultSettings } from "../../shared/knowledge/usualSettings.ts";
import { adminName, adminPassword, finished } from "./app.ts";
import { answeredMiss } from "./answeredMiss.ts";
import { fresh, type World } from "./world.ts";

type Example = Record<string, unknown> | { input: Record<string, unknown>; file: string };
const entryFile = (): string => `${JSON.stringify({ id: fresh("e_"), question: fresh("导入的问题 "), answers: [{ text: "好" }] })}\n`;

/** One right input for every endpoint; made anew for each call. */
export const examples: Record<Name, (w: World) => Promise<Example> | Example> = {
  getStorage: () => ({}),
  getSession: () => ({}),
  setUp: () => ({ name: "late", password: adminPassword, knowledgeBase: "店" }),
  signIn: () => ({ name: adminName, password: adminPassword }),
  signOut: () => ({}),
  changePassword: () => ({ current: adminPassword, password: "a new long password" }),
  listUsers: () => ({}),
  createUser: () => ({ name: fresh("user"), password: adminPassword }),
  resetPassword: async ({ admin }) => ({
    user: (await admin.call("createUser", { name: fresh("user"), password: adminPassword })).id,
    password: adminPassword,
  }),
  listMembers: ({ kb }) => ({ kb }),
  setMember: async ({ admin, kb }) => ({
    kb,
    user: (await admin.call("createUser", { name: fresh("user"), password: adminPassword })).id,
    role: "viewer",
  }),
  listKnowledgeBases: () => ({}),
  createKnowledgeBase: () => ({ name: fresh("店") }),
  updateKnowledgeBase: ({ kb }) => ({ kb, name: "栖木家居" }),
  loadSample: ({ emptyKb }) => ({ kb: emptyKb }),
  listEntries: ({ kb }) => ({ kb, text: "退货" }),
  getEntry: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  createEntry: ({ kb }) => ({ kb, content: emptyEntry(fresh("问题 ")) }),
  saveEntry: async (w) => ({ kb: w.kb, entry: await w.entry(), base: 1, content: emptyEntry(fresh("改过的问题 ")) }),
  addWording: async (w) => ({ kb: w.kb, entry: await w.entry(), text: fresh("另一种问法 ") }),
  deleteEntry: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  undeleteEntry: async (w) => {
    const entry = await w.entry();
    await w.admin.call("deleteEntry", { kb: w.kb, entry });
    return { kb: w.kb, entry };
  },
  listRevisions: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  restoreRevision: async (w) => ({ kb: w.kb, entry: await w.entry(), revision: 1 }),
  updateEntries: async (w) => ({ kb: w.kb, entries: [await w.entry()], set: { field: "enabled", enabled: false } }),
  settleWording: async (w) => ({ kb: w.kb, text: fresh("新的问法 "), entries: [{ entry: await w.entry(), as: "positive" }] }),
  listDuplicates: ({ kb }) => ({ kb }),
  listConfusions: ({ kb }) => ({ kb, days: 30 }),
  getConfusionMap: ({ kb }) => ({ kb, most: 12 }),
  listConfusedQuestions: async (w) => ({ kb: w.kb, first: await w.entry(), second: await w.entry() }),
  settleDuplicate: async (w) => ({ kb: w.kb, first: await w.entry(), second: await w.entry() }),
  reopenDuplicate: async (w) => {
    const [first, second] = [await w.entry(), await w.entry()];
    await w.admin.call("settleDuplicate", { kb: w.kb, first, second });
    return { kb: w.kb, first, second };
  },
  previewMerge: async (w) => ({ kb: w.kb, entry: await w.entry(), taken: { entry: await w.entry() } }),
  mergeEntries: async (w) => ({ kb: w.kb, entry: await w.entry(), base: 1, taken: { entry: await w.entry(), base: 1 } }),
  undoMerge: async (w) => {
    const [entry, taken] = [await w.entry(), await w.entry()];
    const { merge } = await w.admin.call("mergeEntries", { kb: w.kb, entry, base: 1, taken: { entry: taken, base: 1 } });
    return { kb: w.kb, merge };
  },
  findWordings: ({ kb }) => ({ kb, texts: ["退货流程"] }),
  searchEntries: ({ kb }) => ({ kb, text: "退货" }),
  listTags: ({ kb }) => ({ kb }),
  getCategories: ({ kb }) => ({ kb }),
  saveCategories: async ({ admin, kb }) => ({
    kb,
    base: (await admin.call("getCategories", { kb })).revision,
    categories: [{ id: "c_1", name: "售后", parent: null, skillGroup: "售后组" }],
  }),
  getVocabulary: ({ kb }) => ({ kb }),
  saveVocabulary: async ({ admin, kb }) => ({
    kb,
    base: (await admin.call("getVocabulary", { kb })).revision,
    vocabulary: { synonyms: [{ words: ["退货", "退回"] }], sensitive: [{ word: "赌博" }] },
  }),
  getSettings: ({ kb }) => ({ kb }),
  saveSettings: async ({ admin, kb }) => ({
    kb,
    base: (await admin.call("getSettings", { kb })).revision,
    settings: defaultSettings("zh"),
  }),
  listKeys: ({ kb }) => ({ kb }),
  startBackup: ({ server }) => ({ folder: join(server.dataDir, fresh("backup")) }),
  getBackup: async ({ server, cli }) => {
    const { backup } = await cli.call("startBackup", { folder: join(server.dataDir, fresh("backup")) });
    await backupEnded(server.app);
    return { backup };
  },
  previewFlips: async (w) => ({ kb: w.kb, entry: await w.entry(), content: emptyEntry(fresh("别的问题 ")) }),
  listFlips: async (w) => ({ kb: w.kb, entry: await w.entry(), content: null, kind: "lost" as const }),
  previewFix: async (w) => ({ kb: w.kb, fix: { kind: "add_wording" as const, entry: await w.entry(), text: fresh("别的问题 ") } }),
  previewVocabularyFlips: ({ kb }) => ({ kb, vocabulary: { synonyms: [], sensitive: [{ word: fresh("词") }] } }),
  suggestWordings: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  countWords: ({ kb }) => ({ kb, groups: [["退货", "退回"], ["发票"]] }),
  listVocabularyFlips: ({ kb }) => ({ kb, vocabulary: { synonyms: [], sensitive: [{ word: fresh("词") }] }, kind: "lost" as const }),
  createKey: ({ kb }) => ({ kb, name: fresh("官网") }),
  updateKey: async ({ admin, kb }) => ({
    kb,
    key: (await admin.call("createKey", { kb, name: fresh("官网") })).id,
    ratePerMinute: 60,
  }),
  revokeKey: async ({ admin, kb }) => ({ kb, key: (await admin.call("createKey", { kb, name: fresh("官网") })).id }),
  listAudit: ({ kb }) => ({ kb }),
  askRobot: ({ kb }) => ({ kb, question: "退货流程" }),
  whyNot: async (w) => ({ kb: w.kb, question: "退货流程", entry: await w.entry() }),
  checkOwnWordings: ({ kb }) => ({ kb }),
  checkLinks: ({ kb }) => ({ kb }),
  openLinks: ({ kb, server }) => ({ kb, urls: [`${server.url}/healthz`] }),
  tellPresence: async (w) => ({ kb: w.kb, window: fresh("w"), entry: await w.entry() }),
  listHistory: ({ kb }) => ({ kb }),
  listHistoryEntries: ({ kb }) => ({ kb, from: "2020-01-01T00:00:00Z", at: "2030-01-01T00:00:00Z", reason: "created" as const }),
  getRevision: async (w) => ({ kb: w.kb, entry: await w.entry(), revision: 1 }),
  previewMoment: ({ kb }) => ({ kb, before: "2030-01-01T00:00:00Z" }),
  getLinks: ({ kb }) => ({ kb }),
  listEntryLinks: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  getOwnWordings: ({ kb }) => ({ kb }),
  listConfusables: ({ kb }) => ({ kb }),
  getEntryOwnWordings: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  valueWordings: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  getWordingValues: async (w) => ({ kb: w.kb, entry: await w.entry() }),
  listTurns: ({ kb }) => ({ kb }),
  getConversation: async (w) => {
    await w.miss();
    return { kb: w.kb, turn: (await w.admin.call("listTurns", { kb: w.kb })).rows[0]!.id };
  },
  previewLog: ({ kb }) => ({ input: { kb, name: "log.jsonl" }, file: JSON.stringify({ question: fresh("看看的问题 ") }) }),
  runLogImport: async ({ kb, admin, settled }) => {
    await settled();
    return {
      kb,
      upload: (await admin.call("previewLog", { kb, name: "log.jsonl" }, JSON.stringify({ question: fresh("看过的问题 ") }))).upload,
    };
  },
  listLogImports: ({ kb }) => ({ kb }),
  undoLogImport: async (w) => {
    await w.settled();
    const { job } = await w.admin.call("importLog", { kb: w.kb, name: "log.jsonl" }, JSON.stringify({ question: fresh("要撤的问题 ") }));
    await finished(w.server, w.admin, w.kb, job);
    return { kb: w.kb, import: job };
  },
  forgetTurns: async (w) => {
    await w.settled();
    const line = JSON.stringify({ question: fresh("要忘的问题 "), customer: "u-forgotten" });
    const { job } = await w.admin.call("importLog", { kb: w.kb, name: "log.jsonl" }, line);
    await finished(w.server, w.admin, w.kb, job);
    return { kb: w.kb, customer: "u-forgotten" };
  },
  listLogViews: ({ kb }) => ({ kb }),
  saveLogView: ({ kb }) => ({ kb, name: "网站没答上的", filter: { outcome: "unanswered", channel: "web" } }),
  deleteLogView: async ({ kb, admin }) => {
    await admin.call("saveLogView", { kb, name: "要删的", filter: {} });
    return { kb, name: "要删的" };
  },
  getLogProblems: async ({ kb, admin }) => ({
    kb,
    upload: (await admin.call("previewLog", { kb, name: "bad.jsonl" }, `{"question":""}\n{"question":"好的"}`)).upload,
  }),
  importLog: ({ kb }) => ({ input: { kb, name: "log.jsonl" }, file: JSON.stringify({ question: fresh("日志里的问题 ") }) }),
  listClusters: async (w) => ({ kb: w.kb, reason: (await w.miss()) ? "unanswered" : "unanswered" }),
  getCluster: async (w) => ({ kb: w.kb, cluster: await w.miss() }),
  getThenAndNow: async (w) => ({
    kb: w.kb,
    turn: (await w.admin.call("listMissTurns", { kb: w.kb, miss: (await cluster(w)).members[0]! })).rows[0]!.id,
  }),
  listMissTurns: async (w) => ({ kb: w.kb, miss: (await cluster(w)).members[0]! }),
  getAgentAnswers: async (w) => ({ kb: w.kb, cluster: (await answeredMiss(w, fresh("人工答过的事情 "))).cluster }),
  testAgentAnswer: async (w) => {
    const { cluster: of, members } = await answeredMiss(w, fresh("人工答过的事情 "));
    const { answers } = await w.admin.call("getAgentAnswers", { kb: w.kb, cluster: of });
    return { kb: w.kb, cluster: of, members, answer: answers[0]!.id, question: fresh("人工答过的 "), text: answers[0]!.text };
  },
  previewDecision: async (w) => ({ kb: w.kb, ...(await cluster(w)), entry: await w.entry() }),
  decideCluster: async (w) => ({ kb: w.kb, ...(await cluster(w)), decision: { kind: "not_ours" } }),
  splitCluster: async (w) => ({ kb: w.kb, ...(await cluster(w)), into: (await cluster(w)).cluster }),
  listReviewers: ({ kb }) => ({ kb }),
  assignCluster: async (w) => ({
    kb: w.kb,
    cluster: await w.miss(),
    user: (await w.admin.call("listReviewers", { kb: w.kb })).rows[0]!.user,
  }),
  undoDecision: async (w) => ({
    kb: w.kb,
    decision: (await w.admin.call("decideCluster", { kb: w.kb, ...(await cluster(w)), decision: { kind: "later" } })).decision,
  }),
  listDecisions: ({ kb }) => ({ kb }),
  listSpotChecks: ({ kb }) => ({ kb }),
  startSpotCheck: async (w) => ({ kb: w.kb, seed: (await w.asked()) ? 7 : 8 }),
  getSpotCheck: async (w) => ({ kb: w.kb, check: await checkIn(w) }),
  listSpotCheckItems: async (w) => ({ kb: w.kb, check: await checkIn(w) }),
  labelSpotCheckItem: async (w) => ({ kb: w.kb, check: await checkIn(w), item: 0, label: { verdict: "not_ours" } }),
  undoSpotCheckLabel: async (w) => {
    const check = await checkIn(w);
    const { label } = await w.admin.call("labelSpotCheckItem", { kb: w.kb, check, item: 0, label: { verdict: "not_ours" } });
    return { kb: w.kb, check, label };
  },
  getCalibration: ({ kb }) => ({ kb }),
  previewImport: ({ kb }) => ({ input: { kb, name: "entries.jsonl" }, file: entryFile() }),
  runImport: async (w) => ({
    kb: w.kb,
    upload: (await w.admin.call("previewImport", { kb: w.kb, name: "entries.jsonl" }, entryFile())).upload,
  }),
  getValidityDays: ({ kb }) => ({ kb, from: "2026-11-01", until: "2026-12-01" }),
  listValidityChanges: ({ kb }) => ({ kb, from: "2026-11-01", until: "2026-12-01" }),
  foreseeValidity: ({ kb }) => ({ kb }),
  startBulkChange: async (w) => ({
    kb: w.kb,
    chosen: { by: "entries", entries: [await w.entry()] },
    change: { field: "tags", add: ["换季"], remove: [] },
  }),
  previewReplacement: async (w) => ({
    kb: w.kb,
    chosen: { by: "entries", entries: [await w.entry()] },
    change: { field: "text", find: "问题", replace: "疑问", in: ["question"] },
  }),
  listBulkChanges: ({ kb }) => ({ kb }),
  undoBulkChange: async (w) => {
    const chosen = { by: "entries" as const, entries: [await w.entry()] };
    const { job } = await w.admin.call("startBulkChange", { kb: w.kb, chosen, change: { field: "enabled", enabled: false } });
    await finished(w.server, w.admin, w.kb, job);
    return { kb: w.kb, job };
  },
  dissolveCategory: async (w) => {
    const { revision, categories } = await w.admin.call("getCategories", { kb: w.kb });
    const category = fresh("c_");
    const added = { id: category, name: category, parent: null, skillGroup: null };
    await w.admin.call("saveCategories", { kb: w.kb, base: revision, categories: [...categories, added] });
    return { kb: w.kb, category, into: null };
  },
  undoImport: async (w) => {
    const { upload } = await w.admin.call("previewImport", { kb: w.kb, name: "entries.jsonl" }, entryFile());
    const { job } = await w.admin.call("runImport", { kb: w.kb, upload });
    await finished(w.server, w.admin, w.kb, job);
    return { kb: w.kb, job };
  },
  getImportTemplate: ({ kb }) => ({ kb }),
  getImportProblems: async (w) => ({
    kb: w.kb,
    upload: (await w.admin.call("previewImport", { kb: w.kb, name: "entries.jsonl" }, `{"question":""}\n${entryFile()}`)).upload,
  }),
  getImportSuggested: async (w) => ({
    kb: w.kb,
    upload: (await w.admin.call("previewImport", { kb: w.kb, name: "entries.jsonl" }, `{"question":""}\n${entryFile()}`)).upload,
  }),
  exportTurns: ({ kb }) => ({ kb, format: "csv" }),
  exportEntries: ({ kb }) => ({ kb, format: "csv" }),
  previewExport: async (w) => ({ kb: w.kb, entries: [await w.entry()], format: "azure" }),
  exportSelected: async (w) => ({ kb: w.kb, entries: [await w.entry()], format: "csv" }),
  getChanges: ({ kb }) => ({ kb }),
  publish: async (w) => ({ kb: w.kb, note: (await w.entry()) && "又一版" }),
  listVersions: ({ kb }) => ({ kb }),
  rollBack: async (w) => {
    await w.entry();
    await finished(w.server, w.admin, w.kb, (await w.admin.call("publish", { kb: w.kb, note: "再一版" })).job);
    return { kb: w.kb, version: 1 };
  },
  downloadPack: ({ kb }) => ({ kb, version: 1 }),
  getOverview: ({ kb }) => ({ kb }),
  getToday: ({ kb }) => ({ kb, days: 7 }),
  listJobs: ({ kb }) => ({ kb }),
  getJob: async ({ admin, kb }) => ({ kb, job: (await admin.call("listJobs", { kb })).rows[0]!.id }),
  cancelJob: async (w) => ({ kb: w.kb, job: await jobIn(w, "running") }),
  repeatJob: async (w) => ({ kb: w.kb, job: await jobIn(w, "interrupted") }),
};

/** A spot check of what was asked so far. */
/** A cluster of one question. */
async function cluster(w: World): Promise<{ cluster: string; members: string[] }> {
  const miss = await w.miss();
  const { members } = await w.admin.call("getCluster", { kb: w.kb, cluster: miss });
  return { cluster: miss, members: members.map(({ id }) => id) };
}

async function checkIn(w: World): Promise<string> {
  await w.asked();
  return (await w.admin.call("startSpotCheck", { kb: w.kb })).id;
}

/** A row as a crash or a long run would leave it: no runner can be held still through the door. */
async function jobIn(w: World, state: "running" | "interrupted"): Promise<string> {
  await w.settled();
  const { job } = await w.admin.call(
    "importLog",
    { kb: w.kb, name: "log.jsonl" },
    JSON.stringify({ question: fresh("任务里的问题 "), outcome: "unanswered" }),
  );
  await w.server.app.jobs.wait(job);
  w.server.app.db.prepare("UPDATE jobs SET state = ? WHERE id = ?").run(state, job);
  return job;
}
