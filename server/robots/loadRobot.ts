// Robots made from what is stored: small ones here; for others a worker reads everything ahead, so that the thread that answers goes on answering.
import { stat } from "node:fs/promises";
import { MessageChannel } from "node:worker_threads";
import type { PreparedEntry } from "../../shared/engine/loading.ts";
import { buildRobot, type BuildOptions, type Robot } from "../../shared/engine/robot.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import type { App, Kb } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import type { Frozen } from "../versions/environments.ts";
import { modelPartCount } from "../versions/models.ts";
import { runInWorker } from "../workers/pool.ts";
import { draftKnowledge, frozenKnowledge } from "./knowledge.ts";
import type { Piece } from "./loading.task.ts";
import { writeLongAnswers } from "./longAnswers.ts";
import { fileModel, storedModel, type ModelPlace } from "./readModel.ts";
import { loading } from "./tasks.ts";

export interface RobotOrder {
  kb: Kb;
  /** What a version holds, announced or not; null: the draft as it is now. Entries saved meanwhile may or may not be in it: the caller replays them. */
  frozen: Frozen | null;
  /** Where a model may lie: the first that this engine can read is taken. */
  places: readonly ModelPlace[];
  /** Whether it is made without a model if none can be read; otherwise null comes of it. */
  untrained: boolean;
  /** Whether a worker reads it; found by the model's size unless said. */
  ahead?: boolean;
  pause?: (entries: number) => Promise<void>;
}

// 1 MB is read in about 5 ms, and what it was trained on is built in half a second of slices; for less a worker does not pay.
const smallFile = 1024 * 1024;
const smallParts = 4;

type Made = BuildOptions & { knowledge: Knowledge };

export async function loadRobot(app: Pick<App, "db" | "config">, order: RobotOrder): Promise<Robot | null> {
  const { kb, frozen, untrained, pause = () => nextTurn() } = order;
  let made: Made | null = null;
  for (const place of order.places) made ??= await readFrom(app, order, place);
  if (!made && !untrained) return null;
  made ??= { knowledge: await knowledgeOf(app, kb, frozen) };
  const { knowledge, ...options } = made;
  await writeLongAnswers(knowledge.entries);
  // Looking for long answers among 50,000 entries takes a slice of its own.
  await pause(0);
  return buildRobot(knowledge, { ...options, editable: frozen === null, pause });
}

async function readFrom(app: Pick<App, "db" | "config">, order: RobotOrder, place: ModelPlace): Promise<Made | null> {
  const size = "path" in place ? (await stat(place.path).catch(() => null))?.size : modelPartCount(app.db, place.version);
  if (!size) return null;
  if (order.ahead ?? size > ("path" in place ? smallFile : smallParts)) return readAhead(app, order, place);
  const model = "path" in place ? await fileModel(place.path) : storedModel(app.db, place.version);
  return model && { model, knowledge: await knowledgeOf(app, order.kb, order.frozen) };
}

const knowledgeOf = (app: Pick<App, "db">, kb: Kb, frozen: Frozen | null): Promise<Knowledge> =>
  frozen ? frozenKnowledge(app.db, kb, frozen) : draftKnowledge(app.db, kb);

/** The same by a worker, with the entries read as the model reads them. */
async function readAhead(app: Pick<App, "config">, { kb, frozen }: RobotOrder, place: ModelPlace): Promise<Made | null> {
  const { port1, port2: out } = new MessageChannel();
  const batches: PreparedEntry[][] = [];
  const whole = new Promise<Made | null>((resolve) => {
    port1.once("close", () => resolve(null));
    port1.on("message", (piece: Piece) => {
      if ("model" in piece) return resolve({ ...piece, prepared: emptying(batches) });
      batches.push(piece.entries);
      port1.postMessage(null);
    });
  });
  port1.unref();
  const order = { dataDir: app.config.dataDir, kb, frozen, place, out };
  return (await runInWorker(loading, "load", order, { transfer: [out] })) ? whole : null;
}

/** Goes through all, letting go of what was taken. */
function* emptying(batches: PreparedEntry[][]): Generator<PreparedEntry, void, undefined> {
  batches.reverse();
  for (let batch = batches.pop(); batch; batch = batches.pop()) yield* batch;
}
