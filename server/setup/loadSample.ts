// The job that loads the sample shop: its knowledge, a first version, and a month of customers whom that version really answered.
import { afterChoice, pastTurnOf } from "../../shared/engine/conversation.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { PastTurn } from "../../shared/engine/types.ts";
import { localDay } from "../../shared/engine/time.ts";
import { Failure } from "../../shared/errors.ts";
import { emptyEntry, entryContent, type EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { SampleTurn } from "../../data/samples/generateLogs.ts";
import type { LogEvent, NewTurn, SaidOf } from "../base/logged.ts";
import { diskWritten } from "../change/disk.ts";
import { draftContent, draftContents } from "../entries/contents.ts";
import { saveContent } from "../entries/saveContent.ts";
import { findCategory } from "../files/categoryPaths.ts";
import type { Runner, RunningJob } from "../jobs/jobs.ts";
import { recordLines, saidBy } from "../logs/recordTurns.ts";
import { turnOf } from "../logs/turns.ts";
import { addNotOurs } from "../notOurs/notOurs.ts";
import { currentPart, savePart, type PartKind } from "../parts/parts.ts";
import { publishDraft } from "../releases/publish.ts";
import { liveVersion, versionOf } from "../versions/environments.ts";
import { sample, sampleEntries, samplePeople, sampleTurns } from "./sample.ts";

/** The first version is dated so many days back: its customers must come after it. One more than the log's 30, since that begins with a whole day. */
const sampleDays = 31;
const before = (at: string, days: number): string => new Date(Date.parse(at) - days * 24 * 3_600_000).toISOString();

/** A slice ends after this, in ms. */
const sliceTime = 10;

export const loadSample: Runner = async (job) => {
  refuseOtherKnowledge(job);
  await saveParts(job);
  await saveEntries(job);
  const version =
    liveVersion(job.app.db, job.kb.id)?.number ?? (await publishDraft(job, sample().shop.note, before(job.app.now(), sampleDays))).version;
  const turns = await logTurns(job, version);
  return { entries: sample().entries.length, turns, version };
};

/** Loading may be run again after it broke off; anything that is not the sample's must not be mixed with it. */
function refuseOtherKnowledge({ app, kb }: RunningJob): void {
  const ours = new Set(sample().entries.map((e) => e.id));
  if (draftContents(app.db, kb.id, "", ours.size + 1).some((e) => !ours.has(e.id)))
    throw new Failure("nothing_to_do", "the sample shop is loaded into an empty knowledge base only");
}

function saveParts(job: RunningJob): Promise<void> {
  const { categories, vocabulary, settings, notOurs } = sample().shop;
  return job.slice((c) => {
    const put = (part: PartKind, content: unknown): void => {
      const current = currentPart(c.db, part, c.kb.id);
      if (JSON.stringify(current.content) !== JSON.stringify(content)) savePart(c, part, current.revision, content);
    };
    put("category", categories);
    put("vocabulary", vocabulary);
    put("robot_settings", settings);
    for (const text of notOurs) addNotOurs(c, text);
  });
}

async function saveEntries(job: RunningJob): Promise<void> {
  const entries = sampleEntries(localDay(job.app.now(), job.kb.timeZone));
  try {
    for (let done = 0; done < entries.length;) {
      const began = performance.now();
      await job.slice((c) => {
        const categories = currentPart<Category[]>(c.db, "category", c.kb.id).content;
        do {
          const entry = entries[done]!;
          if (!draftContent(c.db, c.kb.id, entry.id))
            saveContent(c, entry.id, contentOf(entry, categories), "sample", { audit: false, robot: false });
          done += 1;
        } while (done < entries.length && performance.now() - began < sliceTime);
        if (done === entries.length) c.audit({ action: "sample.loaded", subject: job.id, after: { entries: entries.length } });
      });
      await job.next(done, entries.length, "entries");
    }
  } finally {
    job.app.robots.rebuild(job.kb.id);
  }
}

/** The entry as a team would have written it by hand. */
function contentOf(entry: ReturnType<typeof sample>["entries"][number], categories: readonly Category[]): EntryContent {
  const { id: _, category, similar = [], ...rest } = entry;
  return entryContent.parse({
    ...emptyEntry(),
    ...rest,
    category: findCategory(categories, category ?? []),
    similar: similar.map((s) => ({ ...s, origin: "hand" })),
  });
}

/** The month since the version's date, answered by it and logged. Turns are named by their place, so that a second run counts none twice. */
async function logTurns(job: RunningJob, version: number): Promise<number> {
  const { app, kb } = job;
  const loaded = before(versionOf(app.db, kb.id, version)!.at, -sampleDays);
  const turns = sampleTurns(loaded, localDay(loaded, kb.timeZone));
  const said = samplePeople();
  const next = nextInConversation(turns);
  const ask = customers(await app.robots.version(kb.id, version), { kb: kb.id, version });
  for (let done = 0; done < turns.length;) {
    const answered: LogEvent[] = [];
    const began = performance.now();
    do {
      const turn = turns[done]!;
      const reply = ask(turn, done);
      answered.push(reply);
      if ("outcome" in reply && (reply.outcome === "unanswered" || reply.outcome === "handoff"))
        for (const [n, { at, agent, text }] of said(turn, { index: done, until: next[done] ?? null }).entries())
          answered.push({
            id: `a_${kb.id}_${done}_${n}`,
            at,
            message: text,
            conversation: turn.conversation,
            customer: turn.customer,
            agent,
            after: reply.id,
          });
      done += 1;
    } while (done < turns.length && performance.now() - began < sliceTime);
    await job.patiently(() => recordLines(app, kb, answered));
    await diskWritten(app, "logs");
    await job.next(done, turns.length, "turns");
  }
  return turns.length;
}

/** When each turn's conversation goes on. */
function nextInConversation(turns: readonly SampleTurn[]): (string | undefined)[] {
  const later = new Map<string, string>();
  const next: (string | undefined)[] = [];
  for (let i = turns.length - 1; i >= 0; i--) {
    const { conversation, at } = turns[i]!;
    next[i] = later.get(conversation);
    later.set(conversation, at);
  }
  return next;
}

/** What customers make of the robot's replies: they pick what they meant if it is offered, and are not pleased with an answer to something else. */
function customers(robot: Robot, { kb, version }: { kb: string; version: number }): (turn: SampleTurn, index: number) => NewTurn | SaidOf {
  const talks = new Map<string, { past: PastTurn[]; asking: NewTurn | null }>();
  return ({ at, conversation, customer, channel, question, wants, helpful }, index) => {
    const { past, asking } = talks.get(conversation) ?? { past: [], asking: null };
    const context = { at, channel, turns: past };
    const reply = robot.ask(question, { ...context, offer: asking });
    if (reply.choice && asking) {
      talks.set(conversation, { past: [...past.slice(0, -1), afterChoice(past.at(-1)!, reply.choice.entry)], asking });
      return { id: asking.id, said: saidBy(reply, reply.choice.entry) };
    }
    const asked = { id: `t_${kb}_${index}`, at, answerBand: robot.answerBand, version, conversation, customer, channel };
    const turn = turnOf(reply, { ...asked, source: "live" });
    const offered = wants !== null && reply.options.some((o) => o.entry === wants);
    const asksBack = reply.outcome === "clarify";
    // Half of those who are offered nothing they meant say so.
    const none = asksBack && !offered && index % 2 === 0;
    const here = pastTurnOf(reply);
    talks.set(conversation, {
      past: [...past, asksBack && offered ? afterChoice(here, wants) : none ? afterChoice(here, null) : here],
      asking: asksBack && !offered ? turn : null,
    });
    if (asksBack && offered) {
      const { text } = robot.choose(wants, context, question);
      return { ...turn, chosen: wants, helpful, reply: text };
    }
    if (asksBack) return { ...turn, none };
    return { ...turn, helpful: reply.outcome === "answered" && helpful !== null ? helpful && reply.answer?.entry === wants : null };
  };
}
