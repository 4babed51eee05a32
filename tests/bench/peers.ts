// Our engine and what it is compared with, each as its own documentation sets it up. It learns questions and then says which entry comes first.
import Database from "better-sqlite3";
import MiniSearch from "minisearch";
import { createRobot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { knowledgeOf, type QuestionSet } from "./sets.ts";

interface Taught {
  entry: string;
  text: string;
}

/** Learns; resolves to a way to ask for the first entry. */
type Peer = (taught: readonly Taught[]) => Promise<(question: string) => string | null | Promise<string | null>>;

const AT = { at: "2026-01-01T00:00:00.000Z" };

const robotTrainer: Peer = async (taught) => {
  const knowledge = knowledgeOf(entriesOf(taught));
  const robot = createRobot(knowledge, trainNow(knowledge));
  return (question) => robot.ask(question, AT).candidates[0]?.entry ?? null;
};

function entriesOf(taught: readonly Taught[]): QuestionSet["entries"] {
  const entries = new Map<string, string[]>();
  for (const { entry, text } of taught) {
    const questions = entries.get(entry);
    if (questions) questions.push(text);
    else entries.set(entry, [text]);
  }
  return [...entries].map(([id, questions]) => ({ id, questions }));
}

/** A document a question, every option at its default. */
const miniSearchAsShipped: Peer = async (taught) => {
  const index = new MiniSearch<Taught & { id: number }>({ fields: ["text"], storeFields: ["entry"] });
  index.addAll(taught.map((each, id) => ({ ...each, id })));
  return (question) => (index.search(question)[0]?.entry as string | undefined) ?? null;
};

/** As good as it gets without writing an engine: a document an entry, prefixes and typing errors, Chinese by character. */
const miniSearchWellConfigured: Peer = async (taught) => {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: (text) => text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [],
  });
  index.addAll(entriesOf(taught).map(({ id, questions }) => ({ id, text: questions.join("\n") })));
  const options = { prefix: (term: string) => term.length > 3, fuzzy: (term: string) => (term.length > 4 ? 0.2 : false) };
  return (question) => (index.search(question, options)[0]?.id as string | undefined) ?? null;
};

/** Full text search in SQLite: a row a question, any word, ranked by BM25; the trigram tokenizer would need three characters. */
const sqliteFts5: Peer = async (taught) => {
  const db = new Database(":memory:");
  db.exec("CREATE VIRTUAL TABLE questions USING fts5(entry UNINDEXED, text, tokenize = 'porter unicode61')");
  const insert = db.prepare("INSERT INTO questions (entry, text) VALUES (:entry, :text)");
  db.transaction(() => taught.forEach((each) => insert.run({ entry: each.entry, text: spaced(each.text) })))();
  const find = db.prepare<{ words: string }, { entry: string }>(
    "SELECT entry FROM questions WHERE questions MATCH :words ORDER BY rank LIMIT 1",
  );
  return (question) => {
    const words = spaced(question).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length === 0 ? null : (find.get({ words: words.map((word) => `"${word}"`).join(" OR ") })?.entry ?? null);
  };
};

const spaced = (text: string): string => text.replace(/\p{Script=Han}/gu, " $& ");

/** A trained intent classifier, as its quick start shows it; what it says while training is kept from the output. */
const nlpJs: Peer = async (taught) => {
  const { NlpManager } = await import("node-nlp");
  const manager = new NlpManager({ languages: ["en"], forceNER: false, nlu: { log: false }, autoSave: false });
  for (const { entry, text } of taught) manager.addDocument("en", text, entry);
  await manager.train();
  return async (question) => (await manager.process("en", question)).intent;
};

export const peers: Record<string, Peer> = {
  "Robot Trainer": robotTrainer,
  "MiniSearch as shipped": miniSearchAsShipped,
  "MiniSearch well configured": miniSearchWellConfigured,
  "SQLite FTS5": sqliteFts5,
  "NLP.js": nlpJs,
};
