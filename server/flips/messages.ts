// What the server and the thread that holds a knowledge base's traffic say to each other.
import type { ForesightOrder, ForesightSaid } from "../base/foreseen.ts";
import type { TakenChange } from "../base/services.ts";
import type { DraftSaid } from "../clusters/clusters.ts";

/** What the thread begins with. */
export interface TrafficBegin {
  dataDir: string;
  kb: string;
}

/** To the thread. */
export type ToTraffic =
  | { kind: "made"; number: number; taken: readonly TakenChange[] | null }
  | { kind: "changed"; taken: TakenChange }
  | { kind: "synced" }
  | { kind: "logged" }
  | { kind: "ask"; id: number; order: ForesightOrder; now: string }
  | { kind: "watch"; now: string }
  | { kind: "cancel"; id: number };

/** A missed question's cluster; `nearest` as it is stored. */
export interface Placed {
  question: string;
  cluster: string;
  nearest: string;
}

/** From the thread. `sync`: answered once all that was committed before is told. `took`: so many of the changes it was told of are taken in, and all that stands otherwise for them is told. `watching`: how far asking and grouping the missed questions is; null: done. */
export type FromTraffic =
  | { kind: "sync" }
  | { kind: "took"; changes: number }
  | { kind: "watching"; progress: { done: number; total: number } | null }
  | { kind: "stood"; rows: DraftSaid[] }
  | { kind: "placed"; rows: Placed[] }
  | { kind: "said"; id: number; said: ForesightSaid }
  | { kind: "failed"; id: number; why: string };
