// Why a file could not be read, as the server names it; undefined when something else went wrong.
import { z } from "zod";
import { ApiError } from "./api.ts";

const said = z.object({ why: z.enum(["empty", "encoding", "oldExcel", "excel", "header", "quotes"]) });

export const whyUnreadable = (error: unknown): z.output<typeof said>["why"] | undefined =>
  error instanceof ApiError && error.code === "unreadable_file" ? said.safeParse(error.details).data?.why : undefined;
