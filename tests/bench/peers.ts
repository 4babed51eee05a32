// What we are compared with, each as its own documentation sets it up. A peer learns questions and then says which entry comes first.
import Database from "better-sqlite3";
import MiniSearch from "minisearch";

export interface Taught {
  entry: string;
  text: string;
}

export interface Peer {
  name: string;
  /** Questions it is measured at; more take it minutes. */
  atMost: number;
  /** Learns; resolves to a way to ask for the first entry. Null when it is not installed. */
  learn: (taught: readonly Taught[]) => Promise<((question: string) => string | null | Promise<string | null>) | null>;
}

/** A document a question, every option at its default. */
export const miniSearchAsShipped: Peer = {
  name: "MiniSearch as shipped",
  atMost: Infinity,
  learn: async (taught) => {
    const index = new MiniSearch<Taught & { id: number }>({ fields: ["text"], storeFields: ["entry"] });
    index.addAll(taught.map((each, id) => ({ ...each, id })));
    return (question) => (index.search(question)[0]?.entry as string | undefined) ?? null;
  },
};

/** As good as it gets without writing an engine: a document an entry, prefixes and typing errors, Chinese by character. */
export const miniSearchWellConfigured: Peer = {
  name: "MiniSearch well configured",
  atMost: Infinity,
  learn: async (taught) => {
    const index = new MiniSearch<{ id: string; text: string }>({
      fields: ["text"],
      tokenize: (text) => text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [],
    });
    const byEntry = new Map<string, string[]>();
    for (const { entry, text } of taught) byEntry.set(entry, [...(byEntry.get(entry) ?? []), text]);
    index.addAll([...byEntry].map(([id, texts]) => ({ id, text: texts.join("\n") })));
    const options = { prefix: (term: string) => term.length > 3, fuzzy: (term: string) => (term.length > 4 ? 0.2 : false) };
    return (question) => (index.search(question, options)[0]?.id as string | undefined) ?? null;
  },
};

/** Full text search in SQLite: a row a question, any word, ranked by BM25; the trigram tokenizer would need three characters. */
export const sqliteFts5: Peer = {
  name: "SQLite FTS5",
  atMost: Infinity,
  learn: async (taught) => {
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
  },
};

const spaced = (text: string): string => text.replace(/\p{Script=Han}/gu, " $& ");

/** A trained intent classifier, as its quick start shows it (development dependency `node-nlp`). */
export const nlpJs = (slow: boolean): Peer => ({
  name: "NLP.js",
  atMost: slow ? 15_000 : 1_500,
  learn: async (taught) => {
    const name = "node-nlp";
    const found = (await import(name).catch(() => null)) as { NlpManager: new (options: object) => NlpManager } | null;
    if (!found) {
      console.error("NLP.js (node-nlp) is not installed: its rows are missing. npm install --save-dev node-nlp");
      return null;
    }
    const manager = new found.NlpManager({ languages: ["en"], forceNER: false, nlu: { log: false }, autoSave: false });
    for (const { entry, text } of taught) manager.addDocument("en", text, entry);
    await manager.train();
    return async (question) => (await manager.process("en", question)).intent;
  },
});

interface NlpManager {
  addDocument: (language: string, text: string, intent: string) => void;
  train: () => Promise<void>;
  process: (language: string, text: string) => Promise<{ intent: string }>;
}
