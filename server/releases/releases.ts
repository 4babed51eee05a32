// (being written)
import type { releases as contract } from "../../shared/contract/releases.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../context.ts";

const later = (): never => {
  throw new Failure("internal", "being written");
};
export const releaseHandlers = new Proxy({}, { get: () => later }) as Handlers<keyof typeof contract>;
export const sweepUnfinished = (_db: unknown): void => {};
