// Then and now: what a customer got, what the draft says today, and what was changed in between that tells the difference.
import type { Contract } from "../../shared/contract/index.ts";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { thenNowKinds } from "../../shared/contract/ask.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { Reply } from "../../shared/engine/types.ts";
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { entryStates, revisionOf } from "../entries/entryLookup.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { turnsById, type Turn } from "../logs/turns.ts";
import { currentPart } from "../parts/parts.ts";
import { versionOf, type StoredVersion } from "../versions/environments.ts";

type Why = OutputOf<"getThenAndNow">["why"];
type Kind = (typeof thenNowKinds)[number];

export async function thenAndNow(c: Context, { turn: id }: Parsed<Contract["getThenAndNow"]>): Promise<() => OutputOf<"getThenAndNow">> {
  const robot = await c.robots.draft(c.kb.id);
  return () => {
    const [turn] = turnsById(c, c.kb, [id]);
    if (!turn) throw new Failure("not_found", "no such turn in the log");
    const reply = robot.ask(turn.question, { at: c.now(), ...(turn.channel === null ? {} : { channel: turn.channel }) });
    const why = whyOf(c, turn, reply);
    // Which of several wordings was given, and what it was filled with, is no difference; that its answers were changed is.
    const isSame = reply.outcome === turn.outcome && entryOf(reply) === turn.entry && !why.some(({ kind }) => kind === "answers");
    const { storedText: _, ...shown } = reply;
    return { reply: shown, provisional: robot.provisional || !robot.trained, isSame, why: isSame ? [] : why };
  };
}

/** Whom the log would name. */
const entryOf = ({ answer, reason, candidates }: Reply): string | null =>
  answer?.entry ?? (reason === "requested" ? (candidates[0]?.entry ?? null) : null);

function whyOf(c: Context, turn: Turn, reply: Reply): Why {
  const said = (kind: Kind, entry: string | null = null, question: string | null = null): Why[number] => ({ kind, entry, question });
  if (turn.version === null) return [said("elsewhere")];
  const version = versionOf(c.db, c.kb.id, turn.version);
  if (!version) return [said("version_gone")];
  const entries = [...new Set([entryOf(reply), turn.entry].filter((id) => id !== null))];
  const states = entryStates(c.db, c.kb.id, entries, version.id);
  const why = states.flatMap((state): Why => {
    const named = (kind: Kind): Why => [said(kind, state.id, state.question)];
    if (state.live === null) return named("entry_new");
    if (state.deleted) return named("entry_gone");
    const before = revisionOf(c.db, c.kb.id, state.id, state.live)?.content;
    const now = revisionOf(c.db, c.kb.id, state.id, state.revision)?.content;
    if (!before || !now || state.live === state.revision) return [];
    if (before.enabled && !now.enabled) return named("entry_off");
    const key = textKey(turn.question);
    if (teaches(now, key) && !teaches(before, key)) return named("taught");
    if (JSON.stringify(before.answers) !== JSON.stringify(now.answers)) return named("answers");
    return named("entry_changed");
  });
  why.push(...wholeDraft(c, turn, reply, version).map((kind) => said(kind)));
  // In the midst of a conversation a question may be handed off that is not at its beginning.
  if (why.length === 0 && turn.outcome === "handoff") return [said("conversation")];
  return why.length === 0 ? [said("others")] : why;
}

/** What was changed for all entries, as far as it can tell this difference. */
function wholeDraft(c: Context, turn: Turn, reply: Reply, version: StoredVersion): Kind[] {
  const key = textKey(turn.question);
  const wasOurs = !version.notOurs.some((text) => wordingKey(text) === key);
  const isOther = (part: "vocabulary" | "robot_settings", revision: number): boolean =>
    currentPart<unknown>(c.db, part, c.kb.id).revision !== revision;
  return [
    ...(reply.reason === "not_ours" && wasOurs ? ["not_ours" as const] : []),
    ...(reply.reason !== "not_ours" && !wasOurs ? ["ours" as const] : []),
    ...(isOther("vocabulary", version.vocabularyRevision) ? ["vocabulary" as const] : []),
    ...(isOther("robot_settings", version.settingsRevision) ? ["settings" as const] : []),
  ];
}

const teaches = ({ question, similar }: EntryContent, key: string): boolean =>
  wordingKey(question) === key || similar.some(({ text, kind }) => kind === "positive" && wordingKey(text) === key);
