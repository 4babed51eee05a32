// What the address bar holds on the Ask screen.
import { z } from "zod";

export const askSearch = z.object({});
