// What the address bar holds on the Settings screen.
import { z } from "zod";

export const settingsSearch = z.object({});
