// What the address bar holds on the Today screen.
import { z } from "zod";

export const todaySearch = z.object({});
