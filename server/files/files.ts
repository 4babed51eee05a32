// (being written)
import type { files as contract } from "../../shared/contract/files.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../context.ts";

const later = (): never => {
  throw new Failure("internal", "being written");
};
export const fileHandlers = new Proxy({}, { get: () => later }) as Handlers<keyof typeof contract>;
