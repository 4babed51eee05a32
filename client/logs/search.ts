// What the address bar holds on the Logs screen.
import { z } from "zod";

export const logsSearch = z.object({});
