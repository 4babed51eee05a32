// Own wordings: start a check, and tell what the latest one found of what is still taught.
import type { ownWordings as contract } from "../../shared/contract/ownWordings.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { contentAt } from "../entries/contents.ts";
import { entryStates, standardQuestions } from "../entries/entryLookup.ts";
import { currentContent } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { confusables } from "../losses/confusables.ts";
import { losesMany, lostWordings } from "../losses/losing.ts";
import { currentPart } from "../parts/parts.ts";
import { checkedRevision, countChanged, getCheck, lossesOf } from "./ownWordings.store.ts";
import { valueHandlers } from "./values.ts";

export const ownWordingHandlers: Handlers<keyof typeof contract> = {
  checkOwnWordings: (c) => {
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "check_own_wordings", by: c.user?.name ?? null, input: {} });
    c.audit({ action: "own_wordings.check_started", subject: job });
    return { job };
  },
  getOwnWordings: (c) => {
    const check = getCheck(c.db, c.kb.id);
    if (!check) return { check: null, losing: 0, many: 0, weak: 0, changed: 0, vocabularyChanged: false };
    const losing = [...lostWordings(c.db, c.kb.id).values()];
    const { id: _, vocabulary, ...told } = check;
    return {
      check: told,
      losing: losing.length,
      many: losing.filter(losesMany).length,
      weak: losing.reduce((sum, { lost }) => sum + lost, 0),
      changed: countChanged(c.db, c.kb.id, check),
      vocabularyChanged: currentPart(c.db, "vocabulary", c.kb.id).revision !== vocabulary,
    };
  },
  listConfusables: async (c, input) => {
    const pairs = await confusables(c.db, c.kb.id);
    const page = pairs.slice(input.offset, input.offset + input.limit);
    const questions = standardQuestions(
      c.db,
      c.kb.id,
      page.flatMap(({ first, second }) => [first, second]),
    );
    const named = (id: string) => ({ id, question: questions.get(id) ?? "" });
    return () => ({ total: pairs.length, rows: page.map((pair) => ({ ...pair, first: named(pair.first), second: named(pair.second) })) });
  },
  getEntryOwnWordings: (c, input) => ownWordingsOf(c, input.entry),
  ...valueHandlers,
};

type Row = OutputOf<"getEntryOwnWordings">["rows"][number];

function ownWordingsOf(c: Context, entry: string): OutputOf<"getEntryOwnWordings"> {
  const content = currentContent(c, entry);
  const check = getCheck(c.db, c.kb.id);
  const checked = check && wordingsAt(c, check.id, entry);
  const losses = check ? lossesOf(c.db, c.kb.id, check.id, entry) : new Map<string, never>();
  const winners = [...new Set([...losses.values()].flatMap(({ winner }) => winner ?? []))];
  const there = new Map(entryStates(c.db, c.kb.id, winners, "").map((state) => [state.id, state]));
  const isChanged = new Map(winners.map((id) => [id, check !== null && isOtherwise(wordingsAt(c, check.id, id), wordingsNow(c, id))]));
  const now = [{ id: null, text: content.question }, ...content.similar.filter(({ kind }) => kind === "positive")];
  const rows = now.map(({ id, text }): Row => {
    const key = wordingKey(text);
    const loss = losses.get(key);
    const winner = loss?.winner ? there.get(loss.winner) : null;
    const nothing = { id, text, winner: null, confidence: 0, winnerChanged: false };
    if (!checked?.has(`+${key}`) || winner?.deleted) return { ...nothing, state: "unchecked" };
    if (!loss) return { ...nothing, state: isAlone(checked) ? "alone" : "keeps" };
    return {
      id,
      text,
      state: "weak",
      winner: winner ? { id: winner.id, question: winner.question } : null,
      confidence: loss.confidence,
      winnerChanged: loss.winner !== null && (isChanged.get(loss.winner) ?? false),
    };
  });
  return { checkedAt: checked ? (check?.at ?? null) : null, changed: isOtherwise(checked, wordingsNow(c, entry)), rows };
}

/** What an entry taught when it was checked, by key: "+" positive, "-" negative; null if it was not. */
function wordingsAt(c: Context, check: string, entry: string): Set<string> | null {
  const revision = checkedRevision(c.db, c.kb.id, check, entry);
  const content = revision === null ? null : contentAt(c.db, c.kb.id, entry, revision);
  return content && wordingsIn(content);
}
const wordingsNow = (c: Context, entry: string): Set<string> => wordingsIn(currentContent(c, entry));

const wordingsIn = (content: ReturnType<typeof currentContent>): Set<string> =>
  new Set([
    `+${wordingKey(content.question)}`,
    ...content.similar.map(({ kind, text }) => `${kind === "positive" ? "+" : "-"}${wordingKey(text)}`),
  ]);

const isOtherwise = (before: ReadonlySet<string> | null, now: ReadonlySet<string>): boolean =>
  before !== null && (before.size !== now.size || [...now].some((key) => !before.has(key)));
const isAlone = (wordings: ReadonlySet<string>): boolean => [...wordings].filter((key) => key.startsWith("+")).length === 1;
