// (being written)
import type { settings as contract } from "../../shared/contract/settings.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../context.ts";

const later = (): never => {
  throw new Failure("internal", "being written");
};
export const keyHandlers = new Proxy({}, { get: () => later }) as Handlers<Extract<keyof typeof contract, "listKeys" | "createKey" | "revokeKey">>;
