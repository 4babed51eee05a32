// What the address bar holds on the Vocabulary screen.
import { z } from "zod";

export const vocabularySearch = z.object({});
