// (being written)
import type { logs as contract } from "../../shared/contract/logs.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../context.ts";

const later = (): never => {
  throw new Failure("internal", "being written");
};
export const logHandlers = new Proxy({}, { get: () => later }) as Handlers<keyof typeof contract>;
