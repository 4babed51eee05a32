// What the server and the thread that holds a knowledge base's traffic say to each other.
import type { ForesightOrder, ForesightSaid, TakenChange } from "../base/services.ts";

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
  | { kind: "ask"; id: number; order: ForesightOrder; now: string }
  | { kind: "cancel"; id: number };

/** From the thread. `sync`: answered once all that was committed before is told. */
export type FromTraffic =
  | { kind: "sync" }
  | { kind: "said"; id: number; said: ForesightSaid }
  | { kind: "failed"; id: number; why: string };
