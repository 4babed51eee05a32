// What differs in the parts of a version that are saved whole: vocabulary, settings, categories, not-our-business questions.
import { channelWords } from "../lib/channelName.ts";
import { categoryPath } from "../../shared/knowledge/categories.ts";
import type { Category, RobotSettings, Vocabulary } from "../../shared/knowledge/version.ts";
import { wordListNames } from "../../shared/knowledge/wordLists.ts";

export interface GroupChange {
  before: readonly string[];
  after: readonly string[];
}

/** Synonym groups that differ: a group is the same one as long as it shares a word. Up to 5,000 groups, hence the maps. */
export const synonymChanges = (before: Vocabulary | null, after: Vocabulary): GroupChange[] =>
  groupChanges(bothWays(before), bothWays(after));

/** One-way groups that differ: the words, then what they count as behind an arrow. */
export const oneWayChanges = (before: Vocabulary | null, after: Vocabulary): GroupChange[] => groupChanges(oneWays(before), oneWays(after));

type Groups = readonly (readonly string[])[];
const bothWays = (vocabulary: Vocabulary | null): Groups =>
  (vocabulary?.synonyms ?? []).flatMap(({ words, to }) => (to === undefined ? [words] : []));
const oneWays = (vocabulary: Vocabulary | null): Groups =>
  (vocabulary?.synonyms ?? []).flatMap(({ words, to }) => (to === undefined ? [] : [[...words, `→ ${to}`]]));

function groupChanges(before: Groups, after: Groups): GroupChange[] {
  const key = (words: readonly string[]): string => words.toSorted().join("\n");
  const equal = new Set(after.map(key));
  const left = new Set(before.filter((words) => !equal.has(key(words))));
  const known = new Set(before.map(key));
  const byWord = new Map([...left].flatMap((words) => words.map((word) => [word, words] as const)));
  const changed = after
    .filter((words) => !known.has(key(words)))
    .map((words): GroupChange => {
      const was = words.map((word) => byWord.get(word)).find((group) => group !== undefined && left.has(group));
      if (was) left.delete(was);
      return { before: was ?? [], after: words };
    });
  return [...changed, ...[...left].map((words) => ({ before: words, after: [] }))];
}

/** What was added to and removed from each list of single words that differs. */
export const wordChanges = (
  before: Vocabulary | null,
  after: Vocabulary,
): { list: (typeof wordListNames)[number]; added: string[]; removed: string[] }[] =>
  wordListNames
    .map((list) => ({ list, ...lineChanges((before?.[list] ?? []).map(wordOf), (after[list] ?? []).map(wordOf)) }))
    .filter(({ added, removed }) => added.length + removed.length > 0);
const wordOf = ({ word }: { word: string }): string => word;

type ReplyName = keyof RobotSettings["replies"];
const replyNames: readonly ReplyName[] = ["clarify", "confirm", "fallback", "blocked", "handoff"];

export interface SettingChange {
  name:
    | "answerBand"
    | "clarifyBand"
    | "clarifyOptions"
    | "channels"
    | `reply.${ReplyName}`
    | `otherReply.${ReplyName}`
    | `handOff.${keyof NonNullable<RobotSettings["handOff"]>}`;
  before: string;
  after: string;
}

/** Every setting that differs; all of them where there was none before. */
export function settingChanges(before: RobotSettings | null, after: RobotSettings): SettingChange[] {
  const [old, now] = [settingValues(before), settingValues(after)];
  return (Object.keys(now) as SettingChange["name"][])
    .filter((name) => old[name] !== now[name])
    .map((name) => ({ name, before: old[name], after: now[name] }));
}

/** In the order in which they are shown. */
function settingValues(s: RobotSettings | null): Record<SettingChange["name"], string> {
  const { anger, repeated, misses } = s?.handOff ?? {};
  const called = (said: string, { skillGroup }: { skillGroup: string | null }): string =>
    skillGroup === null ? said : `${said} → ${skillGroup}`;
  const texts = <P extends "reply" | "otherReply">(place: P, said: RobotSettings["replies"] | undefined) =>
    Object.fromEntries(replyNames.map((name) => [`${place}.${name}`, said?.[name] ?? ""])) as Record<`${P}.${ReplyName}`, string>;
  return {
    answerBand: String(s?.bands.answer ?? ""),
    clarifyBand: String(s?.bands.clarify ?? ""),
    clarifyOptions: String(s?.clarifyOptions ?? ""),
    ...texts("reply", s?.replies),
    ...texts("otherReply", s?.otherReplies),
    "handOff.misses": misses ? called(String(misses.inARow), misses) : "",
    "handOff.repeated": repeated ? called(String(repeated.times), repeated) : "",
    "handOff.anger": anger ? called(anger.words.join(" · "), anger) : "",
    channels: s?.channels.map(channelWords).join(" · ") ?? "",
  };
}

export interface CategoryChange {
  id: string;
  kind: "added" | "removed" | "changed";
  /** "售后 › 退换货" */
  before: string;
  after: string;
  /** Set where the skill group is what changed. */
  skillGroup: { before: string | null; after: string | null } | null;
}

const place = (all: readonly Category[], id: string): string => categoryPath(all, id).join(" › ");

export function categoryChanges(before: readonly Category[] | null, after: readonly Category[]): CategoryChange[] {
  const old = new Map((before ?? []).map((c) => [c.id, c]));
  const now = new Set(after.map((c) => c.id));
  const kept = after.flatMap((c): CategoryChange[] => {
    const was = old.get(c.id);
    const here = place(after, c.id);
    if (!was) return [{ id: c.id, kind: "added", before: "", after: here, skillGroup: null }];
    const skillGroup = was.skillGroup === c.skillGroup ? null : { before: was.skillGroup, after: c.skillGroup };
    if (was.name === c.name && was.parent === c.parent && !skillGroup) return [];
    return [{ id: c.id, kind: "changed", before: place(before ?? [], c.id), after: here, skillGroup }];
  });
  const removed = (before ?? [])
    .filter((c) => !now.has(c.id))
    .map((c): CategoryChange => ({ id: c.id, kind: "removed", before: place(before ?? [], c.id), after: "", skillGroup: null }));
  return [...kept, ...removed];
}

/** Lines added to and removed from a list of texts. */
export function lineChanges(before: readonly string[] | null, after: readonly string[]): { added: string[]; removed: string[] } {
  const [old, now] = [new Set(before ?? []), new Set(after)];
  return { added: after.filter((line) => !old.has(line)), removed: (before ?? []).filter((line) => !now.has(line)) };
}
