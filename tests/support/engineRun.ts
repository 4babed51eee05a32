// The engine at work on a test set, for Node and, bundled, for a browser: what both do must be the same to the last digit.
import { modelBytes, readModel } from "../../shared/engine/model.ts";
import { createRobot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import type { AskContext, Knowledge } from "../../shared/engine/types.ts";

export interface Asked {
  question: string;
  context: AskContext;
}

const toBytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** The model's bytes, in base64. */
export const train = (knowledge: Knowledge): string => toBase64(modelBytes(trainNow(knowledge)));

/** Every reply with its explanation, as JSON. */
export function replies(knowledge: Knowledge, model: string, asked: readonly Asked[]): string[] {
  const robot = createRobot(knowledge, readModel(toBytes(model)));
  return asked.map(({ question, context }) => JSON.stringify(robot.ask(question, context, { explain: true })));
}
