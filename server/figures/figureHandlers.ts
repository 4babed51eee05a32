// (being written)
import type { figures as contract } from "../../shared/contract/figures.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../context.ts";

const later = (): never => {
  throw new Failure("internal", "being written");
};
export const figureHandlers = new Proxy({}, { get: () => later }) as Handlers<keyof typeof contract>;
