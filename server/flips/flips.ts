// What an edit that is not saved yet would flip: asked of the thread that holds the questions, told with the entries' names.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { flips as contract } from "../../shared/contract/flips.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import type { FlipsOfKind, ForesightOrder, ForesightSaid } from "../base/services.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { knownEntry } from "../entries/saveContent.ts";
import { firstDayOf, hasRecentQuestions } from "../logs/recentQuestions.ts";
import { engineEntry } from "../robots/knowledge.ts";

type Told = Extract<OutputOf<"previewFlips">, { state: "ready" }>;
type Edit = Parsed<Contract["previewFlips"]>;

/** The id a new entry has until it is saved: of two that teach the same question the other one keeps it. */
const UNSAVED = "~new";

export const flipHandlers: Handlers<keyof typeof contract> = {
  previewFlips: async (c, input) => {
    const said = await ask(c, input, { kind: "gained", offset: 0, limit: 0 });
    return () => {
      if (said.state === "making") return said;
      const { asked, broken, behind, gained, lost, moved } = said;
      const nameOf = namer(c, input, said);
      const told = ({ byEntry, first, ...sums }: FlipsOfKind): Told["gained"] => ({
        ...sums,
        byEntry: byEntry.map(nameOf),
        first: first.map(nameOf),
      });
      return {
        state: "ready",
        ...asked,
        since: firstDayOf(c.now(), c.kb.timeZone, input.days),
        behind,
        gained: told(gained),
        lost: told(lost),
        moved: told(moved),
        broken: broken.map(({ text, to }) => ({ text, to: nameOf({ from: null, to }).to })),
      };
    };
  },
  listFlips: async (c, { kind, offset, limit, ...input }) => {
    const said = await ask(c, input, { kind, offset, limit });
    if (said.state === "making") throw new Error("a patient question was told how far it is");
    return () => ({ total: said[kind].questions, rows: said.page.map(namer(c, input, said)) });
  },
};

async function ask(c: Context, { entry, content, days, editor }: Edit, page: ForesightOrder["page"]): Promise<ForesightSaid> {
  if (entry !== null) knownEntry(c, entry);
  if (entry === null && content === null)
    throw new Failure("rule_broken", "an entry that is not saved cannot be deleted", { field: "content" });
  // Where nobody asked nothing flips, and no thread is needed to say so.
  if (!hasRecentQuestions(c.logs, c.kb, c.now(), days)) return nothing;
  const id = entry ?? UNSAVED;
  const changes = [{ id, entry: content && engineEntry(id, content) }];
  // A list that is paged through and the panel beside it do not end each other.
  const asker = `${c.user?.id ?? ""} ${editor ?? Math.random()} ${page.limit > 0 ? page.kind : ""}`;
  // Who has gone away waits for nothing.
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const { socket } = c.upload;
  socket.once("close", leave);
  try {
    return await c.foresight.ask(c.kb, { changes, days, editor: asker, isPatient: page.limit > 0, page }, gone.signal);
  } finally {
    socket.off("close", leave);
  }
}

const none: FlipsOfKind = { questions: 0, times: 0, byEntry: [], first: [] };
const nothing: ForesightSaid = {
  state: "ready",
  asked: { questions: 0, times: 0 },
  broken: [],
  behind: false,
  page: [],
  gained: none,
  lost: none,
  moved: none,
};

type Sides = { from: string | null; to: string | null };

/** Puts names to the entries on both sides. */
function namer(
  c: Context,
  { entry, content }: Edit,
  said: Extract<ForesightSaid, { state: "ready" }>,
): <T extends Sides>(flip: T) => Omit<T, keyof Sides> & Pick<Told["gained"]["first"][number], "from" | "to"> {
  const sides: Sides[] = [said.gained, said.lost, said.moved].flatMap(({ byEntry, first }) => [...byEntry, ...first]);
  const all = [...sides, ...said.page, ...said.broken.map(({ to }) => ({ from: null, to }))];
  const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== null && id !== UNSAVED) as string[];
  const questions = standardQuestions(c.db, c.kb.id, ids);
  const named = (id: string | null): Told["broken"][number]["to"] => {
    if (id === null) return null;
    const own = id === (entry ?? UNSAVED) ? content?.question : undefined;
    return { entry: id === UNSAVED ? null : id, question: own ?? questions.get(id) ?? id };
  };
  return ({ from, to, ...rest }) => ({ ...rest, from: named(from), to: named(to) });
}
