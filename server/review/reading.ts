// Clusters as the engine reads them: the name, which questions belong, which are taught, and what a decision is expected to gain.
import { chooseTaught, expectedGain, readCluster, type MissedText } from "../../shared/engine/clusters.ts";
import { textKey } from "../../shared/engine/text.ts";
import { MOST_WORDING } from "../../shared/knowledge/entry.ts";
import type { ClusterQuestion, Miss } from "./misses.ts";

/** Questions of one cluster that are in the same state, as they are read. */
export interface MembersRead {
  /** The most central. */
  name: ClusterQuestion;
  /** By how well they belong, the best first. */
  members: { member: ClusterQuestion; belongs: number; ticked: boolean }[];
  /** What it is worth to decide on them next. */
  rank: number;
  /** Misses of the last days that one decision is expected to end. */
  gain: number;
}

/** At least one. Those that are not placed yet have nothing near them. */
export function readMembers(members: readonly ClusterQuestion[]): MembersRead {
  const texts = members.map((member) => textOf(member, member.recent));
  const read = readCluster(texts);
  const byId = new Map(members.map((member) => [member.miss.id, member]));
  // What an entry teaches word for word wants a better answer there, not another entry.
  const isAllTaught = members.every((member) => member.teacher !== null);
  const belongs = new Map(read.members.map((member) => [member.id, member.belongs]));
  // What is answered already, only badly, gains nothing by being taught.
  const left = texts.filter(({ id }) => !byId.get(id)!.isAnswered);
  return {
    name: byId.get(read.name)!,
    members: read.members.map(({ id, belongs, ticked }) => {
      const member = byId.get(id)!;
      return { member, belongs, ticked: ticked && (isAllTaught || member.teacher === null) };
    }),
    rank: expectedGain(left, read),
    gain: left.reduce((sum, { id, times }) => sum + times * belongs.get(id)!, 0),
  };
}

/** Which of these would be taught: the most asked, then those farthest from what is chosen. */
export function wordingsToTeach(members: readonly ClusterQuestion[], most: number): Miss[] {
  const byId = new Map(members.filter(({ miss }) => isTeachable(miss)).map((member) => [member.miss.id, member]));
  const texts = [...byId.values()].map((member) => textOf(member, member.miss.missed));
  return texts.length === 0 ? [] : chooseTaught(texts, most).map((id) => byId.get(id)!.miss);
}

/** Whether the robot can learn it as it stands: it answers nothing to punctuation alone. */
const isTeachable = ({ text }: Pick<Miss, "text">): boolean => textKey(text) !== "" && text.length <= MOST_WORDING;

const textOf = ({ miss, place }: ClusterQuestion, times: number): MissedText => ({
  id: miss.id,
  text: miss.text,
  times,
  nearest: (JSON.parse(place.nearest ?? "[]") as [string, number][]).map(([entry, score]) => ({ entry, score })),
});
